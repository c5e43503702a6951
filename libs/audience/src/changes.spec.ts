import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import fc from 'fast-check';
import { Cursor, FEED_KEPT_MS, FeedTrim } from './changes.js';
import { recordChanges } from './index.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test('a cursor sees the transactions that pg_visible_in_snapshot says', async () => {
  const snapshot = fc
    .tuple(fc.integer({ min: 3, max: 20 }), fc.uniqueArray(fc.integer({ min: 3, max: 30 }), { maxLength: 6 }))
    .map(([xmin, running]) => {
      const list = running.filter((id) => id >= xmin).sort((a, b) => a - b);
      return `${xmin}:${Math.max(xmin, ...list.map((id) => id + 1)) + 2}:${list.join(',')}`;
    });
  await fc.assert(
    fc.asyncProperty(snapshot, async (text) => {
      const rows = await database.query<{ id: string; sees: boolean }>(
        `SELECT id::text, pg_visible_in_snapshot(id::text::xid8, $1::pg_snapshot) AS sees FROM generate_series(1, 40) id`,
        [text],
      );
      const cursor = new Cursor(text);
      for (const { id, sees } of rows) expect([text, id, cursor.sees(id)]).toEqual([text, id, sees]);
    }),
    { numRuns: 30 },
  );
});

test('news is kept until its transaction has been over for as long as an engine may sleep', async () => {
  let elapsed = 0;
  const trim = new FeedTrim(database, () => elapsed);
  const left = async (): Promise<string[]> => {
    await trim.run();
    const rows = await database.query<{ topic: string }>('SELECT topic FROM changes ORDER BY topic');
    return rows.map(({ topic }) => topic);
  };
  const tell = (...topics: string[]): Promise<void> =>
    database.transaction((transaction) =>
      recordChanges(
        transaction,
        topics.map((topic) => ({ topic, users: [1] })),
      ),
    );

  await tell('early');
  let commit = (): void => undefined;
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  const slow = database.transaction(async (transaction) => {
    await recordChanges(transaction, [
      { topic: 'slow', users: null },
      { topic: 'nobody', users: [] },
    ]);
    await mayCommit;
  });
  while (
    (
      await database.query(
        `SELECT FROM pg_stat_activity WHERE state = 'idle in transaction' AND backend_xid IS NOT NULL AND datname = current_database()`,
      )
    ).length === 0
  );
  expect(await left()).toEqual(['early']);
  elapsed += FEED_KEPT_MS - 1;
  expect(await left()).toEqual(['early']);
  elapsed += 1;
  expect(await left()).toEqual([]);

  elapsed += FEED_KEPT_MS;
  commit();
  await slow;
  await tell('late');
  // What looked back this far saw the slow transaction open: it is as new as the late one, however long ago its row was written.
  expect(await left()).toEqual(['late', 'slow']);
  elapsed += FEED_KEPT_MS - 1;
  expect(await left()).toEqual(['late', 'slow']);
  elapsed += 1;
  expect(await left()).toEqual([]);
});
