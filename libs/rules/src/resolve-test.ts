import type { PredicateType, Test } from './column.js';
import { addDuration, durationOf, parseRelative, resolveInstant } from './duration.js';
import { DAY, dayOf, firstDayFrom, lastDayUntil, monthDayOf, parseDate } from './instant.js';
import type { Literal, Moment, Operator, Predicate } from './rule.js';
import { foldText, normalizeText } from './text.js';

interface Reading {
  type: PredicateType;
  moment: Moment;
}

type RangeTest = Extract<Test, { test: 'range' }>;

type Operands = Required<Predicate>;
type Resolvers = { [O in Operator]: (operand: Operands[O], reading: Reading) => Test };

const RESOLVERS: Resolvers = {
  eq: (literal, reading) => oneOf([literal], reading),
  ne: (literal, reading) => not(oneOf([literal], reading)),
  in: (literals, reading) => oneOf(literals, reading),
  notIn: (literals, reading) => not(oneOf(literals, reading)),
  gt: (literal, reading) => lowerBound(literal, true, reading),
  gte: (literal, reading) => lowerBound(literal, false, reading),
  lt: (literal, reading) => upperBound(literal, true, reading),
  lte: (literal, reading) => upperBound(literal, false, reading),
  contains: (text) => ({ test: 'text', match: 'contains', folded: foldText(text) }),
  startsWith: (text) => ({ test: 'text', match: 'startsWith', folded: foldText(text) }),
  endsWith: (text) => ({ test: 'text', match: 'endsWith', folded: foldText(text) }),
  has: (text) => ({ test: 'hasAny', values: [normalizeText(text)] }),
  hasAny: (texts) => ({ test: 'hasAny', values: texts.map(normalizeText) }),
  hasAll: (texts) => ({ test: 'hasAll', values: texts.map(normalizeText) }),
  inLast: (text, { type, moment }) =>
    instants(type, addDuration(moment.asOf, durationOf(text), -1, moment.timeZone) + 1, moment.asOf, moment),
  inNext: (text, { type, moment }) =>
    instants(type, moment.asOf + 1, addDuration(moment.asOf, durationOf(text), 1, moment.timeZone), moment),
  anniversaryInNext: (text, { moment }) => ({ test: 'monthDay', monthDays: anniversaries(text, moment) }),
  exists: (exists) => (exists ? { test: 'present' } : not({ test: 'present' })),
};

/** Reads the literals of a checked predicate for one moment. All ranges become one; an empty one is `nothing`. */
export function resolveTest(predicate: Predicate, type: PredicateType, moment: Moment): Test {
  const reading = { type, moment };
  const tests = (Object.keys(RESOLVERS) as Operator[]).flatMap((operator) => resolveOne(operator, predicate, reading));
  if (tests.length === 0) throw new Error('a predicate without operators');
  const ranges = tests.filter((test) => test.test === 'range');
  const others = tests.filter((test) => test.test !== 'range');
  const joined = ranges.length > 0 ? [intersection(ranges), ...others] : others;
  const [only, ...more] = joined;
  return only !== undefined && more.length === 0 ? only : { test: 'and', of: joined };
}

/** Whether the same predicate may mean another test at another moment. */
export function predicateMoves(predicate: Predicate, type: PredicateType): boolean {
  if (predicate.inLast !== undefined || predicate.inNext !== undefined) return true;
  if (predicate.anniversaryInNext !== undefined) return true;
  if (type !== 'DATE' && type !== 'DATETIME') return false;
  const { eq, ne, gt, gte, lt, lte } = predicate;
  const literals = [eq, ne, gt, gte, lt, lte, ...(predicate.in ?? []), ...(predicate.notIn ?? [])];
  return literals.some((literal) => typeof literal === 'string' && parseRelative(literal) !== undefined);
}

function resolveOne<O extends Operator>(operator: O, predicate: Partial<Operands>, reading: Reading): Test[] {
  const operand: Partial<Operands>[O] = predicate[operator];
  if (operand === undefined) return [];
  const resolve: Resolvers[O] = RESOLVERS[operator];
  return [resolve(operand, reading)];
}

