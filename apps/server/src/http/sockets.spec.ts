import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startTestServer, TEST_ACCESS, TestSocket } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const socketUrl = (path = '/graphql') => `${server.url.replace('http', 'ws')}${path}`;

async function ask(query: string, variables?: Record<string, unknown>): Promise<unknown> {
  const client = createClient({ url: socketUrl(), webSocketImpl: TestSocket, retryAttempts: 0 });
  try {
    for await (const result of client.iterate({ query, variables })) return result;
    return undefined;
  } catch (error) {
    return { errors: error };
  } finally {
    await client.dispose();
  }
}

async function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
  const socket = new WebSocket(socketUrl(path), 'graphql-transport-ws', { headers });
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  return response.statusCode;
}

/** Asks for a socket and resets the connection at once; resolves when it is gone. */
async function upgradeAndReset(path: string, host: string, authorization?: string): Promise<void> {
  const shown = authorization === undefined ? '' : `Authorization: ${authorization}\r\n`;
  const peer = connect(Number(new URL(server.url).port), '127.0.0.1');
  peer.on('error', () => undefined);
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${shown}Connection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`;
  peer.write(request, () => peer.resetAndDestroy());
  await once(peer, 'close');
}

describe('GraphQL over web sockets', () => {
  test('an operation is answered', async () => {
    expect(await ask('{ workspace { name } }')).toMatchObject({ data: { workspace: { name: 'Strata' } } });
  });

  describe('is within the rate of requests', () => {
    const keyOf = async (name: string): Promise<string> => {
      const { createApiKey } = await server.get<{ createApiKey: { secret: string } }>(
        'mutation ($name: String!) { createApiKey(input: { name: $name, permissions: [TAG_READ], ratePerMinute: 5 }) { secret } }',
        { name },
      );
      return `Bearer ${createApiKey.secret}`;
    };

    test('whatever is asked over a socket counts, faults too, together with what is asked over HTTP', async () => {
      const authorization = await keyOf('asks');
      const client = createClient({
        url: socketUrl(),
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string) {
            super(address, protocols, { headers: { authorization } });
          }
        },
        retryAttempts: 0,
        // One socket for all of them.
        lazy: false,
      });
      const codes: unknown[] = [];
      for (const query of [
        '{ __typename }',
        '{ nothing }',
        '{ __typename }',
        '{ nothing }',
        '{ __typename }',
        '{ nothing }',
      ]) {
        try {
          for await (const { errors } of client.iterate({ query })) codes.push(errors?.[0]?.extensions?.code);
        } catch (error) {
          codes.push((error as { extensions: { code: string } }[])[0]?.extensions.code);
        }
      }
      await client.dispose();
      // The first of five was the socket itself.
      expect(codes.slice(0, 4).filter((code) => code === 'RATE_LIMITED')).toEqual([]);
      expect(codes.slice(4)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
      const { status } = await server.ask('{ __typename }', {}, { authorization });
      expect(status).toBe(429);
    });

    test('so does each socket that is opened', async () => {
      const authorization = await keyOf('opens');
      const statuses: (number | undefined)[] = [];
      let wait: string | undefined;
      for (let times = 0; times < 6; times++) {
        const socket = new WebSocket(socketUrl(), 'graphql-transport-ws', { headers: { authorization } });
        socket.on('error', () => undefined);
        const opened = once(socket, 'open').then(() => 101);
        const refused = once(socket, 'unexpected-response').then(([, response]) => {
          const { statusCode, headers } = response as IncomingMessage;
          wait = headers['retry-after'];
          return statusCode;
        });
        statuses.push(await Promise.race([opened, refused]));
        socket.close();
      }
      expect(statuses).toEqual([101, 101, 101, 101, 101, 429]);
      expect(Number(wait)).toBeGreaterThan(0);
    });
  });

  test('a page of another site, another name and another path get no socket', async () => {
    expect(await statusOf('/graphql', { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf('/graphql', { host: 'evil.example' })).toBe(403);
    expect(await statusOf('/elsewhere', {})).toBe(404);
    expect(await statusOf('/graphql', {})).toBe(401);
    expect(await statusOf('/graphql', { authorization: 'Bearer other' })).toBe(401);
  });

  test.each<[string, string, string, string | undefined]>([
    ['that is denied', '/graphql', 'evil.example', undefined],
    ['of another path', '/elsewhere', 'localhost', undefined],
    ['of a stranger', '/graphql', 'localhost', undefined],
    ['that is let in', '/graphql', 'localhost', TEST_ACCESS.authorization],
  ])('a peer that resets an upgrade %s ends no more than its own socket', async (_name, path, host, authorization) => {
    // Which side is first is a matter of microseconds: of 50 some are reset before the answer is written.
    await Promise.all(Array.from({ length: 50 }, () => upgradeAndReset(path, host, authorization)));
    expect(await ask('{ workspace { name } }')).toMatchObject({ data: { workspace: { name: 'Strata' } } });
  });

  test('errors have the same codes as over HTTP, and the same limits hold', async () => {
    const cases: [string, string][] = [
      ['{ users(first: 0) { totalCount } }', 'PAGE_SIZE'],
      [`{ users(first: 1, rule: ${'{not:'.repeat(50_000)}${'}'.repeat(50_000)}) { totalCount } }`, 'TOO_LARGE'],
      ['{ nothing }', 'BAD_REQUEST'],
    ];
    for (const [query, code] of cases) expect(await ask(query)).toMatchObject({ errors: [{ extensions: { code } }] });
  });
});
