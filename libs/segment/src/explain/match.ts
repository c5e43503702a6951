import { columnMoves, predicateMoves, resolveTest, testValue, weightQuestion } from '@strata/rules';
import type { Column, Moment, Plan, TagLeaf } from '@strata/rules';
import type { UserValues } from './user-values.js';

type Facet = 'held' | 'weight' | 'assigned' | 'expires';

export const facetOf = (key: string, facet: Facet): Column => ({ kind: 'tag', key, facet });

/** The leaves of a plan, those of referenced segments too. */
export function leavesOf(plan: Plan): Plan[] {
  switch (plan.node) {
    case 'all':
    case 'any':
      return plan.children.flatMap(leavesOf);
    case 'not':
    case 'segment':
      return leavesOf(plan.child);
    case 'everyone':
    case 'value':
    case 'tag':
      return [plan];
  }
}

/** The columns by which a leaf is decided. */
export function columnsOf(leaf: Plan): Column[] {
  if (leaf.node === 'value') return [leaf.column];
  if (leaf.node !== 'tag') return [];
  const facets: Facet[] = ['held', 'weight', 'assigned', 'expires'];
  return leaf.tags.flatMap((key) => {
    const weight = weightQuestion(leaf, key);
    return [
      ...facets.map((facet) => facetOf(key, facet)),
      ...(weight?.column.facet === 'spent' ? [weight.column] : []),
    ];
  });
}

/** Whether a plan selects the user whose values these are. */
export function matches(plan: Plan, values: UserValues, moment: Moment): boolean {
  switch (plan.node) {
    case 'everyone':
      return true;
    case 'all':
      return plan.children.every((child) => matches(child, values, moment));
    case 'any':
      return plan.children.some((child) => matches(child, values, moment));
    case 'not':
      return !matches(plan.child, values, moment);
    case 'segment':
      return matches(plan.child, values, moment);
    case 'value':
      return testValue(resolveTest(plan.predicate, plan.type, moment), values.of(plan.column, moment));
    case 'tag':
      return plan.tags.some((key) => holds(key, plan, values, moment));
  }
}

/** One and the same assignment must not have ended and must meet all that is asked of it. */
function holds(key: string, leaf: TagLeaf, values: UserValues, moment: Moment): boolean {
  if (!isHeld(key, values, moment)) return false;
  const weight = weightQuestion(leaf, key);
  if (weight && !testValue(weight.test(moment), values.of(weight.column, moment))) return false;
  const { assigned } = leaf;
  if (!assigned) return true;
  return testValue(resolveTest(assigned, 'DATETIME', moment), values.of(facetOf(key, 'assigned'), moment));
}

/** Assigned, and not expired. */
export function isHeld(key: string, values: UserValues, moment: Moment): boolean {
  if (values.of(facetOf(key, 'held'), moment) === undefined) return false;
  const expires = values.of(facetOf(key, 'expires'), moment);
  return typeof expires !== 'number' || expires > moment.asOf;
}

/** Whether time alone may change what a leaf says. */
export function leafMoves(leaf: Plan): boolean {
  if (leaf.node === 'tag') return true;
  return leaf.node === 'value' && (columnMoves(leaf.column) || predicateMoves(leaf.predicate, leaf.type));
}