function not(test: Test): Test {
  return test.test === 'not' ? test.of : { test: 'not', of: test };
}

function oneOf(literals: readonly Literal[], reading: Reading): Test {
  const values = new Set(literals.flatMap((literal) => valuesOf(literal, reading)));
  return values.size > 0 ? { test: 'oneOf', values: [...values] } : { test: 'nothing' };
}

/** The values that equal a literal: none or one, but for the two days that begin at one instant where a zone skipped a day. */
function valuesOf(literal: Literal, { type, moment }: Reading): (number | string)[] {
  if (typeof literal === 'boolean') return [literal ? 1 : 0];
  if (typeof literal === 'number') return [literal === 0 ? 0 : literal];
  if (type === 'DATETIME') return [resolveInstant(literal, moment)];
  if (type !== 'DATE') return [normalizeText(literal)];
  const day = parseDate(literal);
  if (day !== undefined) return [day];
  const instant = resolveInstant(literal, moment);
  const [first, last] = [firstDayFrom(instant, moment.timeZone), lastDayUntil(instant, moment.timeZone)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function lowerBound(literal: Literal, open: boolean, { type, moment }: Reading): Test {
  if (typeof literal !== 'string') return { test: 'range', from: Number(literal), ...(open && { fromOpen: true }) };
  const day = type === 'DATE' ? parseDate(literal) : undefined;
  if (day !== undefined) return { test: 'range', from: open ? day + 1 : day };
  return instants(type, resolveInstant(literal, moment) + (open ? 1 : 0), undefined, moment);
}

function upperBound(literal: Literal, open: boolean, { type, moment }: Reading): Test {
  if (typeof literal !== 'string') return { test: 'range', to: Number(literal), ...(open && { toOpen: true }) };
  const day = type === 'DATE' ? parseDate(literal) : undefined;
  if (day !== undefined) return { test: 'range', to: open ? day - 1 : day };
  return instants(type, undefined, resolveInstant(literal, moment) - (open ? 1 : 0), moment);
}

/** Values between two instants, both included: milliseconds, or the days that begin between them. */
function instants(type: PredicateType, from: number | undefined, to: number | undefined, { timeZone }: Moment): Test {
  const range: RangeTest = { test: 'range' };
  if (from !== undefined) range.from = type === 'DATE' ? firstDayFrom(from, timeZone) : from;
  if (to !== undefined) range.to = type === 'DATE' ? lastDayUntil(to, timeZone) : to;
  return range;
}

function intersection(ranges: readonly RangeTest[]): Test {
  const all: RangeTest = { test: 'range' };
  for (const range of ranges) {
    if (range.from !== undefined && (all.from === undefined || range.from >= all.from)) {
      const open = range.fromOpen === true || (range.from === all.from && all.fromOpen === true);
      all.from = range.from;
      if (open) all.fromOpen = true;
      else delete all.fromOpen;
    }
    if (range.to !== undefined && (all.to === undefined || range.to <= all.to)) {
      const open = range.toOpen === true || (range.to === all.to && all.toOpen === true);
      all.to = range.to;
      if (open) all.toOpen = true;
      else delete all.toOpen;
    }
  }
  return isEmpty(all) ? { test: 'nothing' } : all;
}

function isEmpty({ from, to, fromOpen, toOpen }: RangeTest): boolean {
  if (from === undefined || to === undefined) return false;
  return from > to || (from === to && (fromOpen === true || toOpen === true));
}

/** Month-days of so many calendar days, today the first. 366 in a row hold every one, 29 February by a common year's 28th. */
function anniversaries(text: string, moment: Moment): number[] {
  const days = Math.min(durationOf(text).milliseconds / DAY, 366);
  const today = dayOf(moment.asOf, moment.timeZone);
  const monthDays = new Set<number>();
  for (let day = today; day < today + days; day += 1) {
    monthDays.add(monthDayOf(day));
    if (monthDayOf(day) === 228 && monthDayOf(day + 1) === 301) monthDays.add(229);
  }
  return [...monthDays].sort((a, b) => a - b);
}
