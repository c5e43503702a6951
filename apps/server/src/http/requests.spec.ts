import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { createLog } from '../log.js';
import { signedIn } from '../testing/signed-in.js';
import { startTestServer, TEST_KEY } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

const written: string[] = [];
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ log: createLog('debug', { write: (line) => void written.push(line) }) });
});
afterAll(() => server.close());
beforeEach(() => void (written.length = 0));

/** The line of one request, which is written when its answer has gone. */
async function lineOf(response: Response): Promise<Record<string, unknown>> {
  await response.arrayBuffer();
  for (;;) {
    const lines = written.map((line) => JSON.parse(line) as Record<string, unknown>);
    const found = lines.find(({ requestId }) => requestId === response.headers.get('x-request-id'));
    if (found) return found;
    await sleep(5);
  }
}

const ask = (query: string, headers: object = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

test('the log says of a request when, who, what, and what became of it', async () => {
  const line = await lineOf(await ask('{ workspace { name } }'));
  expect(line).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown,
    requestId: expect.any(String) as unknown,
    method: 'POST',
    path: '/graphql',
    status: 200,
    ms: expect.any(Number) as unknown,
    actor: 'key environment',
    msg: 'request',
  });
});

test('whoever is kept out is logged with the reason and from where, at every door', async () => {
  const stranger = await lineOf(await ask('{ workspace { name } }', { authorization: 'Bearer wrong' }));
  expect(stranger).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', address: '127.0.0.1' });
  expect(JSON.stringify(stranger)).not.toContain('wrong');
  const headers = await signedIn(server, 'developer');
  expect(await lineOf(await ask('{ users(first: 1) { edges { node { externalId } } } }', headers))).toMatchObject({
    actor: expect.stringMatching(/^member /) as unknown,
    code: 'FORBIDDEN',
    address: '127.0.0.1',
  });
  expect(await lineOf(await fetch(`${server.url}/v1/users/1/export.json`, { headers }))).toMatchObject({
    status: 403,
    code: 'FORBIDDEN',
    address: '127.0.0.1',
  });
});

test('whoever is kept out of a web socket, or of an operation over one, is logged too', async () => {
  const address = server.url.replace('http', 'ws');
  const stranger = new WebSocket(`${address}/graphql`, 'graphql-transport-ws');
  await once(stranger, 'error');
  const { cookie, origin } = await signedIn(server, 'developer');
  const socket = new WebSocket(`${address}/graphql`, 'graphql-transport-ws', { headers: { cookie }, origin });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await once(socket, 'message');
  const query = '{ users(first: 1) { edges { node { externalId } } } }';
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
  await once(socket, 'message');
  socket.close();
  await once(socket, 'close');
  const lines = written.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter(({ msg }) => msg === 'refused over a web socket')).toMatchObject([
    { code: 'UNAUTHENTICATED', address: '127.0.0.1' },
    { code: 'FORBIDDEN' },
  ]);
});

test('no request can write a line of its own, or itself, into the log', async () => {
  const forged = '"}\n{"level":60,"msg":"forged"}';
  const answers = [
    await fetch(`${server.url}/v1/users/${encodeURIComponent(forged)}/export.json?a=${encodeURIComponent(forged)}`),
    await fetch(`${server.url}/${encodeURIComponent(forged)}`, {
      headers: { 'user-agent': 'forged', 'x-a': 'forged' },
    }),
    await ask(`{ ${forged} }`),
    await ask(`query ${'forged'} { user(externalId: "forged \u2028") { id } }`),
  ];
  for (const answer of answers) await lineOf(answer);
  expect(written).toHaveLength(answers.length);
  expect(written.join('')).not.toContain('forged');
  expect(written.join('')).not.toContain(TEST_KEY);
  for (const line of written) expect(line).toMatch(/^\{[^\n]*\}\n$/);
});
