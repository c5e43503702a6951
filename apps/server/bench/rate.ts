import { connect } from 'node:net';
import type { Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

export interface Load {
  port: number;
  /** Header lines beside those of every request, each with its end. */
  headers: string;
  /** The body of the n-th request. */
  body: (n: number) => string;
  connections: number;
  ms: number;
}

/**
 * Answers a second, of so many connections that each send a request when the one before is answered. Written to the socket itself: a
 * client of Node's `http` takes as much of the machine as what it measures. Throws unless every answer is 200 and holds data.
 */
export async function rateOf(load: Load): Promise<number> {
  let sent = 0;
  let answered = 0;
  const end = performance.now() + load.ms;
  const next = (socket: Socket): void => {
    if (performance.now() >= end) {
      socket.end();
      return;
    }
    const body = Buffer.from(load.body(sent++));
    const head = `POST /graphql HTTP/1.1\r\nHost: localhost:${load.port}\r\nContent-Type: application/json\r\n${load.headers}`;
    socket.write(Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}${HEAD_END}`), body]));
  };
  const started = performance.now();
  await Promise.all(
    Array.from(
      { length: load.connections },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = connect(load.port, '127.0.0.1', () => next(socket));
          let text = '';
          socket.setNoDelay(true).setEncoding('latin1');
          socket.on('error', reject);
          socket.on('close', () => resolve());
          socket.on('data', (part: string) => {
            text += part;
            const headEnd = text.indexOf(HEAD_END);
            const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
            if (headEnd < 0 || text.length < headEnd + HEAD_END.length + length) return;
            if (!text.startsWith('HTTP/1.1 200') || !text.includes('"data":{"user":{')) {
              reject(new Error(text));
              socket.destroy();
              return;
            }
            text = '';
            answered += 1;
            next(socket);
          });
        }),
    ),
  );
  return answered / ((performance.now() - started) / 1000);
}
