import { describe, expect, test } from '@jest/globals';
import type { Test } from '@strata/rules';
import { testValue } from '@strata/rules';
import fc from 'fast-check';
import { NumberBuilder } from './number-column.js';
import type { NumberColumn } from './number-column.js';
import { Turn } from './turn.js';

const SEED = 20_261_122;

/** Values as they come: small counts, cents, instants, days, and any double at all. */
const number = fc.oneof(
  fc.integer({ min: -3, max: 300 }),
  fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100),
  fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }).map((seconds) => seconds * 1_000),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((bucket) => (bucket / 2 ** 32) * 100),
  fc.constantFrom(0.1 + 0.2, 1e-9, 9_007_199_254_740_991, -9_007_199_254_740_991, 1e300, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
/** Keys in the first, third and a late chunk. */
const user = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 131_000, max: 131_300 }),
  fc.constantFrom(65_535, 65_536, 4_194_304),
);
const rows = fc.uniqueArray(fc.tuple(user, number), { selector: ([key]) => key, maxLength: 400 });

async function build(values: readonly (readonly [number, number])[]): Promise<NumberColumn> {
  const builder = new NumberBuilder();
  const users = Uint32Array.from(values, ([key]) => key);
  builder.add({ users, values: Float64Array.from(values, ([, value]) => value) });
  return builder.finish(new Turn());
}

const wantedTest: fc.Arbitrary<Test> = fc.oneof(
  fc
    .record({ from: number, fromOpen: fc.boolean(), to: number, toOpen: fc.boolean() }, { requiredKeys: [] })
    .map((range): Test => ({ test: 'range', ...range })),
  fc.array(number, { maxLength: 7 }).map((values): Test => ({ test: 'oneOf', values })),
  fc.constant<Test>({ test: 'present' }),
  fc.constant<Test>({ test: 'monthDay', monthDays: [101, 228, 1231] }),
);

describe('a column of numbers', () => {
  test('gives back every double exactly, in any mixture', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (values) => {
        const column = await build(values);
        for (const [key, value] of values) expect(column.get(key)).toBe(value === 0 ? 0 : value);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('selects whom the test of one value selects, also after changes', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.array(user), wantedTest, async (values, changes, removed, wanted) => {
        const column = await build(values);
        const after = new Map([...values, ...changes].map(([key, value]) => [key, value] as const));
        removed.forEach((key) => after.delete(key));
        const touched = [...new Set([...changes.map(([key]) => key), ...removed])].sort((a, b) => a - b);
        await column.replace(
          { users: Uint32Array.from(touched), values: touched.map((key) => after.get(key)) },
          new Turn(),
        );
        const expected = [...after].filter(([, value]) => testValue(wanted, value)).map(([key]) => key);
        expect([...(await column.select(wanted, new Turn()))]).toEqual(expected.sort((a, b) => a - b));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('takes first values, other values and none, one round after another', async () => {
    const small = fc.integer({ min: 0, max: 300 });
    const anywhere = fc.integer({ min: 0, max: 140_000 });
    const round = fc.uniqueArray(fc.tuple(anywhere, fc.option(small, { nil: undefined })), {
      selector: ([key]) => key,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anywhere, small)),
        fc.array(round, { maxLength: 6 }),
        async (first, rounds) => {
          const held = new Map(first);
          const column = await build([...held]);
          for (const changes of rounds) {
            const sorted = changes.toSorted(([a], [b]) => a - b);
            const users = Uint32Array.from(sorted, ([key]) => key);
            await column.replace({ users, values: sorted.map(([, value]) => value) }, new Turn());
            for (const [key, value] of sorted) {
              if (value === undefined) held.delete(key);
              else held.set(key, value);
            }
            const having = [...(await column.select({ test: 'present' }, new Turn()))];
            expect(having.map((key) => [key, column.get(key)])).toEqual([...held].sort(([a], [b]) => a - b));
          }
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });

  test('knows the next value from a bound on', async () => {
    await fc.assert(
      fc.asyncProperty(rows, number, async (values, bound) => {
        const column = await build(values);
        const later = values.map(([, value]) => value).filter((value) => value >= bound);
        expect(await column.nextFrom(bound, new Turn())).toBe(later.length > 0 ? Math.min(...later) + 0 : Infinity);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test.each([
    ['counts', 1, (at: number) => at % 40],
    ['amounts in cents', 4, (at: number) => (at * 7_919) / 100],
    ['days over forty years', 2, (at: number) => (at * 31) % 15_000],
    ['whole seconds over a year', 4, (at: number) => 1_700_000_000_000 + ((at * 7_919) % 31_536_000) * 1_000],
  ])('%s take %d bytes a user', async (_name, bytes, value) => {
    const column = await build(Array.from({ length: 65_536 }, (_, at) => [at, value(at)] as const));
    expect(column.bytes / 65_536).toBeLessThan(bytes + 0.01);
  });

  test('few users among many take only what they need', async () => {
    const column = await build(Array.from({ length: 100 }, (_, at) => [at * 600, at] as const));
    expect(column.bytes).toBeLessThan(600);
  });
});
