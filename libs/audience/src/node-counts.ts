import type { Plan } from '@strata/rules';
import type { NodeCount } from './audience.js';
import { Bitmap } from './bitmap.js';
import type { Combination } from './combine.js';

/**
 * Where a node decides the whole rule: for the users in `decided` the rule says what the node says (the opposite, where
 * `negated`), for all others it says the same whatever the node says, and takes in `settled` of them.
 */
interface Influence {
  decided: Bitmap;
  negated: boolean;
  settled: number;
}

type Join = (one: Bitmap, other: Bitmap) => Bitmap;

/** The count of every node, and of the rule without it: one pass down the tree, no rule evaluated twice. */
export function nodeCounts(combination: Combination): NodeCount[] {
  const counts: NodeCount[] = [];
  const root = combination.members;

  const settledOutside = (decided: Bitmap): number => root.size - root.andCardinality(decided);

  function visit(plan: Plan, influence: Influence, without: number | null, running: number | null): void {
    counts.push({ path: plan.path, count: combination.of(plan).size, without, running });
    if (plan.node === 'not') {
      visit(plan.child, { ...influence, negated: !influence.negated }, null, null);
    } else if (plan.node === 'all' || plan.node === 'any') {
      visitGroup(plan, plan.children, influence);
    }
  }

  function visitGroup(plan: Plan & { node: 'all' | 'any' }, children: Plan[], influence: Influence): void {
    const join: Join =
      plan.node === 'all' ? (one, other) => Bitmap.and(one, other) : (one, other) => Bitmap.or(one, other);
    const sets = children.map((child) => combination.of(child));
    // before[i] joins the children before i, after[i] those from i on.
    const before = prefixes(sets, join);
    const after = prefixes(sets.toReversed(), join).reverse();
    for (const [place, child] of children.entries()) {
      const others = joined(before[place], after[place + 1], join);
      const narrowed = !others
        ? influence.decided
        : plan.node === 'all'
          ? Bitmap.and(influence.decided, others)
          : Bitmap.andNot(influence.decided, others);
      const running = plan === combination.plan ? (before[place + 1]?.size ?? null) : null;
      const own = { decided: narrowed, negated: influence.negated, settled: settledOutside(narrowed) };
      visit(child, own, others ? ruleCount(influence, others) : null, running);
    }
  }

  visit(combination.plan, { decided: combination.everyone, negated: false, settled: 0 }, null, null);
  return counts;
}

/** The rule's count if the node were this set. */
function ruleCount({ decided, negated, settled }: Influence, set: Bitmap): number {
  const within = decided.andCardinality(set);
  return settled + (negated ? decided.size - within : within);
}

/** The join of the first 0, 1, 2, … sets; nothing for none. */
function prefixes(sets: readonly Bitmap[], join: Join): (Bitmap | undefined)[] {
  const result: (Bitmap | undefined)[] = [undefined];
  for (const set of sets) result.push(joined(result.at(-1), set, join));
  return result;
}

function joined(one: Bitmap | undefined, other: Bitmap | undefined, join: Join): Bitmap | undefined {
  return one && other ? join(one, other) : (one ?? other);
}
