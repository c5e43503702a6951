import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import type { Predicate } from '@strata/rules';
import fc from 'fast-check';
import { Engine } from './engine.js';
import { ListColumn } from './list-column.js';
import { addUsers, createTables, setFact, testCatalogue } from './testing/test-catalogue.js';
import { TextBuilder, TextColumn } from './text-column.js';
import { Turn } from './turn.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 8 });
  await createTables(database);
});
afterAll(() => database.close());

test('a column holds the texts that users have, and no others, whatever changes', async () => {
  const text = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined });
  const patches = fc.array(fc.dictionary(fc.constantFrom('1', '2', '3', '4'), text), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(patches, async ([first = {}, ...later]) => {
      const held = new Map<number, string>();
      const change = (patch: Record<string, string | undefined>): [number, string | undefined][] => {
        const rows = Object.entries(patch).map(([user, value]): [number, string | undefined] => [Number(user), value]);
        for (const [user, value] of rows) {
          if (value === undefined) held.delete(user);
          else held.set(user, value);
        }
        return rows.sort(([a], [b]) => a - b);
      };
      change(first);
      const builder = new TextBuilder();
      builder.add({ kind: 'text', users: Uint32Array.from(held.keys()), values: [...held.values()] });
      const column = await builder.finish(new Turn());
      for (const patch of later) {
        const rows = change(patch);
        await column.replace(
          { users: Uint32Array.from(rows, ([user]) => user), values: rows.map(([, value]) => value) },
          new Turn(),
        );
        const texts = column.texts.filter((one) => one !== undefined);
        expect(texts.toSorted()).toEqual([...new Set(held.values())].sort());
        expect(column.texts.length).toBeLessThanOrEqual(8);
        for (const [user, value] of held) expect(column.texts[column.codes.get(user)!]).toBe(value);
      }
    }),
    { numRuns: randomRuns(100) },
  );
});

/** All texts that the columns of an engine hold. */
function held({ state }: Engine): string[] {
  return [...state.columns.values()].flatMap(({ store }) => {
    if (store instanceof ListColumn) return [...store.holders.keys()];
    return store instanceof TextColumn ? store.texts.filter((text) => text !== undefined) : [];
  });
}

test('a text that nobody has any more is held no longer than until the next tick', async () => {
  await addUsers(database, 3);
  await database.query(
    `INSERT INTO facts (user_id, key, texts) SELECT user_id, key, ARRAY[key || ' ' || user_id]
     FROM generate_series(1, 3) user_id, unnest('{name,likes}'::text[]) key`,
  );
  const engine = new Engine({
    database,
    catalogue: testCatalogue,
    timeZone: () => 'UTC',
    clock: Date.now,
    budgetBytes: 1e9,
  });
  const ask = (key: string, type: 'TEXT' | 'TEXT_LIST', predicate: Predicate) =>
    engine.evaluate({ node: 'value', path: 'rule', column: { kind: 'attribute', key, type }, type, predicate });
  await ask('name', 'TEXT', { contains: 'name' });
  await ask('likes', 'TEXT_LIST', { exists: true });
  expect(held(engine).sort()).toEqual(['likes 1', 'likes 2', 'likes 3', 'name 1', 'name 2', 'name 3']);
  await database.transaction(async (transaction) => {
    for (const key of ['name', 'likes'])
      for (const user of [2, 3]) await setFact(transaction, user, key, user === 2 ? null : ['other']);
  });
  await engine.tick();
  expect(held(engine).sort()).toEqual(['likes 1', 'name 1', 'other', 'other']);
  await engine.stop();
});
