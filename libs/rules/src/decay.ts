/**
 * Weights that decay. A weight w that was given at `since`, of a tag with the half-life h, is at the instant t
 *
 *     weight(t) = w · 2^(−(t − since) / h)
 *
 * exponential decay (https://en.wikipedia.org/wiki/Half-life#Formulas_for_half-life_in_exponential_decay). It is at least c as long as
 * t + h·log2(c) ≤ since + h·log2(w): so of each assignment one instant is kept, that at which its weight is 1, and a condition is a bound
 * on instants that moves with time. Both products are rounded to whole milliseconds, half up.
 */
import type { ColumnOf, TagLeaf, Test } from './column.js';
import { parseDuration } from './duration.js';
import { resolveTest } from './resolve-test.js';
import type { Moment } from './rule.js';

/** A half-life in milliseconds: weeks, days and smaller, more than nothing. Undefined where the text is none. */
export function parseHalfLife(text: string): number | undefined {
  const duration = parseDuration(text);
  return duration?.months === 0 && duration.milliseconds > 0 ? duration.milliseconds : undefined;
}

/** As `parseHalfLife`, for texts that were checked before. */
export function halfLifeOf(text: string): number {
  const halfLife = parseHalfLife(text);
  if (halfLife === undefined) throw new Error(`not a half-life: ${text}`);
  return halfLife;
}

/** What is left at an instant of a weight; undefined where none above zero was given. All in milliseconds. */
export function decayed(given: number, since: number, halfLife: number, at: number): number | undefined {
  return given > 0 ? given * 2 ** (-(at - since) / halfLife) : undefined;
}

/** How long before its weight is 1 a weight above zero is so much: whole milliseconds, rounded half up; negative for those below 1. */
export function weightLead(weight: number, halfLife: number): number {
  return Math.floor(halfLife * Math.log2(weight) + 0.5);
}

/** What a leaf asks of the weight of one of its tags. */
export interface WeightQuestion {
  column: ColumnOf<'tag'>;
  /** Whether the same weight may meet it at one moment and not at another. */
  moves: boolean;
  test: (moment: Moment) => Test;
}

/** Undefined where the leaf asks nothing of weights. */
export function weightQuestion({ weight, halfLives }: TagLeaf, key: string): WeightQuestion | undefined {
  if (!weight) return undefined;
  const halfLife = halfLives?.[key];
  if (halfLife === undefined) {
    const column = { kind: 'tag', key, facet: 'weight' } as const;
    return { column, moves: false, test: (moment) => resolveTest(weight, 'NUMBER', moment) };
  }
  return {
    column: { kind: 'tag', key, facet: 'spent', halfLife },
    moves: Object.keys(weight).some((operator) => operator !== 'exists'),
    test: (moment) => decayedTest(resolveTest(weight, 'NUMBER', moment), halfLife, moment.asOf),
  };
}

/** A test of weights as the same test of the instants at which they are 1. No weight that decays is zero or less. */
function decayedTest(test: Test, halfLife: number, asOf: number): Test {
  const instantOf = (weight: number): number => asOf + weightLead(weight, halfLife);
  switch (test.test) {
    case 'not':
      return { test: 'not', of: decayedTest(test.of, halfLife, asOf) };
    case 'and':
      return { test: 'and', of: test.of.map((one) => decayedTest(one, halfLife, asOf)) };
    case 'oneOf': {
      const instants = test.values.flatMap((value) => (Number(value) > 0 ? [instantOf(Number(value))] : []));
      return instants.length > 0 ? { test: 'oneOf', values: instants } : { test: 'nothing' };
    }
    case 'range': {
      const { from = 0, to = Infinity, fromOpen, toOpen } = test;
      if (to <= 0) return { test: 'nothing' };
      if (from <= 0 && to === Infinity) return { test: 'present' };
      return {
        test: 'range',
        ...(from > 0 && { from: instantOf(from), ...(fromOpen && { fromOpen }) }),
        ...(to < Infinity && { to: instantOf(to), ...(toOpen && { toOpen }) }),
      };
    }
    case 'present':
    case 'nothing':
    case 'text':
    case 'hasAny':
    case 'hasAll':
    case 'monthDay':
      return test;
  }
}
