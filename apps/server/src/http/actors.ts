import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import type { Actor } from '@strata/access';
import { Refusal } from '@strata/db';
import type { App } from '../composition.js';
import { clientAddress } from './client-address.js';
import { identify } from './identify.js';
import type { DoorOptions } from './identify.js';
import { SessionCookie } from './session-cookie.js';

/** Finds out who asks, once for each request, and keeps it with the answer. */
export function actors(app: App, options: DoorOptions): RequestHandler {
  const cookie = new SessionCookie(options);
  return async (request, response, next) => {
    const { method, headers } = request;
    const showing = {
      method,
      headers,
      address: clientAddress(request, options.proxies),
      requestId: requestIdOf(response),
    };
    response.locals.address = showing.address;
    response.locals.actor = await identify(app, cookie, showing, options);
    next();
  };
}

export function requestIdOf(response: Response): string {
  return response.locals.requestId as string;
}

/** Who asks, where nobody in particular may not. */
export function actorOf(response: Response): Actor {
  const actor = response.locals.actor as Actor | undefined;
  if (!actor) throw unauthenticated();
  return actor;
}

export function unauthenticated(): Refusal {
  return new Refusal('UNAUTHENTICATED', 'Sign in, or send an API key: Authorization: Bearer KEY.');
}

/** Who asks, and may do the operation; throws UNAUTHENTICATED or FORBIDDEN. */
export function permit(app: App, response: Response, operation: string): Actor {
  const actor = actorOf(response);
  const refusal = app.authorization.denied(actor, operation);
  if (refusal) {
    noteDenied(app, actor, operation);
    throw refusal;
  }
  return actor;
}

/** Whoever tries what they may not leaves an entry. */
export function noteDenied(app: App, actor: Actor, operation: string): void {
  app.audit.noteRefusal(actor, { operation, object: '' }, 'FORBIDDEN');
}

/** The same, before anything of the request's body is read. */
export function allow(app: App, operation: string): RequestHandler {
  return (_request, response, next) => {
    permit(app, response, operation);
    next();
  };
}

/** Who asks over a web socket. Browsers let any page open one, and send its Origin: without it a session is nobody's. */
export async function actorOfSocket(
  app: App,
  request: IncomingMessage,
  options: DoorOptions,
  looksOn = false,
): Promise<Actor> {
  const showing = {
    // As of a request that changes something: of that the Origin is asked.
    method: 'POST',
    headers: request.headers,
    address: clientAddress(request, options.proxies),
    requestId: randomUUID(),
    looksOn,
  };
  const actor = await identify(app, new SessionCookie(options), showing, options);
  if (!actor) throw unauthenticated();
  return actor;
}
