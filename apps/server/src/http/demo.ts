import type { RequestHandler } from 'express';
import type { App } from '../composition.js';
import { isLoopback } from '../config.js';
import { requestIdOf } from './actors.js';
import { SessionCookie } from './session-cookie.js';
import { hostName } from './identify.js';
import type { DoorOptions } from './identify.js';

/** Whoever opens these wants to be somebody else. */
const DOORS = new Set(['/sign-in', '/setup', '/accept']);

/** A proxy adds one of these at least. */
const MARKS_OF_PROXIES = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
];

/**
 * Signs a browser of this very machine in as the owner of the demo when it opens a page: somebody who only looks needs no
 * account. Never for a workspace with data of a company's own, and never through a proxy, to which every client is local: not
 * where one is configured or shows itself, nor by another name than this machine's own.
 */
export function demoSignIn(app: App, options: DoorOptions): RequestHandler {
  const cookie = new SessionCookie(options);
  const { proxies, publicUrl } = options;
  const isAlone = proxies === 0 && (publicUrl === undefined || isLoopback(new URL(publicUrl).hostname));
  return async (request, response, next) => {
    const isPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    const isLocal =
      isAlone &&
      isLoopback(hostName(request.headers.host) ?? '') &&
      isLoopback(request.socket.remoteAddress?.replace('::ffff:', '') ?? '') &&
      MARKS_OF_PROXIES.every((name) => request.headers[name] === undefined);
    // What a foreign page loads as an image or in a frame is nobody who looks.
    const isOpened = ['document', undefined].includes(request.get('sec-fetch-dest'));
    if (
      isPage &&
      isOpened &&
      !DOORS.has(request.path) &&
      isLocal &&
      response.locals.actor === undefined &&
      (await app.workspace.get()).demo
    ) {
      const owner = await app.members.demoOwner();
      const agent = request.get('user-agent') ?? '';
      if (owner) {
        const { id, name } = owner;
        const actor = { kind: 'member', id, name, address: '127.0.0.1', requestId: requestIdOf(response) } as const;
        const details = { method: 'DEMO' };
        await app.audit.note(actor, { operation: 'signIn', object: 'member', objectId: id, details });
        cookie.give(response, await app.sessions.begin(owner, { address: '127.0.0.1', agent, method: 'DEMO' }));
      }
    }
    next();
  };
}
