/**
 * Whether a plan is always or never true, whatever the users: told by trying the few values that its predicates can tell
 * apart. Predicates that move with time, and texts in parts, are left alone: no answer is better than a wrong one.
 */
import { columnKey } from '../column-key.js';
import type { Plan, Test, Value, ValueLeaf } from '../column.js';
import { measureName, MEASURES, propertyType } from '../predicate-type.js';
import { predicateMoves, resolveTest } from '../resolve-test.js';
import type { Predicate } from '../rule.js';
import { missingMatches, testValue } from '../test-value.js';

export type Truth = 'always' | 'never' | undefined;

const OPPOSITE = { always: 'never', never: 'always' } as const;
/** No test that can be constant depends on the moment. */
const ANY_MOMENT = { asOf: 0, timeZone: 'UTC' };
/** A list of 10,000 literals is never worth 200 million comparisons. */
const MAX_TRIED = 1000;
/** Stands for every text that no literal names. */
const FRESH_TEXT = '\u{10fffd}';

/** Every node of a plan with its truth; those inside a segment count for it, but are its own affair. */
export function truths(plan: Plan): Map<Plan, Truth> {
  const known = new Map<Plan, Truth>();
  truthOf(plan, known);
  return known;
}

function truthOf(plan: Plan, known: Map<Plan, Truth>): Truth {
  if (known.has(plan)) return known.get(plan);
  const truth = find(plan, known);
  known.set(plan, truth);
  return truth;
}

function find(plan: Plan, known: Map<Plan, Truth>): Truth {
  switch (plan.node) {
    case 'everyone':
      return 'always';
    case 'not': {
      const truth = truthOf(plan.child, known);
      return truth && OPPOSITE[truth];
    }
    case 'segment':
      return truthOf(plan.child, known);
    case 'all':
      return groupTruth(plan.children, 'never', known);
    case 'any':
      return groupTruth(plan.children, 'always', known);
    case 'value': {
      const leaves = [{ leaf: ofThisMoment(plan), negated: false }];
      return leavesTruth(leaves, 'never') ?? leavesTruth(leaves, 'always');
    }
    case 'tag': {
      const { weight, assigned } = plan;
      const impossible = (weight && neverHolds(weight, 'NUMBER')) || (assigned && neverHolds(assigned, 'DATETIME'));
      return impossible ? 'never' : undefined;
    }
  }
}

/** What never holds has never held, and what always holds has always held. */
function ofThisMoment(leaf: ValueLeaf): ValueLeaf {
  if (leaf.column.kind !== 'held') return leaf;
  const { key, type, predicate } = leaf.column;
  return { ...leaf, column: { kind: 'attribute', key, type }, type, predicate };
}

/** One child that is never true decides an `all`, one that is always true an `any`. */
function groupTruth(children: readonly Plan[], decisive: 'always' | 'never', known: Map<Plan, Truth>): Truth {
  const found = children.map((child) => truthOf(child, known));
  if (found.includes(decisive)) return decisive;
  if (found.every((truth) => truth === OPPOSITE[decisive])) return OPPOSITE[decisive];
  const byColumn = new Map<string, SignedLeaf[]>();
  const shapes = new Set<string>();
  for (const child of children) {
    const [inner, negated] = child.node === 'not' ? [child.child, true] : [child, false];
    const shape = shapeOf(inner);
    if (shapes.has(`${negated ? '' : 'not '}${shape}`)) return decisive;
    shapes.add(`${negated ? 'not ' : ''}${shape}`);
    if (inner.node !== 'value') continue;
    const key = columnKey(inner.column);
    byColumn.set(key, [...(byColumn.get(key) ?? []), { leaf: inner, negated }]);
  }
  return [...byColumn.values()].some((leaves) => leavesTruth(leaves, decisive)) ? decisive : undefined;
}

/** The same text for the same question, wherever it is asked. */
function shapeOf(plan: Plan): string {
  return JSON.stringify(plan, (key, value: unknown) => (key === 'path' ? undefined : value));
}

interface SignedLeaf {
  leaf: ValueLeaf;
  negated: boolean;
}

