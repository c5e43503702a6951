import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Bitmap } from './bitmap.js';
import { breakdownOf } from './breakdown.js';
import { NumberBuilder } from './number-column.js';
import { Turn } from './turn.js';
import { asUserSet } from './user-set.js';

async function histogram(values: readonly number[], buckets: number, of = values.length, least = 1) {
  const users = Uint32Array.from(values.keys());
  const builder = new NumberBuilder();
  builder.add({ users, values: Float64Array.from(values) });
  const everyone = Bitmap.from(users);
  const column = { kind: 'attribute', key: 'x', type: 'NUMBER' } as const;
  const store = await builder.finish(new Turn());
  const members = asUserSet(Bitmap.from(users.subarray(0, of)));
  const breakdown = await breakdownOf(store, column, members, everyone, { buckets, timeZone: 'UTC', least });
  if (breakdown.kind !== 'numbers') throw new Error('not a histogram');
  return breakdown.buckets;
}

const total = (buckets: readonly { count: number }[]): number => buckets.reduce((sum, { count }) => sum + count, 0);

test.each([
  ['one number of thirteen digits', [1_763_769_600_123, 1_763_769_600_123], 10],
  ['a highest value a hair beyond the last round bound', [0.999_999, 11.000_004], 10],
  ['numbers that differ in their last digits only', [1e15, 1e15 + 0.5, 1e15 + 1], 7],
  ['the largest and the smallest', [-(2 ** 53 - 1), 0, 2 ** 53 - 1], 3],
])('a histogram holds every member: %s', async (_name, values, buckets) => {
  expect(total(await histogram(values, buckets))).toBe(values.length);
});

test('a histogram holds every member and no more than it, whatever the numbers', async () => {
  const number = fc.oneof(fc.double({ noNaN: true, min: -(2 ** 53 - 1), max: 2 ** 53 - 1 }), fc.integer());
  await fc.assert(
    fc.asyncProperty(
      fc.array(number, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      async (values, buckets) => {
        const found = await histogram(values, buckets);
        expect(total(found)).toBe(values.length);
        expect(found.every(({ count, of }) => count === of)).toBe(true);
        expect(found.length).toBeLessThanOrEqual(buckets + 2);
      },
    ),
    { numRuns: 60 },
  );
});

describe('a histogram that tells of no fewer than five', () => {
  const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 40 });
  const barsOf = async (values: readonly number[], members: number) =>
    (await histogram(values, 12, members, 5)).map(({ from, to, of }) => ({ from, to, of }));

  test('has the same bars, whoever of everyone is a member', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, fc.nat(40), async (values, members) => {
        expect(await barsOf(values, Math.min(members, values.length))).toEqual(await barsOf(values, values.length));
      }),
      { numRuns: 60 },
    );
  });

  test('begins and ends where it does whatever the four least and the four greatest are', async () => {
    const reach = async (values: readonly number[]) => (await barsOf(values, 0)).map(({ from, to }) => [from, to]);
    await fc.assert(
      fc.asyncProperty(numbers, fc.nat(1_000), async (values, further) => {
        const sorted = [...values].sort((one, other) => one - other);
        const moved = sorted.map((value, place) => {
          if (place < 4) return value - further;
          return place >= sorted.length - 4 ? value + further : value;
        });
        expect(await reach(moved)).toEqual(await reach(sorted));
      }),
      { numRuns: 60 },
    );
  });

  test('shows what lies between', async () => {
    const values = Array.from({ length: 100 }, (_, place) => place);
    expect((await barsOf(values, 100)).length).toBeGreaterThan(5);
    expect(await barsOf(values.slice(0, 8), 8)).toEqual([]);
  });
});
