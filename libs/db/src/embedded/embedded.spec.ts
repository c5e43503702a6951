import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { runSource } from '../testing/run-source.js';
import { sendSignal } from './owner.js';
import { startEmbeddedPostgres } from './server.js';

const OWNER = join(import.meta.dirname, '../testing/embedded-owner.ts');
const NOBODY = 65_534;
const whenRoot = process.getuid?.() === 0 ? test : test.skip;

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'strata-embedded-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

async function ask(url: string, text: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<{ answer: unknown }>(text);
    return result.rows[0]?.answer;
  } finally {
    await client.end();
  }
}

const answers = (url: string): Promise<boolean> =>
  ask(url, 'SELECT 1 AS answer').then(
    () => true,
    () => false,
  );

async function killPostmaster(): Promise<void> {
  const pid = Number(readFileSync(join(dataDir, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  while (sendSignal(pid, 0)) await sleep(10);
}

async function startElsewhere(account?: { uid: number; gid: number }) {
  const owner = runSource(OWNER, [dataDir], account);
  const ended = once(owner, 'exit').then(([code]) => {
    throw new Error(`the process that starts a server ended with ${code}`);
  });
  const [line] = (await Promise.race([once(owner.stdout, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  return { owner, url: line.toString().trim() };
}

describe('embedded PostgreSQL', () => {
  test('starts on an empty folder, durable, and keeps its data over a restart', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    expect(await ask(first.url, `SELECT current_setting('fsync') AS answer`)).toBe('on');
    await first.stop();
    expect(await answers(first.url)).toBe(false);

    const second = await startEmbeddedPostgres({ dataDir });
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(7);
    await second.stop();
  });

  test('logs nothing of the people whom a failing statement is about', async () => {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    await ask(server.url, `CREATE TABLE people (name text PRIMARY KEY, answer integer)`);
    await ask(server.url, `INSERT INTO people VALUES ('marker-in-a-row')`);
    await expect(ask(server.url, `INSERT INTO people VALUES ('marker-in-a-row')`)).rejects.toThrow('duplicate key');
    await expect(ask(server.url, `SELECT 'marker-in-a-message'::integer AS answer`)).rejects.toThrow('invalid input');
    await server.stop();
    const logs = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)log$/.test(name));
    const logged = logs.map((name) => readFileSync(join(dataDir, name), 'utf8')).join('');
    expect(logged).toContain('database system is ready');
    expect(logged).not.toContain('marker');
  });

  test('refuses who does not know the password', async () => {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    const url = new URL(server.url);
    url.password = 'guessed';
    await expect(ask(url.href, 'SELECT 1 AS answer')).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  test('a file left by a server that was killed does not keep the next one from starting', async () => {
    const first = await startEmbeddedPostgres({ dataDir, durable: false });
    await first.stop();
    // The number of a living process that is no server of this folder.
    writeFileSync(join(dataDir, 'data/postmaster.pid'), `${process.pid}\n/x\n1\n5432\n\n127.0.0.1\n\nready\n`);
    const second = await startEmbeddedPostgres({ dataDir, durable: false });
    expect(await answers(second.url)).toBe(true);
    await second.stop();
  });

  test('two starts at once share one server', async () => {
    const [one, two] = await Promise.all([startElsewhere(), startEmbeddedPostgres({ dataDir, durable: false })]);
    expect(new URL(one.url).port).toBe(new URL(two.url).port);
    one.owner.kill('SIGTERM');
    await once(one.owner, 'exit');
    await two.stop();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('data'))).toEqual(['data']);
    expect(await answers(two.url)).toBe(false);
  });

  test('many who join a new server at once find its one database', async () => {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    const maintenance = new URL(server.url);
    maintenance.pathname = '/postgres';
    await ask(maintenance.href, 'DROP DATABASE strata');
    const joined = await Promise.all(
      Array.from({ length: 8 }, () => startEmbeddedPostgres({ dataDir, durable: false })),
    );
    expect(await Promise.all(joined.map(({ url }) => answers(url)))).toEqual(joined.map(() => true));
    await server.stop();
  });

  test('ends with its process on SIGTERM', async () => {
    const { owner, url } = await startElsewhere();
    expect(await answers(url)).toBe(true);
    owner.kill('SIGTERM');
    await once(owner, 'exit');
    for (const end = Date.now() + 10_000; (await answers(url)) && Date.now() < end;) await sleep(20);
    expect(await answers(url)).toBe(false);
  });

  test('is started again where it dies, at the same address, with what was acknowledged', async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    const said: string[] = [];
    const again = new Promise<void>((resolve) => {
      void server.guard((what) => {
        said.push(what);
        if (said.length === 2) resolve();
      });
    });
    await killPostmaster();
    await again;
    expect(await ask(server.url, 'SELECT answer FROM kept')).toBe(7);
    await server.stop();
    expect(await answers(server.url)).toBe(false);
  });

  test('is not started while a process of a server that died still writes', async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    const client = new Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const backend = rows[0]!.pid;
    // It looks for its server only between two pieces of work; here it is held in the middle of one.
    process.kill(backend, 'SIGSTOP');
    await killPostmaster();
    try {
      await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('still in use');
    } finally {
      process.kill(backend, 'SIGCONT');
    }
    await client.end().catch(() => undefined);
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await answers(second.url)).toBe(true);
    await second.stop();
  });

  test('takes no writes while the disk is nearly full, but answers, and takes them again when there is room', async () => {
    let room = 1_000;
    const server = await startEmbeddedPostgres({ dataDir, durable: false, roomOf: () => Promise.resolve(room) });
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    let told: (() => void) | undefined;
    const said = (): Promise<void> => new Promise((resolve) => (told = resolve));
    await server.guard(() => told?.());
    await expect(ask(server.url, 'INSERT INTO kept VALUES (8)')).rejects.toMatchObject({ code: '25006' });
    expect(await ask(server.url, 'SELECT answer FROM kept')).toBe(7);
    const heard = said();
    room = 1e12;
    await heard;
    await ask(server.url, 'INSERT INTO kept VALUES (8)');
    await server.stop();
  });

  test('outlives kill -9 of its process, and the next start takes it over', async () => {
    const { owner, url } = await startElsewhere();
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(await answers(url)).toBe(true);
    const taken = await startEmbeddedPostgres({ dataDir, durable: false });
    expect(taken.url).toBe(url);
    await taken.stop();
    expect(await answers(url)).toBe(false);
  });

  test('who joins the server of a living process does not stop it', async () => {
    const { owner, url } = await startElsewhere();
    const joined = await startEmbeddedPostgres({ dataDir, durable: false });
    expect(joined.url).toBe(url);
    await joined.stop();
    expect(await answers(url)).toBe(true);
    owner.kill('SIGTERM');
    await once(owner, 'exit');
  });

  whenRoot('starts for an ordinary user', async () => {
    chownSync(dataDir, NOBODY, NOBODY);
    const { owner, url } = await startElsewhere({ uid: NOBODY, gid: NOBODY });
    expect(await answers(url)).toBe(true);
    owner.kill('SIGTERM');
    await once(owner, 'exit');
  });
});
