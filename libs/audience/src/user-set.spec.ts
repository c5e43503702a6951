import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readUserSet, userSet } from './user-set.js';

const SEED = 20_261_122;
const users = fc.uniqueArray(
  fc.oneof(
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 1_048_500, max: 1_048_650 }),
    fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  ),
);
const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

describe('a set of users', () => {
  test('does the algebra of sets', () => {
    fc.assert(
      fc.property(users, users, (one, other) => {
        const [a, b] = [userSet(one), userSet(other)];
        const shared = one.filter((key) => other.includes(key));
        expect([...a.and(b)]).toEqual(sorted(shared));
        expect([...a.or(b)]).toEqual(sorted([...new Set([...one, ...other])]));
        expect([...a.andNot(b)]).toEqual(sorted(one.filter((key) => !other.includes(key))));
        expect(a.andSize(b)).toBe(shared.length);
        expect(a.size).toBe(one.length);
      }),
      { seed: SEED },
    );
  });

  test('is read by pages, each from after the last user of the one before', () => {
    fc.assert(
      fc.property(users, fc.integer({ min: 1, max: 7 }), (list, first) => {
        const set = userSet(list);
        const read: number[] = [];
        for (let page = set.page(first); page.length > 0; page = set.page(first, read.at(-1))) read.push(...page);
        expect(read).toEqual(sorted(list));
      }),
      { seed: SEED },
    );
  });

  test('comes back from its chunks, each of which holds one run of 2^20 keys', () => {
    fc.assert(
      fc.property(users, (list) => {
        const chunks = [...userSet(list).chunks()];
        for (const { chunk, members } of chunks) {
          expect([...readUserSet([members])].every((key) => key >>> 20 === chunk)).toBe(true);
        }
        expect([...readUserSet(chunks.map(({ members }) => members))]).toEqual(sorted(list));
      }),
      { seed: SEED },
    );
  });

  test('a page after a user who is not in the set begins with the next one', () => {
    expect(userSet([1, 5, 9]).page(2, 6)).toEqual([9]);
    expect(userSet([1, 5, 9]).page(2, 9)).toEqual([]);
    expect(userSet([]).page(10)).toEqual([]);
  });
});
