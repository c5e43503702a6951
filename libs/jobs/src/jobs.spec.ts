import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase, runSource } from '@strata/db/testing';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { enqueue, type JobHandlers, migrateJobs, type RunningJobs, startJobs } from './index.js';
import { cuttable } from './testing/cuttable.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
  await migrateJobs(database.url);
});
afterAll(() => database.close());

let running: RunningJobs[];
let ran: string[];
beforeEach(async () => {
  running = [];
  ran = [];
  await database.query('TRUNCATE graphile_worker._private_jobs');
});
afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()));
});

const record = (value: string, options?: Parameters<typeof enqueue>[3]): Promise<void> =>
  enqueue(database, 'test.record', { value }, options);

async function start(handler: JobHandlers['test.record']): Promise<RunningJobs> {
  const jobs = await startJobs({ url: database.url, concurrency: 2, handlers: { 'test.record': handler } });
  running.push(jobs);
  return jobs;
}

const keep: JobHandlers['test.record'] = (payload) => {
  ran.push(payload.value);
  return Promise.resolve();
};

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); await sleep(5)) {
    if (Date.now() > end) throw new Error('waited 20 seconds in vain');
  }
}

declare module './index.js' {
  interface JobMap {
    'test.record': { value: string };
  }
}

describe('jobs', () => {
  test('a job runs after the commit, with its payload', async () => {
    await start(keep);
    await database.transaction((transaction) => enqueue(transaction, 'test.record', { value: '买家 1' }));
    await until(() => ran.length === 1);
    expect(ran).toEqual(['买家 1']);
  });

  test('a job of a transaction that rolled back never runs', async () => {
    const failure = database.transaction(async (transaction) => {
      await enqueue(transaction, 'test.record', { value: 'rolled back' });
      throw new Error('no');
    });
    await expect(failure).rejects.toThrow('no');
    await record('after');
    await start(keep);
    await until(() => ran.length > 0);
    expect(ran).toEqual(['after']);
  });

  test('jobs of one key are one job, with the last payload, however long the key', async () => {
    // As long as the key of a tag of eight levels, and not told apart by their beginnings.
    const path = '城'.repeat(600);
    await record('first', { key: `${path} 1` });
    await record('other', { key: `${path} 2` });
    await record('last', { key: `${path} 1` });
    const jobs = await start(keep);
    await until(() => ran.length === 2);
    await jobs.stop();
    expect(ran.sort()).toEqual(['last', 'other']);
  });

  test('a key enqueued while its job runs makes one more run, which begins after it', async () => {
    let finish: () => void = () => undefined;
    const jobs = await start(async ({ value }) => {
      ran.push(`${value} began`);
      if (value === 'first') await new Promise<void>((done) => (finish = done));
      ran.push(`${value} ended`);
    });
    await record('first', { key: 'k' });
    await until(() => ran.length === 1);
    await record('second', { key: 'k' });
    // Runs while the second waits: the worker beside it is idle, and has looked.
    await record('other');
    await until(() => ran.includes('other ended'));
    finish();
    await until(() => ran.includes('second ended'));
    await jobs.stop();
    expect(ran).toEqual(['first began', 'other began', 'other ended', 'first ended', 'second began', 'second ended']);
  });

  test('a job waits for its time', async () => {
    await record('later', { runAt: new Date(Date.now() + 3_600_000) });
    await record('now');
    await start(keep);
    await until(() => ran.length === 1);
    expect(ran).toEqual(['now']);
    await database.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
    await until(() => ran.length === 2);
    expect(ran).toEqual(['now', 'later']);
  });

  test.each([{}, { key: 'k' }])('a job that throws is tried again and knows it, with %j', async (options) => {
    await record('once more', options);
    await start((payload, { attempt }) => {
      ran.push(`${payload.value} ${attempt}`);
      return attempt === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    });
    await until(() => ran.length === 1);
    for (let waiting = 0; waiting === 0;) {
      const rows = await database.query(
        `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL RETURNING id`,
      );
      waiting = rows.length;
    }
    await until(() => ran.length === 2);
    expect(ran).toEqual(['once more 1', 'once more 2']);
  });

  test('stop waits for the job under way and takes no other', async () => {
    let finish: () => void = () => undefined;
    const jobs = await start(async (payload) => {
      ran.push(`${payload.value} began`);
      await new Promise<void>((done) => (finish = done));
      ran.push(`${payload.value} ended`);
    });
    await record('long');
    await until(() => ran.length === 1);
    const stopped = jobs.stop();
    await record('too late');
    finish();
    await stopped;
    expect(ran).toEqual(['long began', 'long ended']);
    const left = await database.query('SELECT locked_at FROM graphile_worker.jobs');
    expect(left).toEqual([{ locked_at: null }]);
  });

  test('a job survives the death of its worker, and so does its key', async () => {
    await record('survivor', { key: 'survivor' });
    const worker = runSource(join(import.meta.dirname, 'testing/hanging-worker.ts'), [database.url]);
    await once(worker.stdout, 'data');

    // A worker beside it leaves it alone as long as it lives, however long it takes.
    await database.query(`UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '1 hour'`);
    const beside = await start(keep);
    await record('beside');
    await until(() => ran.length === 1);
    await beside.stop();
    expect(ran).toEqual(['beside']);

    worker.kill('SIGKILL');
    await once(worker, 'exit');
    await until(() => ran.length === 1);
    await start(keep);
    await until(() => ran.length === 2);
    expect(ran).toEqual(['beside', 'survivor']);
  });

  test('what a clock that ran ahead wrote does not lie there until it has caught up', async () => {
    await record('of tomorrow');
    await record('later', { runAt: new Date(Date.now() + 3_600_000) });
    await record('tried');
    await database.query(
      `UPDATE graphile_worker._private_jobs SET created_at = created_at + interval '1 day', updated_at = updated_at + interval '1 day',
         run_at = run_at + interval '1 day' WHERE payload->>'value' <> 'tried'`,
    );
    await database.query(
      `UPDATE graphile_worker._private_jobs SET attempts = 3, run_at = now() + interval '1 day' WHERE payload->>'value' = 'tried'`,
    );
    const first = await start(keep);
    await until(() => ran.length === 2);
    await first.stop();
    expect(ran.sort()).toEqual(['of tomorrow', 'tried']);
    const [left] = await database.query<{ value: string; waits: boolean }>(
      `SELECT payload->>'value' AS value, run_at BETWEEN now() + interval '50 minutes' AND now() + interval '61 minutes' AS waits
       FROM graphile_worker._private_jobs`,
    );
    expect(left).toEqual({ value: 'later', waits: true });

    await database.query(
      `INSERT INTO graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       VALUES ('jobs.release_abandoned', now(), now() + interval '1 year')
       ON CONFLICT (identifier) DO UPDATE SET last_execution = excluded.last_execution`,
    );
    await start(keep);
    const [schedule] = await database.query<{ behind: boolean }>(
      `SELECT last_execution <= now() AS behind FROM graphile_worker._private_known_crontabs WHERE identifier = 'jobs.release_abandoned'`,
    );
    expect(schedule).toEqual({ behind: true });
  });

  test('the queue is started anew when the clock was set, ahead or back, and goes on', async () => {
    let offset = 0;
    const told: string[] = [];
    const jobs = await startJobs({
      url: database.url,
      concurrency: 2,
      handlers: { 'test.record': keep },
      clock: () => Date.now() + offset,
      log: (_level, message) => told.push(message),
    });
    running.push(jobs);
    const workers = async (): Promise<unknown[]> =>
      database.query(
        `SELECT pid FROM pg_stat_activity WHERE application_name = 'strata-jobs presence' AND datname = current_database()`,
      );
    for (const by of [86_400_000, -86_400_000]) {
      const before = JSON.stringify(await workers());
      offset += by;
      for (let now = before; now === before || now === '[]'; await sleep(20)) now = JSON.stringify(await workers());
      await record(`after ${by}`);
      await until(() => ran.includes(`after ${by}`));
    }
    expect(told).toEqual([
      'The clock was set by 86400 s: the job queue is started anew',
      'The clock was set by -86400 s: the job queue is started anew',
    ]);
  });

  test('a worker goes on after its connections were cut', async () => {
    await start(keep);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'strata-jobs%' AND datname = current_database()`,
    );
    await record('after the cut');
    await until(() => ran.length === 1);
  });

  test.each([
    ['ended', () => Promise.resolve()],
    ['failed', () => Promise.reject(new Error('no database'))],
  ])('a worker goes on after the database was away while a job %s, and runs it again', async (_name, end) => {
    const way = await cuttable(database.url);
    let finish: () => void = () => undefined;
    let gaveUp = false;
    const jobs = await startJobs({
      url: way.url,
      concurrency: 2,
      handlers: {
        'test.record': async ({ value }) => {
          ran.push(value);
          if (value !== 'under way' || ran.length > 1) return;
          await new Promise<void>((done) => (finish = done));
          await end();
        },
      },
      log: (_level, message) => (gaveUp ||= message.includes('gave up')),
    });
    try {
      await record('under way');
      await until(() => ran.length === 1);
      // So that the next worker, seeing no sign of life, need not wait two seconds before it frees the job.
      await database.query(`UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '1 minute'`);
      way.cut();
      finish();
      await until(() => gaveUp);
      await record('after');
      way.mend();
      await until(() => ran.length === 3);
    } finally {
      way.mend();
      await jobs.stop();
      await way.close();
    }
    expect(ran.sort()).toEqual(['after', 'under way', 'under way']);
    expect(await database.query('SELECT FROM graphile_worker.jobs')).toEqual([]);
  });
});
