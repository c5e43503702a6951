import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { OPERATIONS } from './deed-words';

test('every operation that somebody may do, or be refused, has words in both languages', () => {
  // The list is made from the declarations, and CI fails when it is stale.
  const declared = readFileSync('docs/authorization.md', 'utf8').split(/^## Operations$/m)[1]!;
  const operations = [...declared.matchAll(/^\| `([a-z]\w*)` \|/gm)].map(([, name]) => name!);
  expect(operations.length).toBeGreaterThan(100);
  expect(operations.filter((name) => !(name in OPERATIONS))).toEqual([]);
});
