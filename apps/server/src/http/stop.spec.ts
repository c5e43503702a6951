import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { startTestServer, TEST_ACCESS, TestSocket } from '../testing/test-server.js';

test('a stop answers the requests under way, takes no new ones and leaves nothing open', async () => {
  const server = await startTestServer({ jobs: true });
  const { database } = server.app;
  let answered = 0;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let waiting = 0;
  const query = database.query.bind(database);
  database.query = async <Row>(text: string, values?: readonly unknown[]) => {
    if (text.includes('FROM workspace')) {
      waiting += 1;
      await held;
    }
    return query<Row>(text, values);
  };

  const underWay = Array.from({ length: 5 }, async () => {
    const { status, data } = await server.ask('{ workspace { name } }');
    answered += 1;
    return [status, data];
  });
  while (waiting < 5) await new Promise((resolve) => setImmediate(resolve));

  const stopped = server.close();
  await expect(refusal(server.url)).resolves.toBe('refused');
  expect(answered).toBe(0);
  release();
  expect(await Promise.all(underWay)).toEqual(Array(5).fill([200, { workspace: { name: 'Strata' } }]));
  // Fails if a connection to the database is still open.
  await stopped;
});

test('a stop ends subscriptions, and those who listen learn of it', async () => {
  const server = await startTestServer();
  await server.app.segments.service.create({ key: 'all', name: 'All', rule: { everyone: true } });
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: TestSocket,
    retryAttempts: 0,
  });
  const changes = client.iterate({ query: 'subscription { segmentChanged(key: "all") { count entered } }' });
  let told = false;
  const first = changes.next().finally(() => (told = true));
  // A change before the subscription has begun is nobody's news, so there is one more until one is told.
  for (let i = 0; !told; i++) {
    await server.app.upsertUsers([{ externalId: `u${i}` }], undefined);
    await server.app.audience.tick();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect(first).resolves.toMatchObject({ value: { data: { segmentChanged: { entered: expect.any(Number) } } } });

  const ended = endOf(changes);
  await server.close();
  await expect(ended).resolves.toMatchObject({ code: 1001 });
  await client.dispose();
});

test('while a stop waits for a socket, the server is not ready', async () => {
  const server = await startTestServer();
  const { hostname, port, host } = new URL(server.url);
  // A client that never answers that its socket is being closed.
  const socket = connect(Number(port), hostname);
  socket.write(
    `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${TEST_ACCESS.authorization}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
  );
  await once(socket, 'data');
  const stopped = server.close();
  const ready = await fetch(`${server.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ stopping: true })]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  socket.destroy();
  await stopped;
});

/** Listens on, and gives the error with which it ends. */
async function endOf(changes: AsyncIterableIterator<unknown>): Promise<unknown> {
  try {
    for (;;) if ((await changes.next()).done) return 'no error';
  } catch (error) {
    return error;
  }
}

async function refusal(url: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
      () => 'answered',
      () => 'refused',
    );
    if (answer === 'refused') return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
