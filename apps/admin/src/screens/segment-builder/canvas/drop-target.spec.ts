import { expect, test } from '@jest/globals';
import type { Rule } from '@strata/rules';
import { treeFromRule } from '../tree';
import { nodeAt } from '../tree-edit';
import { changesPlace, destinationOf } from './drop-target';

const a: Rule = { segment: { key: 'a' } };
const tree = treeFromRule({ all: [a, { any: [a, a] }, a] });
const dragged = (...path: number[]) => ({ from: 'canvas', id: nodeAt(tree, path)?.id ?? '' }) as const;

test('the upper half of a row is before it, the lower after it', () => {
  expect(destinationOf({ on: 'row', path: [1, 0] }, true, tree)).toEqual([1, 0]);
  expect(destinationOf({ on: 'row', path: [1, 0] }, false, tree)).toEqual([1, 1]);
});

test("below a group's head is its first place, above it the place before the group", () => {
  expect(destinationOf({ on: 'head', path: [1] }, false, tree)).toEqual([1, 0]);
  expect(destinationOf({ on: 'head', path: [1] }, true, tree)).toEqual([1]);
  expect(destinationOf({ on: 'head', path: [] }, true, tree)).toEqual([0]);
});

test('the end of a group is after its last child', () => {
  expect(destinationOf({ on: 'end', path: [1] }, false, tree)).toEqual([1, 2]);
});

test('a row dropped beside itself, or a group into itself, stays', () => {
  expect(changesPlace(dragged(0), [0], tree)).toBe(false);
  expect(changesPlace(dragged(0), [1], tree)).toBe(false);
  expect(changesPlace(dragged(1), [1, 1], tree)).toBe(false);
  expect(changesPlace(dragged(0), [1, 1], tree)).toBe(true);
  expect(changesPlace({ from: 'palette', condition: { everyone: true } }, [0], tree)).toBe(true);
});
