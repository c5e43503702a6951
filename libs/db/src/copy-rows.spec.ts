import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyRows } from './index.js';
import type { Database } from './index.js';
import { freshDatabase } from './testing/index.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
  await database.query('CREATE TABLE copied (id integer PRIMARY KEY, text text, json jsonb)');
});
afterAll(() => database.close());

const TEXTS = [
  'plain',
  '',
  'tab\there',
  'line\nend\r\n',
  'back\\slash',
  '\\N',
  '\\.',
  '"quoted", too',
  '张三\u{1F600}',
  null,
];

test('every text comes back as it was, and so does what is none', async () => {
  const rows = TEXTS.map((text, id) => [id, text, JSON.stringify({ text })] as const);
  await database.transaction((transaction) => copyRows(transaction, 'copied', ['id', 'text', 'json'], rows));
  expect(await database.query(`SELECT id, text, json ->> 'text' AS json FROM copied ORDER BY id`)).toEqual(
    TEXTS.map((text, id) => ({ id, text, json: text })),
  );
});

test('more rows than go at once arrive, and one that is there already is an error that leaves nothing', async () => {
  const long = 'x'.repeat(500);
  const rows = Array.from({ length: 5_000 }, (_, at) => [1_000 + at, long, null] as const);
  const copy = (those: typeof rows) =>
    database.transaction((transaction) => copyRows(transaction, 'copied', ['id', 'text', 'json'], those));
  await copy(rows);
  await expect(
    copy([
      [9_999, 'new', null],
      [1_000, 'again', null],
    ]),
  ).rejects.toMatchObject({ code: '23505' });
  expect(await database.query('SELECT count(*)::integer AS count FROM copied WHERE id >= 1000')).toEqual([
    { count: 5_000 },
  ]);
});
