import { expect, test } from '@jest/globals';
import type { Rule } from '@strata/rules';
import { changesOf } from './draft';
import { treeFromRule } from './tree';
import { toggle } from './tree-edit';

const a: Rule = { segment: { key: 'a' } };
const b: Rule = { segment: { key: 'b' } };
const c: Rule = { segment: { key: 'c' } };
const published: Rule = { all: [a, b] };

test.each<[string, Rule, number]>([
  ['nothing changed', published, 0],
  ['a condition edited', { all: [a, c] }, 1],
  ['one added', { all: [a, b, c] }, 1],
  ['both replaced', { all: [c, c] }, 2],
  ['the order changed', { all: [b, a] }, 1],
  ['the quantifier changed', { any: [a, b] }, 1],
])('%s', (_what, rule, changes) => {
  expect(changesOf(published, treeFromRule(rule))).toBe(changes);
});

test('a condition switched off is a change', () => {
  const tree = treeFromRule(published);
  expect(changesOf(published, toggle(tree, tree.rules[0]?.id ?? ''))).toBe(1);
});

test('the order in which the server gives keys back is no change', () => {
  const written: Rule = {
    event: { name: 'order', during: { last: 'P30D' }, measure: { count: true }, is: { gte: 1 } },
  };
  const back: Rule = { event: { is: { gte: 1 }, name: 'order', during: { last: 'P30D' }, measure: { count: true } } };
  expect(changesOf(back, treeFromRule(written))).toBe(0);
});
