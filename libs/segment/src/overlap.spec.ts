import { expect, test } from '@jest/globals';
import { userSet } from '@strata/audience';
import fc from 'fast-check';
import { overlapCells } from './overlap.js';

test('every user in any of the sets is counted in exactly the cell of the sets that hold them', () => {
  const users = fc.uniqueArray(fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(fc.array(users, { minLength: 2, maxLength: 6 }), (sets) => {
      const keys = sets.map((_, index) => `s${index}`);
      const cells = overlapCells(new Map(sets.map((set, index) => [keys[index] ?? '', userSet(set)])));
      const expected = new Map<string, number>();
      for (let user = 1; user <= 30; user++) {
        const held = keys.filter((_, index) => sets[index]?.includes(user)).join(' ');
        if (held !== '') expected.set(held, (expected.get(held) ?? 0) + 1);
      }
      expect(new Map(cells.map(({ keys, count }) => [keys.join(' '), count]))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('the largest cell comes first, and empty ones are left out', () => {
  const cells = overlapCells(
    new Map([
      ['a', userSet([1, 2, 3, 4])],
      ['b', userSet([4])],
      ['c', userSet([9])],
    ]),
  );
  expect(cells).toEqual([
    { keys: ['a'], count: 3 },
    { keys: ['c'], count: 1 },
    { keys: ['a', 'b'], count: 1 },
  ]);
});
