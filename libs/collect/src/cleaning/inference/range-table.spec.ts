import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RangeRows } from './range-table.js';
import type { Key, RangeConflict } from './range-table.js';

interface Row {
  first: bigint;
  last: bigint;
  value: number;
}

const wordsOf = (number: bigint, words: number): Key =>
  Array.from({ length: words }, (_, at) => Number((number >> BigInt(32 * (words - 1 - at))) & 0xffff_ffffn));

async function tableOf(rows: readonly Row[], words: number, conflicts: RangeConflict[] = []) {
  const some = new RangeRows(words);
  rows.forEach(({ first, last, value }, at) => some.add(wordsOf(first, words), wordsOf(last, words), value, at + 1));
  return some.table((conflict) => conflicts.push(conflict));
}

/** The narrowest of all ranges that hold the number; of two alike the first. */
function naive(rows: readonly Row[], number: bigint): number {
  const around = rows.filter(({ first, last }) => first <= number && number <= last);
  return (
    around.reduce<Row | undefined>(
      (best, row) => (!best || row.last - row.first < best.last - best.first ? row : best),
      undefined,
    )?.value ?? 0
  );
}

/** Networks, which lie within one another or apart, with every border where an off-by-one would show. */
const networks = (bits: number): fc.Arbitrary<Row[]> =>
  fc.array(
    fc
      .tuple(
        fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }),
        fc.nat({ max: bits }),
        fc.integer({ min: 1, max: 4 }),
      )
      .map(([number, free, value]) => {
        const mask = (1n << BigInt(free)) - 1n;
        return { first: number & ~mask, last: number | mask, value };
      }),
    { maxLength: 40 },
  );

test.each([
  ['digits and IPv4', 1, 32],
  ['IPv6', 4, 128],
])('a search finds the narrowest network around a key, as a scan of all rows does: %s', async (_name, words, bits) => {
  const end = (1n << BigInt(bits)) - 1n;
  await fc.assert(
    fc.asyncProperty(networks(bits), fc.array(fc.bigInt({ min: 0n, max: end })), async (rows, others) => {
      const table = await tableOf(rows, words);
      const borders = rows.flatMap(({ first, last }) => [first, last, first - 1n, last + 1n]);
      for (const number of [0n, end, ...borders, ...others].filter((one) => one >= 0n && one <= end))
        expect(table.find(wordsOf(number, words))).toBe(naive(rows, number));
    }),
    { numRuns: 60 },
  );
});

test('of any ranges those that contradict one another are told, and only those', async () => {
  const row = fc
    .tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }), fc.integer({ min: 1, max: 2 }))
    .map(([a, b, value]) => ({ first: BigInt(Math.min(a, b)), last: BigInt(Math.max(a, b)), value }));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const conflicts: RangeConflict[] = [];
      const table = await tableOf(rows, 1, conflicts);
      const crossing = rows.some((a) => rows.some((b) => a.first < b.first && b.first <= a.last && a.last < b.last));
      const differing = rows.some((a) =>
        rows.some((b) => a.first === b.first && a.last === b.last && a.value !== b.value),
      );
      expect(conflicts.length > 0).toBe(crossing || differing);
      if (conflicts.length > 0) return;
      for (let number = 0; number <= 31; number++) expect(table.find([number])).toBe(naive(rows, BigInt(number)));
    }),
    { numRuns: 400 },
  );
});

test('a conflict is told by the lines of both, the later one first', async () => {
  const conflicts: RangeConflict[] = [];
  await tableOf(
    [
      { first: 5n, last: 9n, value: 1 },
      { first: 1n, last: 6n, value: 1 },
      { first: 20n, last: 20n, value: 1 },
      { first: 20n, last: 20n, value: 2 },
    ],
    1,
    conflicts,
  );
  expect(conflicts).toEqual([
    { why: 'OVERLAP', line: 2, other: 1 },
    { why: 'CONTRADICTION', line: 4, other: 3 },
  ]);
});

test('rows apart take the bytes that the documentation says: 12 each, and 36 of IPv6', async () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => ({
    first: BigInt(at * 4),
    last: BigInt(at * 4 + 1),
    value: 1 + (at % 3),
  }));
  expect((await tableOf(rows, 1)).bytes).toBe(12 * rows.length);
  expect((await tableOf(rows, 4)).bytes).toBe(36 * rows.length);
});
