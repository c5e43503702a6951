import type { IncomingMessage } from 'node:http';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '@strata/access';
import { Refusal } from '@strata/db';

/** A session that has ended, and rights that have changed, are noticed within so many milliseconds. */
export const STANDING_EVERY = 3_000;

/** Codes of closing, as graphql-ws reads them: after the first a client gives up, after the other it comes back with what it has now. */
const NOBODY = 4401;
const CHANGED = 4205;

/** Who has come, and until when it is looked after them. */
export interface Standing {
  /** Before its socket is opened. */
  came(request: IncomingMessage, actor: Actor): void;
  stop(): void;
}

/**
 * Subscriptions are judged when they begin, and go on for hours. Closes the sockets of those who are nobody any more, and of
 * those who may something else than when they came.
 */
export function watchStanding(
  sockets: WebSocketServer,
  actorOf: (request: IncomingMessage) => Promise<Actor>,
  every: number,
): Standing {
  const rights = new WeakMap<IncomingMessage, string>();
  const open = new Map<WebSocket, IncomingMessage>();
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    open.set(socket, request);
    socket.once('close', () => open.delete(socket));
  });

  const look = async (socket: WebSocket, request: IncomingMessage): Promise<void> => {
    try {
      if (rightsOf(await actorOf(request)) !== rights.get(request)) socket.close(CHANGED, 'Rights have changed');
    } catch (error) {
      // Where the database cannot be asked nobody is sent away; the next look tells.
      if (error instanceof Refusal) socket.close(NOBODY, 'Unauthorized');
    }
  };

  let timer: NodeJS.Timeout;
  const lookAround = async (): Promise<void> => {
    for (const [socket, request] of open) await look(socket, request);
    timer = setTimeout(() => void lookAround(), every).unref();
  };
  timer = setTimeout(() => void lookAround(), every).unref();
  return { came: (request, actor) => void rights.set(request, rightsOf(actor)), stop: () => clearTimeout(timer) };
}

const rightsOf = ({ permissions, scope }: Actor): string => JSON.stringify([[...permissions].sort(), scope ?? null]);
