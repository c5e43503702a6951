import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database, Transaction } from './index.js';
import { freshDatabase } from './testing/index.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 3 });
});
afterAll(() => database.close());

const READ = 'SELECT count(*) AS of_a_test FROM users';

/** Nobody else can read users, as long as `run` takes. */
const withoutUsers = (run: (holder: Transaction) => Promise<void>): Promise<void> =>
  database.transaction(async (holder) => {
    await holder.query('LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
    await run(holder);
  });

/** Comes back once so many statements of this test wait for the lock. */
async function untilWaiting(holder: Transaction, statements: number): Promise<void> {
  for (;;) {
    const found = await holder.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query = $1`,
      [READ],
    );
    if (found.length === statements) return;
    await holder.query('SELECT pg_stat_clear_snapshot()');
  }
}

test('a statement that nobody waits for any more is ended where it runs, and others go on', async () => {
  const abandon = new AbortController();
  let other: Promise<unknown[]> | undefined;
  await withoutUsers(async (holder) => {
    const abandoned = database.query(READ, [], abandon.signal);
    other = database.query(READ);
    await untilWaiting(holder, 2);
    abandon.abort(new Error('nobody waits'));
    await expect(abandoned).rejects.toThrow('nobody waits');
    await untilWaiting(holder, 1);
  });
  expect(await other).toEqual([{ of_a_test: '0' }]);
});

test('one that was abandoned before it began never begins', async () => {
  const gone = AbortSignal.abort(new Error('nobody waits'));
  await expect(database.query('SELECT no_such_function()', [], gone)).rejects.toThrow('nobody waits');
});

test('a transaction that nobody waits for any more is ended where it is, and not tried again', async () => {
  const abandon = new AbortController();
  let runs = 0;
  await withoutUsers(async (holder) => {
    const abandoned = database.transaction(
      (transaction) => {
        runs += 1;
        return transaction.query(READ);
      },
      { signal: abandon.signal },
    );
    await untilWaiting(holder, 1);
    abandon.abort(new Error('nobody waits'));
    await expect(abandoned).rejects.toThrow('nobody waits');
    await untilWaiting(holder, 0);
  });
  expect(runs).toBe(1);
  // Its connection serves others, which nothing ends.
  const answers = await Promise.all([1, 2, 3].map(() => database.query(READ)));
  expect(answers).toEqual([1, 2, 3].map(() => [{ of_a_test: '0' }]));
});

test('an answer that comes in time is given, and what the database says of a fault is told', async () => {
  const { signal } = new AbortController();
  expect(await database.query('SELECT $1::int AS one', [1], signal)).toEqual([{ one: 1 }]);
  await expect(database.query('SELECT no_such_function()', [], signal)).rejects.toThrow(/no_such_function/);
});
