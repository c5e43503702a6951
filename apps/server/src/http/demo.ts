import type { RequestHandler } from 'express';
import type { App } from '../composition.js';
import { isLoopback } from '../config.js';
import { SessionCookie } from './session-cookie.js';
import type { DoorOptions } from './identify.js';

/** Whoever opens these wants to be somebody else. */
const DOORS = new Set(['/sign-in', '/setup', '/accept']);

/**
 * Signs a browser of this very machine in as the owner of the demo when it opens a page: somebody who only looks needs no
 * account. Never for a workspace with data of a company's own, and never through a proxy, to which every client is local.
 */
export function demoSignIn(app: App, options: DoorOptions): RequestHandler {
  const cookie = new SessionCookie(options);
  return async (request, response, next) => {
    const isPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    const isLocal =
      isLoopback(request.socket.remoteAddress?.replace('::ffff:', '') ?? '') &&
      request.headers['x-forwarded-for'] === undefined &&
      request.headers.forwarded === undefined;
    if (
      isPage &&
      !DOORS.has(request.path) &&
      isLocal &&
      response.locals.actor === undefined &&
      (await app.workspace.get()).demo
    ) {
      const owner = await app.members.demoOwner();
      const agent = request.get('user-agent') ?? '';
      if (owner)
        cookie.give(response, await app.sessions.begin(owner, { address: '127.0.0.1', agent, method: 'DEMO' }));
    }
    next();
  };
}
