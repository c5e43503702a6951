import { expect, test } from '@jest/globals';
import { CHANNELS } from '@strata/rules';
import type { Rule } from '@strata/rules';
import fc from 'fast-check';
import { draftFromTree, isGroup, ruleFromTree, treeFromDraft, treeFromRule } from './tree';
import type { DraftDocument, Group } from './tree';
import { flatten, toggle } from './tree-edit';

const condition = fc.oneof<fc.Arbitrary<Rule>[]>(
  fc.constant<Rule>({ everyone: true }),
  fc.record({
    attribute: fc.record({ key: fc.string({ minLength: 1 }), is: fc.record({ gte: fc.integer(), lt: fc.integer() }) }),
  }),
  fc.record({
    attribute: fc.record({
      key: fc.string({ minLength: 1 }),
      is: fc.record({ eq: fc.string() }),
      heldFor: fc.constantFrom('P30D', 'P1Y'),
    }),
  }),
  fc.record({ tag: fc.record({ in: fc.array(fc.string(), { minLength: 1 }) }) }),
  fc.record({ segment: fc.record({ key: fc.string() }) }),
  fc.record({ reachable: fc.record({ channel: fc.constantFrom(...CHANNELS), purpose: fc.string() }) }),
  fc.record({
    event: fc.record({
      sequence: fc.record({
        steps: fc.array(fc.record({ name: fc.string() }), { minLength: 2 }),
        within: fc.constant('P1D'),
      }),
    }),
  }),
);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    condition,
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ not: tie('rule') }),
  ),
}));
const runs = { numRuns: 500 };

const at = (root: Rule, path: string): unknown =>
  [...path.matchAll(/\.(\w+)|\[(\d+)\]/g)].reduce<unknown>(
    (value, [, key, index]) => (value as Record<string, unknown>)[key ?? index ?? ''],
    root,
  );

test('a rule that goes through the tree comes back as it was', () => {
  fc.assert(
    fc.property(rule, (given) => {
      expect(ruleFromTree(treeFromRule(given)).rule).toEqual(given);
    }),
    runs,
  );
});

test('the path of every row leads to the condition it shows', () => {
  fc.assert(
    fc.property(rule, (given) => {
      const tree = treeFromRule(given);
      const written = ruleFromTree(tree);
      for (const node of flatten(tree)) {
        if (isGroup(node) || !written.rule) continue;
        expect(at(written.rule, written.paths.get(node.id) ?? '')).toEqual(node.value);
      }
    }),
    runs,
  );
});

test('a draft keeps what is switched off, and a published rule never has it', () => {
  fc.assert(
    fc.property(rule, fc.nat(), (given, pick) => {
      const whole = treeFromRule(given);
      const rows = flatten(whole).filter((node) => node !== whole);
      const chosen = rows[pick % Math.max(rows.length, 1)];
      if (!chosen) return;
      const tree = toggle(whole, chosen.id);
      const kept = treeFromDraft(JSON.parse(JSON.stringify(draftFromTree(tree))) as DraftDocument);
      expect(ruleFromTree(kept, 'everything').rule).toEqual(given);
      expect(ruleFromTree(kept).rule).toEqual(ruleFromTree(tree).rule);
      expect(ruleFromTree(tree).paths.has(chosen.id)).toBe(false);
    }),
    runs,
  );
});

test('with every row switched off there is no rule, rather than everyone', () => {
  const tree = treeFromRule({ all: [{ everyone: true }, { not: { segment: { key: 'a' } } }] });
  const off = tree.rules.reduce<Group>((changed, child) => toggle(changed, child.id), tree);
  expect(ruleFromTree(off).rule).toBeUndefined();
});

test('a lone not stays as it came while it holds one, and becomes not any with two', () => {
  const tree = treeFromRule({ not: { segment: { key: 'a' } } });
  expect(
    ruleFromTree({ ...tree, rules: [...tree.rules, ...treeFromRule({ segment: { key: 'b' } }).rules] }).rule,
  ).toEqual({
    not: { any: [{ segment: { key: 'a' } }, { segment: { key: 'b' } }] },
  });
});
