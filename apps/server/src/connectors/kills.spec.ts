import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ConnectorInput } from '@strata/collect';
import type { Database } from '@strata/db';
import { freshDatabase, runSource } from '@strata/db/testing';
import { S3_SECRET, startS3Server } from '../testing/s3-server.js';
import type { S3Server } from '../testing/s3-server.js';
import { contentOf } from '../testing/stored-content.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

const WORKER = join(import.meta.dirname, '../testing/connector-worker.ts');
const HOLD = 4242;
/** More rows than there are. */
const NEVER = 1_000_000;
// A process takes a second to start, and ten on a busy machine.
const KILLS = 3;

/** One database for the undisturbed runs, and one for those that are killed. */
let undisturbed: TestServer;
let killed: TestServer;
let root: string;
let store: S3Server;
let crm: Database;
let source: Server;
let answer: (response: ServerResponse, url: URL) => void;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-kills-'));
  store = await startS3Server();
  crm = await freshDatabase({ poolSize: 3 });
  source = createServer((request, response) => answer(response, new URL(request.url ?? '', 'http://localhost')));
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
});
beforeEach(async () => {
  [undisturbed, killed] = [await startTestServer({ folders: [root] }), await startTestServer({ folders: [root] })];
  for (const { app } of [undisturbed, killed]) await app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterEach(async () => {
  await undisturbed.close();
  await killed.close();
});
afterAll(async () => {
  source.closeAllConnections();
  await new Promise((resolve) => source.close(resolve));
  await store.close();
  await crm.close();
  await rm(root, { recursive: true });
});

/** Orders, and customers that change; some of both are nobody's. */
const rowOf = (at: number) => ({
  no: `o${String(at).padStart(5, '0')}`,
  id: at % 13 === 5 ? null : `k${at % 700}`,
  city: at % 3 ? '北京' : '上海',
  at: new Date(Date.UTC(2024, 0, 1) + at * 1_000).toISOString(),
});
const ORDERS = {
  kind: 'events',
  name: 'order_completed',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'at', target: 'occurredAt' },
    { source: 'no', target: 'properties.no' },
  ],
};
const CUSTOMERS = {
  kind: 'users',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'city', target: 'attributes.city' },
  ],
};

async function connect({ app }: TestServer, input: Pick<ConnectorInput, 'kind' | 'settings' | 'mapping' | 'secret'>) {
  if (!(await app.sources.list()).some(({ key }) => key === 'crm'))
    await app.sources.define({ key: 'crm', kind: 'CONNECTOR' });
  return (await app.inbound.connectors.create({ name: 'x', source: 'crm', every: 60, ...input })).key;
}

/** From now on a transaction that stores at so many rows of the table, or more, waits for us before it ends. */
async function holdAt(database: Database, table: string, rows: number): Promise<void> {
  await database.query(
    `CREATE OR REPLACE FUNCTION held() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF (SELECT count(*) FROM ${table}) >= ${Math.floor(rows)} THEN PERFORM pg_advisory_xact_lock(${HOLD}); END IF;
       RETURN NULL; END $$`,
  );
  await database.query(`CREATE OR REPLACE TRIGGER holds AFTER INSERT ON ${table} EXECUTE FUNCTION held()`);
}

/** Runs the connector in a process, and kills it where it is held: by the database, or by `isHeld`. */
async function killWhereHeld({ app: { database } }: TestServer, key: string, isHeld?: () => boolean): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(`SELECT pg_advisory_xact_lock(${HOLD})`);
    const worker = runSource(WORKER, [database.url, key, root]);
    const exit = once(worker, 'exit');
    const isWaiting = async (): Promise<boolean> =>
      isHeld?.() ??
      (await database.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = ${HOLD} AND NOT granted`))
        .length > 0;
    while (!(await isWaiting())) {
      if (worker.exitCode !== null) throw new Error('it came to its end before it was held');
      await sleep(5);
    }
    worker.kill('SIGKILL');
    await exit;
    const ours = `FROM pg_stat_activity WHERE application_name = 'doomed' AND datname = current_database()`;
    await database.query(`SELECT pg_terminate_backend(pid) ${ours}`);
    while ((await database.query(`SELECT 1 ${ours}`)).length > 0) await sleep(5);
  });
}

async function runToItsEnd({ app }: TestServer, key: string): Promise<void> {
  await app.inbound.connectorRunner.run(key, true, new AbortController().signal);
}

/** All that there is of it, with the sums of all its runs. */
async function endOf({ app }: TestServer, key: string): Promise<object> {
  const { messages, ...content } = (await contentOf(app.database)) as { messages: { rows: number }[] };
  const [sums] = await app.database.query(
    `SELECT sum(rows) AS rows, sum(accepted) AS accepted, sum(rejected) AS rejected, sum(files) AS files,
       sum(duplicates) AS duplicates FROM connector_runs WHERE connector = $1`,
    [key],
  );
  const { cursor, caughtUpAt, failures } = await app.inbound.connectors.get(key);
  // Message ids bear the key of the connector, which is another one.
  return { ...content, messages: messages[0]?.rows, sums, cursor, isWhole: caughtUpAt !== null, failures };
}

/** One random point in each part of so many. */
const points = (rows: number): number[] =>
  Array.from({ length: KILLS }, (_, part) => Math.floor(((part + Math.random()) / KILLS) * rows * 0.95) + 1);

test.each<[string, 'events' | 'users', object]>([
  ['an HTTP source by cursor, of events', 'events', { kind: 'CURSOR', param: 'after', path: 'next' }],
  ['an HTTP source by offset, of users', 'users', { kind: 'OFFSET', param: 'from' }],
])('%s, killed at random pages, ends in the same database', async (_name, kind, paging) => {
  const [pages, size] = [60, 25];
  const whole: typeof answer = (response, { searchParams: asked }) => {
    const page = Number(asked.get('after') ?? Number(asked.get('from') ?? 0) / size);
    const data = Array.from({ length: page < pages ? size : 0 }, (_, place) => rowOf(page * size + place));
    const next = page + 1 < pages ? page + 1 : null;
    response.end(JSON.stringify({ data, next }));
  };
  answer = whole;
  const settings = {
    url: `http://127.0.0.1:${(source.address() as AddressInfo).port}/rows`,
    items: 'data',
    paging,
    watermark: { path: 'at', param: 'since' },
    timeout: 120,
  };
  const input = { kind: 'HTTP' as const, settings, mapping: kind === 'events' ? ORDERS : CUSTOMERS };
  const expected = await connect(undisturbed, input);
  await runToItsEnd(undisturbed, expected);

  const key = await connect(killed, input);
  for (const point of points(pages)) {
    // Once the page of this number is asked for, no answer comes.
    let left = point - pagesOf((await killed.app.inbound.connectors.get(key)).cursor);
    let isHeld = false;
    answer = (response, url) => {
      left -= 1;
      if (left >= 0) return whole(response, url);
      isHeld = true;
    };
    await killWhereHeld(killed, key, () => isHeld);
  }
  answer = whole;
  if (kind === 'events') {
    // And in the middle of storing a page.
    const stored = await killed.app.database.query('SELECT 1 FROM accepted_messages');
    await holdAt(killed.app.database, 'accepted_messages', stored.length + 1);
    await killWhereHeld(killed, key);
    await holdAt(killed.app.database, 'accepted_messages', NEVER);
  }
  await runToItsEnd(killed, key);
  expect(await endOf(killed, key)).toEqual(await endOf(undisturbed, expected));
});

