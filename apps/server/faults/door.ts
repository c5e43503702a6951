import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export const API_KEY = 'faults-are-done-with-this-key';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  ms: number;
}

/** How a request failed that got no whole answer: nobody listened, the connection broke, or the client lost patience. */
export type Failure = 'refused' | 'broken' | 'hung';

export class Unanswered extends Error {
  constructor(
    readonly failure: Failure,
    cause: unknown,
  ) {
    super(`${failure}: ${String(cause)}`, { cause });
  }
}

/** Longer than any request may take: who waits so long was forgotten. */
const PATIENCE = 60_000;

/** A client of one server, over connections that it keeps. */
export class Door {
  private readonly agent: Agent;

  constructor(
    readonly port: number,
    connections = 256,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  close(): void {
    this.agent.destroy();
  }

  get(path: string, patience = PATIENCE): Promise<Answer> {
    return this.send('GET', path, undefined, patience);
  }

  post(path: string, body: object, patience = PATIENCE): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), patience);
  }

  /** One GraphQL operation that has to succeed: its data. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const { status, text } = await this.post('/graphql', { query, variables });
    const { data, errors } = JSON.parse(text) as { data: Data; errors?: unknown };
    if (errors) throw new Error(`${status} ${JSON.stringify(errors)}`);
    return data;
  }

  /** How long until `/readyz` answers 200, from `since` (of `performance.now()`); Infinity where it does not within the time. */
  async ready(patience: number, since = performance.now()): Promise<number> {
    for (const end = performance.now() + patience; performance.now() < end; await sleep(20)) {
      const answer = await this.get('/readyz', 5_000).catch(() => undefined);
      if (answer?.status === 200) return performance.now() - since;
    }
    return Infinity;
  }

  private send(method: string, path: string, body: string | undefined, patience: number): Promise<Answer> {
    const begun = performance.now();
    const headers = {
      authorization: `Bearer ${API_KEY}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.port, method, path, headers, agent: this.agent });
      const timer = setTimeout(() => sent.destroy(new Unanswered('hung', `no answer in ${patience} ms`)), patience);
      const fail = (error: NodeJS.ErrnoException): void => {
        clearTimeout(timer);
        const failure = error.code === 'ECONNREFUSED' ? 'refused' : 'broken';
        reject(error instanceof Unanswered ? error : new Unanswered(failure, error));
      };
      sent.on('error', fail);
      sent.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => {
          clearTimeout(timer);
          const text = Buffer.concat(parts).toString();
          const { statusCode: status = 0, headers: received } = response;
          resolve({ status, headers: received, text, ms: performance.now() - begun });
        });
      });
      sent.end(body);
    });
  }
}
