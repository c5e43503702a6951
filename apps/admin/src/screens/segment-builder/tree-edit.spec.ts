import { expect, test } from '@jest/globals';
import type { Rule } from '@strata/rules';
import { ruleFromTree, treeFromRule } from './tree';
import type { Group } from './tree';
import { copy, drop, flatten, moveTo, nodeAt, placeAfter, sizeOf, step, toggle, wrap } from './tree-edit';

const a: Rule = { segment: { key: 'a' } };
const b: Rule = { segment: { key: 'b' } };
const c: Rule = { segment: { key: 'c' } };
const rule = (tree: Group): Rule | undefined => ruleFromTree(tree).rule;
const idAt = (tree: Group, ...path: number[]): string => nodeAt(tree, path)?.id ?? '';

test.each<[string, Rule, number[], 'up' | 'down' | 'out' | 'in', Rule]>([
  ['up passes the row above', { all: [a, b] }, [1], 'up', { all: [b, a] }],
  ['down passes the row below', { all: [a, b, c] }, [0], 'down', { all: [b, a, c] }],
  [
    'down at the end of a group leaves it',
    { all: [{ any: [a, b] }, c] },
    [0, 1],
    'down',
    { all: [{ any: [a] }, b, c] },
  ],
  ['up at the start of a group leaves it', { all: [{ any: [a, b] }, c] }, [0, 0], 'up', { all: [a, { any: [b] }, c] }],
  ['out stands after the group', { all: [{ any: [a, b] }, c] }, [0, 0], 'out', { all: [{ any: [b] }, a, c] }],
  ['in goes to the end of the group above', { all: [{ any: [a] }, b] }, [1], 'in', { all: [{ any: [a, b] }] }],
  ['in goes to the start of the group below', { all: [a, { any: [b] }] }, [0], 'in', { all: [{ any: [a, b] }] }],
  ['in does nothing without a group beside it', { all: [a, b] }, [0], 'in', { all: [a, b] }],
  ['out of the root does nothing', { all: [a, b] }, [0], 'out', { all: [a, b] }],
])('%s', (_promise, given, path, direction, expected) => {
  const tree = treeFromRule(given);
  expect(rule(step(tree, idAt(tree, ...path), direction))).toEqual(expected);
});

test('a group does not move into itself', () => {
  const tree = treeFromRule({ all: [{ any: [a, b] }, c] });
  expect(moveTo(tree, [0], [0, 1])).toBe(tree);
});

test('a row moves between groups to the place it was dropped at', () => {
  const tree = treeFromRule({ all: [{ any: [a, b] }, c] });
  expect(rule(moveTo(tree, [1], [0, 1]))).toEqual({ all: [{ any: [a, c, b] }] });
});

test('a copy stands after the original and bears ids of its own', () => {
  const tree = treeFromRule({ all: [{ any: [a, b] }, c] });
  const copied = copy(tree, idAt(tree, 0));
  expect(rule(copied.tree)).toEqual({ all: [{ any: [a, b] }, { any: [a, b] }, c] });
  const ids = flatten(copied.tree).map((node) => node.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('wrapping a row of all gives a group of any, ready for alternatives', () => {
  const tree = treeFromRule({ all: [a, b] });
  expect(rule(wrap(tree, idAt(tree, 1)).tree)).toEqual({ all: [a, { any: [b] }] });
});

test('what is added goes after the focused row, into the focused group, else to the end', () => {
  const tree = treeFromRule({ all: [a, { any: [b] }, c] });
  expect(placeAfter(tree, idAt(tree, 0))).toEqual([1]);
  expect(placeAfter(tree, idAt(tree, 1))).toEqual([1, 1]);
  expect(placeAfter(tree, undefined)).toEqual([3]);
});

test('the root is neither removed nor switched off', () => {
  const tree = treeFromRule({ all: [a] });
  expect(drop(tree, tree.id)).toBe(tree);
  expect(toggle(tree, tree.id)).toBe(tree);
});

test('the size counts rows that are on, and levels of groups', () => {
  const tree = treeFromRule({ all: [a, { any: [b, { not: { any: [c] } }] }] });
  expect(sizeOf(toggle(tree, idAt(tree, 0)))).toEqual({ conditions: 2, levels: 3 });
});
