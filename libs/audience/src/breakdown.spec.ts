import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Bitmap } from './bitmap.js';
import { breakdownOf } from './breakdown.js';
import { NumberBuilder } from './number-column.js';
import { Turn } from './turn.js';
import { asUserSet } from './user-set.js';

async function histogram(values: readonly number[], buckets: number) {
  const users = Uint32Array.from(values.keys());
  const builder = new NumberBuilder();
  builder.add({ users, values: Float64Array.from(values) });
  const everyone = Bitmap.from(users);
  const column = { kind: 'attribute', key: 'x', type: 'NUMBER' } as const;
  const store = await builder.finish(new Turn());
  const breakdown = await breakdownOf(store, column, asUserSet(everyone), everyone, buckets, 'UTC');
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
