import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import type { Database } from './index.js';
import { endSilentConnections } from './silent-connections.js';
import { freshDatabase } from './testing/index.js';
import { isLost } from './unavailable.js';

const PATIENCE = { lookEveryMs: 20, silentMs: 100, answerMs: 2_000 };

let database: Database;
let network: Server;
let pairs: [Socket, Socket][];
let isDead: boolean;
let pool: Pool;

/** From now on bytes of these connections are taken, and arrive nowhere. */
function deafen(pair: readonly Socket[]): void {
  for (const socket of pair) socket.unpipe().resume();
}

beforeAll(async () => {
  database = await freshDatabase({ poolSize: 2 });
});
afterAll(() => database.close());

beforeEach(async () => {
  pairs = [];
  isDead = false;
  const { port, hostname } = new URL(database.url);
  network = createServer((client) => {
    const server = connect(Number(port), hostname);
    client.pipe(server);
    server.pipe(client);
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => [client, server].forEach((one) => one.destroy()));
    }
    pairs.push([client, server]);
    if (isDead) deafen([client, server]);
  });
  network.listen(0, '127.0.0.1');
  await once(network, 'listening');
  const url = database.url.replace(`:${port}/`, `:${(network.address() as AddressInfo).port}/`);
  pool = new Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  endSilentConnections(pool, url, PATIENCE);
});
afterEach(async () => {
  await pool.end();
  pairs.flat().forEach((socket) => socket.destroy());
  network.close();
});

test('a connection that swallows what is said fails who waits on it, and the pool opens another', async () => {
  await pool.query('SELECT 1');
  deafen(pairs[0]!);
  expect(isLost(await pool.query('SELECT 2').catch((error: unknown) => error))).toBe(true);
  expect((await pool.query('SELECT 3 AS three')).rows).toEqual([{ three: 3 }]);
});

test('the same where PostgreSQL cannot be reached at all', async () => {
  await pool.query('SELECT 1');
  isDead = true;
  pairs.forEach(deafen);
  expect(isLost(await pool.query('SELECT 2').catch((error: unknown) => error))).toBe(true);
  isDead = false;
  expect((await pool.query('SELECT 3 AS three')).rows).toEqual([{ three: 3 }]);
});

test('a statement that takes long, and one that waits for a lock, are left alone however silent they are', async () => {
  expect((await pool.query('SELECT 1 AS one FROM pg_sleep(1)')).rows).toEqual([{ one: 1 }]);
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  let held!: () => void;
  const isHeld = new Promise<void>((resolve) => (held = resolve));
  const holder = database.transaction(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock(4711)');
    held();
    await released;
  });
  await isHeld;
  const waiting = pool.query('SELECT pg_advisory_xact_lock(4711), 1 AS one');
  // Asked about at least once.
  while (pairs.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  release();
  await holder;
  expect((await waiting).rows).toMatchObject([{ one: 1 }]);
});
