import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import fc from 'fast-check';
import { isUnusualIdSql, standardId, standardIdSql } from './identity-value.js';

let database: Database;
beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.close());

test.each([
  ['E1', 'E1'],
  [' E1\t', 'E1'],
  ['　Ｅ１　', 'E1'],
  ['E\u200b1\ufeff', 'E1'],
  ['\u200eE1\u00ad', 'E1'],
  ['会员　００１', '会员 001'],
  ['e\u0301-1', '\u00e9-1'],
  ['A－－B', 'A--B'],
])('%j is %s', (written, standard) => {
  expect(standardId(written)).toBe(standard);
});

test.each([
  ['E1', 'e1'],
  ['E1', 'E 1'],
  ['001', '1'],
])('%s and %s are two', (one, other) => {
  expect(standardId(one)).not.toBe(standardId(other));
});

const RANGES = [
  [0x01, 0x24f],
  [0x300, 0x36f],
  [0x1100, 0x11f9],
  [0x2000, 0x206f],
  [0x3000, 0x33ff],
  [0x4e00, 0x4e80],
  [0xff00, 0xffef],
] as const;

test('the standard form of a standard form is itself, and PostgreSQL makes the same of every text', async () => {
  const char = fc.oneof(
    fc.constantFrom(...' \t\u3000\u00a0\u200b\ufeff\u00adＡ１－．eé\u0301张①ﬁ¨'),
    // Characters of which every version of Unicode says the same.
    ...RANGES.map(([min, max]) => fc.integer({ min, max }).map((code) => String.fromCharCode(code))),
  );
  const text = fc.array(char, { maxLength: 8 }).map((chars) => chars.join(''));
  const texts = fc.sample(text, 5_000);
  for (const made of texts) expect(standardId(standardId(made))).toBe(standardId(made));
  const read = await database.query<{ standard: string }>(
    `SELECT CASE WHEN ${isUnusualIdSql('made')} THEN ${standardIdSql('made')} ELSE made END AS standard
     FROM unnest($1::text[]) WITH ORDINALITY AS given (made, place) ORDER BY place`,
    [texts],
  );
  const differing = texts.filter((made, place) => read[place]?.standard !== standardId(made));
  expect(differing.map((made) => JSON.stringify(made))).toEqual([]);
});
