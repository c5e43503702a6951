import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A load balancer keeps connections for 60 s: one that we close first may take a request with it. */
const KEEP_ALIVE = 65_000;

/** A turn of the event loop in which nothing was to be done. */
const QUIET_TURN = 0.2;
/** A process that is never quiet, for all that it has to do, closes its port all the same; it has 25 s for the whole stop. */
const LONGEST_WAIT = 2_000;

/** How long a connection without a request, or with a piece of one, is left to somebody who is just sending. */
const GRACE = 500;

/**
 * Ends a server without losing a request. A client cannot tell whether a request that it sent on a connection which the
 * server closed was read, so connections end by answers that say so (`Connection: close`), as long as `close` is given
 * time; only what was idle all along is closed by the server.
 */
export class Drain {
  private readonly connections = new Set<Socket>();
  private readonly answers = new Set<ServerResponse>();
  private hasBegun = false;
  private isClosing = false;

  constructor(private readonly server: Server) {
    server.keepAliveTimeout = KEEP_ALIVE;
    server.on('connection', (socket) => {
      this.connections.add(socket);
      socket.once('close', () => this.connections.delete(socket));
    });
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      if (this.hasBegun) response.shouldKeepAlive = false;
      this.answers.add(response);
      response.once('close', () => {
        this.answers.delete(response);
        // One whose head said that the connection stays, before the stop began.
        if (this.isClosing) socket.end();
      });
    });
  }

  /** From now on every answer is the last of its connection. New ones are taken still. */
  begin(): void {
    this.hasBegun = true;
    for (const response of this.answers) if (!response.headersSent) response.shouldKeepAlive = false;
  }

  /** Closes the port, and resolves when every request under way is answered. */
  async close(): Promise<void> {
    this.begin();
    await quietTurn();
    this.isClosing = true;
    const closed = new Promise((resolve) => this.server.close(resolve));
    // Node closes what has had an answer and is idle; a connection that has sent nothing, as browsers open ahead, would stay a minute.
    const late = setTimeout(() => this.closeUnused(), GRACE);
    await closed;
    clearTimeout(late);
  }

  private closeUnused(): void {
    const used = new Set([...this.answers].map(({ socket }) => socket));
    for (const socket of this.connections) if (!used.has(socket)) socket.destroy();
  }
}

/**
 * Connections that the kernel has taken and we have not are reset when the port closes. Node takes all of them in each turn
 * of its event loop, so behind a turn of microseconds there is next to never one.
 */
async function quietTurn(): Promise<void> {
  const until = performance.now() + LONGEST_WAIT;
  for (let began = performance.now(); began < until; began = performance.now()) {
    await new Promise(setImmediate);
    if (performance.now() - began < QUIET_TURN) return;
  }
}
