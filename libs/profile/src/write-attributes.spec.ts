import { expect, test } from '@jest/globals';
import { usersByKey } from './write-attributes.js';

test('the users of each attribute are gathered in time that grows with them, not with their square', () => {
  const rows = Array.from({ length: 200_000 }, (_, userId) => {
    const patch = new Map<string, number>([['age', userId]]);
    if (userId % 100_000 === 0) patch.set('score', 1);
    return { userId, patch };
  });
  const begun = performance.now();
  const users = usersByKey(rows);
  expect(users.get('age')).toHaveLength(200_000);
  expect(users.get('score')).toEqual([0, 100_000]);
  // Some 20 ms; copying the list for each user takes 20 billion moves.
  expect(performance.now() - begun).toBeLessThan(4_000);
});
