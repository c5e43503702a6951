import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

/** What a client sends that writes to the socket itself, and the whole answer. */
async function write(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

/** 64 MB of blanks in JSON; packed it is a thousandth. */
const bomb = Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(64 * 1024 * 1024, 32), Buffer.from('"}')]);
const PACKED = { gzip: gzipSync(bomb), deflate: deflateSync(bomb), br: brotliCompressSync(bomb) };
const FORM = 'application/x-www-form-urlencoded';

describe('packed bodies', () => {
  const doors: [path: string, type: string][] = [
    ['/graphql', 'application/json'],
    ['/v1/events', 'application/json'],
    ['/v1/users', 'application/json'],
    ['/v1/consents', 'application/json'],
    ['/v1/collect', 'application/json'],
    ['/v1/collect', 'text/plain'],
    ['/v1/hooks/any', 'application/json'],
    ['/preferences/any', FORM],
    ['/preferences/any', 'multipart/form-data; boundary=x'],
  ];
  const cases = doors.flatMap(([path, type]) =>
    (['gzip', 'deflate', 'br'] as const).map((encoding) => [path, type, encoding] as const),
  );

  test.each(cases)(
    'that unpack to more than a door takes are refused before: %s as %s in %s',
    async (path, type, encoding) => {
      const before = process.memoryUsage().arrayBuffers;
      const answer = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': type, 'content-encoding': encoding },
        body: new Uint8Array(PACKED[encoding]),
      });
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'TOO_LARGE']);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(bomb.length / 2);
    },
  );

  test.each(['/v1/events', '/v1/users'])('lines and files are not taken packed: %s', async (path) => {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
      body: new Uint8Array(PACKED.gzip),
    });
    expect(answer.status).toBe(415);
  });
});

describe('what is no request', () => {
  test.each([
    ['a long address', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: localhost\r\n${'X-A: b\r\n'.repeat(5_000)}\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['another protocol', 'SSH-2.0-OpenSSH_9.0\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
      400,
      'BAD_REQUEST',
    ],
  ])('%s is refused in JSON, and the connection closed', async (_name, text, status, code) => {
    const answer = await write(text);
    expect(answer.startsWith(`HTTP/1.1 ${status} `)).toBe(true);
    expect(answer).toContain(`"code":"${code}"`);
    expect(answer).toMatch(/"requestId":"[0-9a-f-]{36}"/);
  });

  test.each(['/v1/users/%ff/export.json', '/v1/segments/%E0%A4%A/members', '/v1/imports/%', '/preferences/%ff'])(
    'an address that cannot be decoded is 400 with the id of the request: %s',
    async (path) => {
      const { hostname, port } = new URL(server.url);
      const answer = await write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(answer).toMatch(/"requestId":"[0-9a-f-]{36}"/);
      expect(answer).not.toMatch(/URIError|node_modules|\.js/);
    },
  );
});
