import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import fc from 'fast-check';
import { Cursor, FEED_KEPT_MS, trimChanges } from './changes.js';
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
    { seed: 20_261_122, numRuns: 30 },
  );
});

test('news is kept as long as an engine may sleep, and goes then', async () => {
  await database.transaction((transaction) =>
    recordChanges(transaction, [
      { topic: 'old', users: [1] },
      { topic: 'new', users: null },
      { topic: 'nobody', users: [] },
    ]),
  );
  await database.query(`UPDATE changes SET at = at - interval '1 millisecond' * $1 WHERE topic = 'old'`, [
    FEED_KEPT_MS + 1,
  ]);
  await trimChanges(database);
  const left = await database.query('SELECT topic, user_ids FROM changes');
  expect(left).toEqual([{ topic: 'new', user_ids: null }]);
});
