import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../log.js';

/** What the first line and the headers may take to arrive. */
const LONGEST_HEADERS = 15_000;
/** What a whole request may take: a file of 2 GB at 5 Mbit/s. Bodies that are held whole have less. */
const LONGEST_REQUEST = 60 * 60_000;
/** A connection on which nothing goes either way is dropped. More than twice what an operation may take. */
const LONGEST_SILENCE = 120_000;

/** Bounds how long connections may be held, and answers what is no request that can be read, as every door does, in JSON. */
export function guardConnections(server: Server, log: Log): void {
  server.headersTimeout = LONGEST_HEADERS;
  server.requestTimeout = LONGEST_REQUEST;
  server.timeout = LONGEST_SILENCE;
  server.on('clientError', (error, socket) => answerUnreadable(error, socket, log));
}

const UNREADABLE: Readonly<Record<string, [status: number, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'HEADERS_TOO_LARGE', 'The address and the headers may have 16 KB.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', 'The request took too long to arrive.'],
};

function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex, log: Log): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, code, message] = UNREADABLE[error.code ?? ''] ?? [400, 'BAD_REQUEST', 'This is no request of HTTP.'];
  const requestId = randomUUID();
  // Not the error: it holds what was sent, keys and all.
  log.info({ requestId, status, reason: error.code }, 'what came was no request');
  const body = JSON.stringify({ code, message, requestId, errors: [{ message, extensions: { code, requestId } }] });
  const headers = `X-Request-Id: ${requestId}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers}\r\n\r\n${body}`, () => socket.destroy());
}
