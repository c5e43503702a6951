import { expect, test } from '@jest/globals';
import { changesOf } from './changes';

test('what differs is told by where it stands, and what is the same by name alone', () => {
  expect(
    changesOf(
      { name: 'A', rule: { all: [1, 2], not: { x: 1 } }, tags: ['a'], gone: null },
      { name: 'A', rule: { all: [1, 3], not: { x: 1 } }, tags: ['a'], made: { y: 1 } },
    ),
  ).toEqual({
    changed: [
      { name: 'rule.all', before: [1, 2], after: [1, 3] },
      { name: 'gone', before: null, after: undefined },
      { name: 'made', before: undefined, after: { y: 1 } },
    ],
    same: ['name', 'rule.not.x', 'tags'],
  });
});

test('what was made has no state before, and what was removed none after', () => {
  expect(changesOf(undefined, { name: 'A' })).toEqual({
    changed: [{ name: 'name', before: undefined, after: 'A' }],
    same: [],
  });
  expect(changesOf({ name: 'A' }, undefined)).toEqual({
    changed: [{ name: 'name', before: 'A', after: undefined }],
    same: [],
  });
});
