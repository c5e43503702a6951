import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one request: handed on, refused, cut off before it is read or after it was answered, or an answer of ours. */
export type Fault = 'none' | 'cut' | 'cut after accept' | { status: number; headers?: Record<string, string> };

export interface FaultyDoor {
  readonly url: string;
  /** The faults of the next requests, in order; then none. */
  next(...faults: Fault[]): void;
  /** Bodies that were read, in order. */
  readonly bodies: string[];
  close(): Promise<void>;
}

/** Stands between a client and a server, and fails as networks do. */
export async function openFaultyDoor(target: string): Promise<FaultyDoor> {
  const faults: Fault[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = faults.shift() ?? 'none';
    if (fault === 'cut') {
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    bodies.push(body);
    if (typeof fault === 'object') {
      response.writeHead(fault.status, fault.headers).end('{}');
      return;
    }
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const answered = await fetch(`${target}${request.url}`, { method: request.method ?? 'GET', headers, body });
    if (fault === 'cut after accept') request.socket.destroy();
    else response.writeHead(answered.status, { 'content-type': 'application/json' }).end(await answered.text());
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: (...more) => void faults.push(...more),
    bodies,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