/** Leaves on one column: never all true together, or always at least one of them. */
function leavesTruth(leaves: readonly SignedLeaf[], decisive: 'always' | 'never'): Truth {
  const [first] = leaves;
  if (!first || leaves.some(({ leaf }) => predicateMoves(leaf.predicate, leaf.type))) return undefined;
  const tests = leaves.map(({ leaf, negated }): Test => {
    const test = resolveTest(leaf.predicate, leaf.type, ANY_MOMENT);
    return negated ? { test: 'not', of: test } : test;
  });
  const candidates = distinguishable(first.leaf, tests);
  if (!candidates || candidates.length > MAX_TRIED) return undefined;
  const passes = (value: Value | undefined) => (test: Test) => testValue(test, value);
  const decided =
    decisive === 'never'
      ? candidates.every((value) => !tests.every(passes(value)))
      : candidates.every((value) => tests.some(passes(value)));
  return decided ? decisive : undefined;
}

/** Enough values that no test can tell any other value from all of them; undefined where that cannot be said. */
function distinguishable({ column, type }: ValueLeaf, tests: readonly Test[]): (Value | undefined)[] | undefined {
  if (column.kind === 'sample')
    return numbers(tests, false)
      .filter((bucket) => bucket >= 0 && bucket < 100)
      .concat(0);
  if (column.kind === 'sequence' || type === 'TEXT_LIST') return undefined;
  if (column.kind === 'event') {
    const measure = measureName(column.measure);
    const { missing } = MEASURES[measure];
    if (column.where.some(({ is }) => neverHolds(is, propertyType(is)))) return [missing];
    if (['count', 'days', 'distinct'].includes(measure))
      return [0, ...numbers(tests, true).filter((count) => count >= 0)];
    if (missing === 0) return [0, ...numbers(tests, false)];
  }
  if (type === 'ANY') return [undefined, 1];
  if (type === 'BOOLEAN') return [undefined, 0, 1];
  if (type === 'TEXT') return tests.some(asksForParts) ? undefined : [undefined, FRESH_TEXT, ...texts(tests)];
  return [undefined, ...numbers(tests, type !== 'NUMBER')];
}

/** Whether a predicate by itself holds for no value, and not for a missing one. */
function neverHolds(predicate: Predicate, type: ValueLeaf['type']): boolean {
  const leaf: ValueLeaf = {
    node: 'value',
    path: '',
    column: { kind: 'attribute', key: '', type: 'NUMBER' },
    type,
    predicate,
  };
  return leavesTruth([{ leaf, negated: false }], 'never') === 'never';
}

function flatten(test: Test): Test[] {
  if (test.test === 'not') return flatten(test.of);
  return test.test === 'and' ? test.of.flatMap(flatten) : [test];
}

/** Every number that a test names, one between each two, and one beyond each end. */
function numbers(tests: readonly Test[], whole: boolean): number[] {
  const named = tests.flatMap(flatten).flatMap((test) => {
    if (test.test === 'range') return [test.from, test.to].filter((bound) => bound !== undefined);
    return test.test === 'oneOf' ? test.values.filter((value) => typeof value === 'number') : [];
  });
  if (whole)
    return [...new Set(named.flatMap((n) => [Math.floor(n) - 1, Math.floor(n), Math.ceil(n), Math.ceil(n) + 1]))];
  const sorted = [...new Set(named)].sort((a, b) => a - b);
  const between = sorted.slice(1).map((n, i) => (n + (sorted[i] ?? n)) / 2);
  return [...sorted, ...between, (sorted[0] ?? 0) - 1, (sorted.at(-1) ?? 0) + 1];
}

function texts(tests: readonly Test[]): string[] {
  return tests.flatMap(flatten).flatMap((test) => {
    return test.test === 'oneOf' ? test.values.filter((value) => typeof value === 'string') : [];
  });
}

/** Parts of texts cannot be tried out, but where the whole texts are given: then those are all there is to try. */
function asksForParts(test: Test, _at: number, tests: readonly Test[]): boolean {
  const hasParts = flatten(test).some(({ test: kind }) => kind === 'text');
  return hasParts && !tests.some((other) => !missingMatches(other) && namesTexts(other));
}

function namesTexts(test: Test): boolean {
  return test.test === 'oneOf' || (test.test === 'and' && test.of.some(namesTexts));
}
