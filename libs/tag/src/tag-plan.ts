import { Refusal } from '@strata/db';
import { checkRule, planRule, reachedReferences, tagLineage } from '@strata/rules';
import type { Definitions, Fault, Plan, Rule } from '@strata/rules';
import { branchOf } from './exclusive-tags.js';
import type { Tag } from './tag.entity.js';

/** What of a tag decides to whom rules give tags. */
export type RuledTag = Pick<Tag, 'id' | 'key' | 'exclusive' | 'rule'>;

/** A tag's own rule and, below an exclusive tag, the rules of branches that were made before: whom one of those selects is left to it. */
interface Ruling {
  rule: Rule;
  before: readonly { key: string; rule: Rule }[];
}

/** By key, of every tag that has a rule. So rules that overlap never take a user from one another by turns. */
export function rulings(tags: readonly RuledTag[]): Map<string, Ruling> {
  const known = new Map(tags.map((tag) => [tag.key, tag]));
  const ruled = tags.flatMap(({ key, rule }) => (rule ? [{ key, rule }] : []));
  const madeAt = (key: string): number => known.get(key)?.id ?? Infinity;
  const isBefore = (one: string, other: string, group: string): boolean => {
    const [first, second] = [branchOf(group, one), branchOf(group, other)];
    return first !== undefined && second !== undefined && madeAt(first) < madeAt(second);
  };
  return new Map(
    ruled.map(({ key, rule }) => {
      const groups = tagLineage(key).filter((above) => above !== key && known.get(above)?.exclusive);
      const before = ruled.filter((other) => groups.some((group) => isBefore(other.key, key, group)));
      return [key, { rule, before }];
    }),
  );
}

/** One rule that says the same. */
export const wholeRule = ({ rule, before }: Ruling): Rule =>
  before.length === 0 ? rule : { all: [rule, { not: { any: before.map((other) => other.rule) } }] };

/** Whom a tag's rule gives it to. Where a rule of a branch before holds no more, those who hold its tag are left to it. */
export function planTag({ rule, before }: Ruling, definitions: Definitions): Planned {
  const checked = checkRule(rule, definitions);
  if (checked.faults) return { faults: checked.faults };
  const plan = planRule(checked.rule, definitions);
  if (before.length === 0) return { plan };
  const children = before.map((other): Plan => {
    const theirs = checkRule(other.rule, definitions);
    return planRule(theirs.faults ? { tag: { in: [other.key] } } : theirs.rule, definitions);
  });
  const none: Plan = { node: 'not', path: 'rule', child: { node: 'any', path: 'rule', children } };
  return { plan: { node: 'all', path: 'rule', children: [plan, none] } };
}

/**
 * Refuses rules below an exclusive tag that hang on who holds another branch of it: what they give takes that branch away, and with it
 * what they hang on. Throws RULE_INVALID.
 */
export function expectBranchesApart(
  tags: readonly RuledTag[],
  definitions: Pick<Definitions, 'segments' | 'tags'>,
): void {
  const exclusive = tags.filter((tag) => tag.exclusive).map(({ key }) => key);
  for (const { key, rule } of tags) {
    const groups = rule ? exclusive.filter((group) => branchOf(group, key) !== undefined) : [];
    if (!rule || groups.length === 0) continue;
    for (const named of reachedReferences([rule], definitions).tags) {
      const group = groups.find((above) => isOf(above, named) && branchOf(above, named) !== branchOf(above, key));
      if (group === undefined) continue;
      const message = `the rule of tag "${key}" hangs on "${named}", and nobody holds two of the tags below "${group}"`;
      throw new Refusal('RULE_INVALID', message, { faults: [{ code: 'SEGMENT_CYCLE', path: 'rule', message }] });
    }
  }
}

/** Whether a rule that names a tag asks for branches of a group: it takes in everything below what it names. */
const isOf = (group: string, named: string): boolean =>
  branchOf(group, named) !== undefined || tagLineage(group).includes(named);

type Planned = { plan: Plan; faults?: undefined } | { faults: readonly Fault[]; plan?: undefined };
