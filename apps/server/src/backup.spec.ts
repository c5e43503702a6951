import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { migrate, openDatabase } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase, runSource } from '@strata/db/testing';
import { enqueue, migrateJobs } from '@strata/jobs';
import { runProgram } from './cli/program.js';
import { compose, ENTITIES } from './composition.js';
import type { App } from './composition.js';
import { createLog } from './log.js';
import { Shutdown } from './process.js';
import { startEngine } from './serve.js';
import { completed } from './testing/erasures.js';
import { SECRET_KEY } from './testing/secrets.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const MONTH = 30 * 86_400_000;
const RULE = { event: { name: 'order_completed', is: { gte: 2 } } };

let server: TestServer;
let folder: string;
let elsewhere: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-backup-'));
  process.env['STRATA_SECRET_KEY'] = SECRET_KEY;
  server = await startTestServer({ jobs: true });
  const { app } = server;
  await app.attributes.define({ key: 'name', type: 'TEXT' });
  await app.segments.service.create({ key: 'all', name: '全部\t\\', rule: { everyone: true } });
  await app.tagging.create({ key: 'a/b', class: 'BASIC' });
  const people = Array.from({ length: 300 }, (_, at) => ({
    externalId: `u${at}`,
    attributes: { name: `张\n${at}\t"\\.` },
    identities: [{ kind: 'EMAIL' as const, value: `u${at}@example.com` }],
  }));
  await app.upsertUsers(people, undefined);
  await app.trackEvents(
    people.flatMap(({ externalId }, at) =>
      Array.from({ length: at % 4 }, (_, nth) => ({
        externalId,
        name: 'order_completed',
        occurredAt: new Date(Date.now() - nth * MONTH),
        messageId: `${externalId}-${nth}`,
      })),
    ),
  );
});
afterAll(async () => {
  delete process.env['STRATA_SECRET_KEY'];
  await server.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  elsewhere = await freshDatabase({ entities: ENTITIES });
  await elsewhere.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});
afterEach(() => elsewhere.close());

/** A command on a database: its exit code and what it printed. */
async function strata(url: string, ...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const write = (text: string | Uint8Array): boolean => ((said += String(text)), true);
  const spies = [process.stdout, process.stderr].map((out) => jest.spyOn(out, 'write').mockImplementation(write));
  process.env['DATABASE_URL'] = url;
  process.exitCode = 0;
  try {
    return { code: await runProgram(args), said };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
    process.exitCode = undefined;
    delete process.env['DATABASE_URL'];
  }
}
let files = 0;
const newFile = (): string => join(folder, `backup-${files++}`);
async function backedUp(): Promise<string> {
  const file = newFile();
  expect(await strata(server.app.database.url, 'backup', file)).toMatchObject({ code: 0 });
  return file;
}