function pagesOf(cursor: Readonly<Record<string, unknown>> | null): number {
  const { pages } = (cursor?.['run'] ?? { pages: 0 }) as { pages: number };
  return pages;
}

test('a SQL source, killed at random rows, ends in the same database', async () => {
  const rows = 4_000;
  await crm.query('CREATE TABLE orders (no text PRIMARY KEY, id text, at timestamptz)');
  await crm.query(
    `INSERT INTO orders SELECT no, id, at FROM jsonb_to_recordset($1::jsonb) AS r (no text, id text, at timestamptz)`,
    [JSON.stringify(Array.from({ length: rows }, (_, at) => rowOf(at)))],
  );
  const url = new URL(crm.url);
  const settings = {
    host: url.hostname,
    port: Number(url.port),
    database: url.pathname.slice(1),
    user: url.username,
    query: 'SELECT * FROM orders',
    watermark: 'at',
    key: 'no',
  };
  const secret = decodeURIComponent(url.password);
  await endsTheSame({ kind: 'POSTGRES', settings, secret, mapping: ORDERS }, rows);
});

const csv = (from: number, rows: number): string =>
  [
    'no,id,at',
    ...Array.from({ length: rows }, (_, place) => {
      const { no, id, at } = rowOf(from + place);
      return `${no},${id ?? ''},${at}`;
    }),
    '',
  ].join('\n');

test('files of a folder, killed at random rows, end in the same database', async () => {
  for (const [place, name] of ['a.csv', 'b.csv', 'c.csv'].entries())
    await writeFile(join(root, name), csv(place * 3_000, 3_000));
  await endsTheSame({ kind: 'FOLDER', settings: { path: root }, mapping: ORDERS }, 9_000);
});

test('files of an object store, killed at random rows, end in the same database', async () => {
  for (const [place, name] of ['a.csv', 'b.csv', 'c.csv'].entries())
    store.objects.set(name, Buffer.from(csv(place * 3_000, 3_000)));
  const settings = {
    endpoint: store.endpoint,
    bucket: 'crm',
    region: 'eu-central-1',
    accessKeyId: 'ann',
    timeout: 120,
  };
  await endsTheSame({ kind: 'S3', settings, secret: S3_SECRET, mapping: ORDERS }, 9_000);
});

async function endsTheSame(input: Parameters<typeof connect>[1], rows: number): Promise<void> {
  const expected = await connect(undisturbed, input);
  const key = await connect(killed, input);
  // Files of a folder are taken once they have stood still for a while.
  for (const [server, connector] of [
    [undisturbed, expected],
    [killed, key],
  ] as const) {
    if (input.kind !== 'FOLDER') continue;
    await runToItsEnd(server, connector);
    await server.app.database.query(`UPDATE connector_files SET seen_at = seen_at - interval '1 hour'`);
  }
  await runToItsEnd(undisturbed, expected);
  const accepted = rows - Math.ceil(rows / 13);
  for (const point of points(accepted)) {
    await holdAt(killed.app.database, 'accepted_messages', point);
    await killWhereHeld(killed, key);
  }
  await holdAt(killed.app.database, 'accepted_messages', NEVER);
  await runToItsEnd(killed, key);
  expect(await endOf(killed, key)).toEqual(await endOf(undisturbed, expected));
}
