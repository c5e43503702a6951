import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Presence } from './presence.js';
import { cuttable, type Cuttable } from './testing/cuttable.js';

let database: Database;
let way: Cuttable;
beforeAll(async () => {
  database = await freshDatabase();
  way = await cuttable(database.url);
});
afterAll(async () => {
  await way.close();
  await database.close();
});

/** The connections that hold the sign of life. */
async function holders(): Promise<number[]> {
  const rows = await database.query<{ pid: number }>(
    `SELECT DISTINCT pid FROM pg_locks JOIN pg_database ON pg_database.oid = database
     WHERE locktype = 'advisory' AND granted AND datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; !(await condition()); await sleep(10))
    if (performance.now() > end) throw new Error('waited 20 seconds in vain');
}

test('a sign of life over a connection that swallows what is said is given anew, and ends all the same', async () => {
  const presence = new Presence(way.url, 'worker', () => undefined, { askEveryMs: 20, answerMs: 300 });
  await presence.announce();
  const [first] = await holders();
  expect(first).toBeDefined();
  way.swallow();
  await until(async () => (await holders()).some((pid) => pid !== first));
  way.swallow();
  await presence.stop();
  // What went through the proxy is gone with it; PostgreSQL lets go of the locks.
  way.cut();
  await until(async () => (await holders()).length === 0);
});