/** All rows of all tables but those that tell transactions by their numbers, who does what, and where the commands themselves are written down. */
async function contentOf(database: Database): Promise<Record<string, string[]>> {
  const tables = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND relname NOT IN ('changes', 'migrations', 'audit_pending', 'leases') ORDER BY 1`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

/** An app on a database, as a start would make it, for as long as `run` takes. */
async function withApp<T>(database: Database, run: (app: App) => Promise<T>): Promise<T> {
  const shutdown = new Shutdown();
  const app = compose(database, createLog('silent'), { secrets: server.app.secrets });
  try {
    await app.prepare('UTC');
    await startEngine(app, shutdown);
    return await run(app);
  } finally {
    await shutdown.runStrictly();
  }
}
const countOf = async (app: App): Promise<unknown> =>
  (await app.rules.evaluate(systemActor('test'), { given: RULE })).members.size;

describe('a backup, restored elsewhere', () => {
  test('holds every row of every table, and the engine counts the same', async () => {
    const file = await backedUp();
    const before = await contentOf(server.app.database);
    expect(await strata(elsewhere.url, 'restore', file)).toMatchObject({ code: 0 });
    expect(await contentOf(elsewhere)).toEqual(before);
    expect(before['users']?.length).toBeGreaterThanOrEqual(300);
    expect(Object.keys(before).filter((name) => name.startsWith('events_2')).length).toBeGreaterThan(1);
    expect(await migrate(elsewhere)).toEqual([]);
    const counted = await withApp(elsewhere, async (app) => {
      // A number that is given again would be somebody else's.
      expect(await app.upsertUsers([{ externalId: 'new' }], undefined)).toMatchObject({ accepted: 1 });
      return countOf(app);
    });
    expect(counted).toBe(150);
    expect(await countOf(server.app)).toBe(150);
  });

  test('is of one instant, while others write', async () => {
    let isDone = false;
    let written = 0;
    const writing = (async () => {
      while (!isDone) {
        const externalId = `w${String(written).padStart(5, '0')}`;
        await server.app.upsertUsers([{ externalId }], undefined);
        await server.app.trackEvents([{ externalId, name: 'visited', occurredAt: new Date(), messageId: externalId }]);
        written++;
      }
    })();
    while (written < 3) await sleep(1);
    const file = await backedUp();
    const meanwhile = written;
    while (written < meanwhile + 3) await sleep(1);
    isDone = true;
    await writing;
    expect(await strata(elsewhere.url, 'restore', file)).toMatchObject({ code: 0 });
    const [found] = await elsewhere.query<{ users: number; last: string; events: number }>(
      `SELECT count(*)::int AS users, max(external_id) AS last,
         (SELECT count(*)::int FROM events WHERE name = 'visited') AS events FROM users WHERE external_id LIKE 'w%'`,
    );
    const { users = 0, last, events = 0 } = found ?? {};
    expect(users).toBeGreaterThanOrEqual(3);
    expect(users).toBeLessThan(written);
    expect(last).toBe(`w${String(users - 1).padStart(5, '0')}`);
    expect([users, users - 1]).toContain(events);
  });

  test('erases again whoever was erased since, by the list kept apart', async () => {
    const { app } = server;
    await app.upsertUsers([{ externalId: 'goes', attributes: { name: 'Goes' } }], undefined);
    const file = await backedUp();
    await completed(server, (await app.erasures.erase({ externalId: 'goes' })).id);
    const list = newFile();
    expect(await strata(app.database.url, 'erasures', 'export', list)).toMatchObject({ code: 0 });
    await strata(elsewhere.url, 'restore', file);
    expect(await elsewhere.query(`SELECT FROM users WHERE external_id = 'goes'`)).toHaveLength(1);
    expect(await strata(elsewhere.url, 'erasures', 'replay', list)).toEqual({
      code: 0,
      said: '1 erasures; 1 users were there again, and are erased\n',
    });
    expect(await elsewhere.query(`SELECT FROM users WHERE external_id = 'goes'`)).toHaveLength(0);
    await withApp(elsewhere, async (restored) => {
      expect((await restored.upsertUsers([{ externalId: 'goes' }], undefined)).rejected).toMatchObject([
        { code: 'ERASED' },
      ]);
    });
  });

  test('has the jobs that wait, with their time and key', async () => {
    const runAt = new Date('2100-01-01T00:00:00Z');
    await enqueue(server.app.database, 'segment.materialize', { id: '1', freshness: '0' }, { key: 'later', runAt });
    const jobs = `SELECT task_identifier, queue_name, run_at, key, priority, max_attempts FROM graphile_worker.jobs WHERE run_at > '2099-01-01'`;
    await strata(elsewhere.url, 'restore', await backedUp());
    expect(await elsewhere.query(jobs)).toEqual(await server.app.database.query(jobs));
    expect(await elsewhere.query(jobs)).toHaveLength(1);
  });

  test('comes up to the newest schema, when it is of an older one', async () => {
    const old = await freshDatabase();
    await migrateJobs(old.url);
    await old.query(`INSERT INTO users (id, external_id) VALUES (7, 'old')`);
    await old.dataSource.undoLastMigration({ transaction: 'each' });
    await old.dataSource.undoLastMigration({ transaction: 'each' });
    const file = newFile();
    expect(await strata(old.url, 'backup', file)).toMatchObject({ code: 0 });
    await old.close();
    expect(await strata(elsewhere.url, 'restore', file)).toMatchObject({ code: 0 });
    const names = 'SELECT name FROM migrations ORDER BY id';
    expect(await elsewhere.query(names)).toEqual(await server.app.database.query(names));
    expect(await elsewhere.query('SELECT id, external_id FROM users')).toEqual([{ id: 7, external_id: 'old' }]);
  });

  test('is refused by a version that does not know its schema', async () => {
    const content = gunzipSync(await readFile(await backedUp())).toString();
    const newest = (await server.app.database.query<{ name: string }>('SELECT name FROM migrations ORDER BY id')).map(
      ({ name }) => name,
    );
    const [first = '', ...rest] = content.split('\n');
    const head = JSON.parse(first) as { migrations: string[] };
    expect(head.migrations).toEqual(newest);
    const older = newFile();
    await writeFile(
      older,
      gzipSync([JSON.stringify({ ...head, migrations: [...newest, 'Future'] }), ...rest].join('\n')),
    );
    expect(await strata(elsewhere.url, 'restore', older)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^OTHER_VERSION: /),
    });
  });
});

describe('a restore', () => {
  test('is refused where there is something already, and what is there stays', async () => {
    const file = await backedUp();
    const before = await contentOf(server.app.database);
    expect(await strata(server.app.database.url, 'restore', file)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^NOT_EMPTY: /),
    });
    expect(await contentOf(server.app.database)).toEqual(before);
    expect(await strata(server.app.database.url, 'backup', file)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^FILE_EXISTS: /),
    });
  });

  test.each([
    ['was cut off', (file: Buffer) => file.subarray(0, file.length / 2)],
    ['lacks its end', (file: Buffer) => gzipSync(gunzipSync(file).subarray(0, -2))],
    [
      'lacks rows',
      (file: Buffer) =>
        gzipSync(
          gunzipSync(file)
            .toString()
            .replace(/^u7\t?.*\n/m, '')
            .replace(/^.*u7@example.*\n/m, ''),
        ),
    ],
    ['has more behind it', (file: Buffer) => gzipSync(Buffer.concat([gunzipSync(file), Buffer.from('more')]))],
  ])('of a file that %s takes nothing, and no start takes what is there for a database', async (_what, damage) => {
    const file = newFile();
    await writeFile(file, damage(await readFile(await backedUp())));
    expect(await strata(elsewhere.url, 'restore', file)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^NOT_WHOLE: /),
    });
    await expect(migrate(elsewhere)).rejects.toMatchObject({ code: 'UNFINISHED_RESTORE' });
    expect(await elsewhere.query('SELECT FROM users')).toEqual([]);
  });

  test('of a file that is no backup leaves the database empty', async () => {
    const file = newFile();
    await writeFile(file, 'no backup');
    expect(await strata(elsewhere.url, 'restore', file)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^(NOT_WHOLE|INVALID_INPUT): /),
    });
    expect(await elsewhere.query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).toEqual([]);
  });

  test('that is killed in the middle is seen by every start, and begins anew', async () => {
    const file = await backedUp();
    const content = await readFile(file);
    // A file that comes half, and then no further.
    const pipe = newFile();
    execFileSync('mkfifo', [pipe]);
    const doomed = runSource(join(import.meta.dirname, 'cli.ts'), ['restore', pipe], {
      env: { DATABASE_URL: elsewhere.url, STRATA_SECRET_KEY: SECRET_KEY },
    });
    const half = createWriteStream(pipe);
    half.write(content.subarray(0, content.length / 2));
    const isLoading = async (): Promise<boolean> =>
      (
        await server.app.database.query(
          `SELECT FROM pg_stat_activity WHERE datname = $1 AND application_name = 'strata-backup' AND query LIKE 'COPY%'`,
          [new URL(elsewhere.url).pathname.slice(1)],
        )
      ).length > 0;
    while (!(await isLoading()) && doomed.exitCode === null) await sleep(20);
    const ended = once(doomed, 'exit');
    expect(doomed.kill('SIGKILL')).toBe(true);
    await ended;
    half.destroy();
    const starting = await openDatabase({ url: elsewhere.url, applicationName: 'starting', poolSize: 1 });
    await expect(migrate(starting)).rejects.toMatchObject({ code: 'UNFINISHED_RESTORE' });
    await starting.close();
    expect(await strata(elsewhere.url, 'restore', file)).toMatchObject({ code: 0 });
    expect(await migrate(elsewhere)).toEqual([]);
  });
});

test('a backup that fails leaves no file that looks like one', async () => {
  const empty = newFile();
  expect(await strata(elsewhere.url, 'backup', empty)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^NOT_FOUND: /),
  });
  expect((await readdir(folder)).filter((name) => join(folder, name).startsWith(empty))).toEqual([]);
});
