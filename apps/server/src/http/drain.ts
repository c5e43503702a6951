import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A load balancer keeps connections for 60 s: one that we close first may take a request with it. */
const KEEP_ALIVE = 65_000;

/**
 * Turns of the event loop in which nobody connected, and how long they may take, in milliseconds: the longer it is looked for one, the
 * less is asked of it.
 */
const QUIET_TURNS = [
  { within: 1_000, longest: 0.2 },
  { within: 2_000, longest: 2 },
  { within: 3_000, longest: 10 },
];

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
  /** How many connections there have been. */
  private taken = 0;
  /** Requests that wait until the port is closed. */
  private held: (() => void)[] | undefined;

  constructor(private readonly server: Server) {
    server.keepAliveTimeout = KEEP_ALIVE;
    server.on('connection', (socket) => {
      this.taken++;
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

  /** Whatever handles a request goes through here. */
  pass(handle: () => void): void {
    if (this.held) this.held.push(handle);
    else handle();
  }

  /** Closes the port, and resolves when every request under way is answered. */
  async close(): Promise<void> {
    this.begin();
    this.held = [];
    await this.quietTurn();
    this.isClosing = true;
    const closed = new Promise((resolve) => this.server.close(resolve));
    const { held } = this;
    this.held = undefined;
    for (const handle of held) handle();
    // Node closes what has had an answer and is idle; a connection that has sent nothing, as browsers open ahead, would stay a minute.
    const late = setTimeout(() => this.closeUnused(), GRACE);
    await closed;
    clearTimeout(late);
  }

  /**
   * Connections that the kernel has taken and we have not are reset when the port closes. Node takes one of them in each turn of its
   * event loop, so in a turn that brought none there was none when it began. Requests wait meanwhile: a server that has more to do
   * than it can would have no such turn, and connections wait in the kernel without end.
   */
  private async quietTurn(): Promise<void> {
    const looking = performance.now();
    for (const { within, longest } of QUIET_TURNS) {
      for (let began = performance.now(); began - looking < within; began = performance.now()) {
        const { taken } = this;
        await new Promise(setImmediate);
        if (this.taken === taken && performance.now() - began < longest) return;
      }
    }
  }

  private closeUnused(): void {
    const used = new Set([...this.answers].map(({ socket }) => socket));
    for (const socket of this.connections) if (!used.has(socket)) socket.destroy();
  }
}
