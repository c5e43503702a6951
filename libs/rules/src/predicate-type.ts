import type { EventCondition, Measure, Operator, Predicate } from './rule.js';
import type { PredicateType } from './column.js';

/** The operators that each type has, in the order in which they are shown. */
export const OPERATORS: Record<PredicateType, readonly Operator[]> = {
  TEXT: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'endsWith', 'exists'],
  NUMBER: ['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'exists'],
  BOOLEAN: ['eq', 'ne', 'in', 'notIn', 'exists'],
  DATE: ['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'inLast', 'inNext', 'anniversaryInNext', 'exists'],
  DATETIME: ['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'inLast', 'inNext', 'exists'],
  TEXT_LIST: ['has', 'hasAny', 'hasAll', 'exists'],
  ANY: ['exists'],
};

/** What an operator alone says about a property's type; `literal` and `bound` leave it to the literal. */
const ASKS: Record<Operator, PredicateType | 'literal' | 'bound'> = {
  gt: 'bound',
  gte: 'bound',
  lt: 'bound',
  lte: 'bound',
  inLast: 'DATETIME',
  inNext: 'DATETIME',
  anniversaryInNext: 'DATE',
  contains: 'TEXT',
  startsWith: 'TEXT',
  endsWith: 'TEXT',
  has: 'TEXT_LIST',
  hasAny: 'TEXT_LIST',
  hasAll: 'TEXT_LIST',
  eq: 'literal',
  ne: 'literal',
  in: 'literal',
  notIn: 'literal',
  exists: 'ANY',
};

/**
 * A property has no declared type: the operators and literals say which one is asked for. Bounds come first, so that
 * `{"gte": instant, "ne": instant}` compares instants throughout; a text beside `eq` alone is a text.
 */
export function propertyType(predicate: Predicate): PredicateType {
  for (const operator of Object.keys(ASKS) as Operator[]) {
    const operand: unknown = predicate[operator];
    if (operand === undefined) continue;
    const asked = ASKS[operator];
    const literal: unknown = Array.isArray(operand) ? operand[0] : operand;
    if (asked === 'bound') return typeof literal === 'string' ? 'DATETIME' : 'NUMBER';
    if (asked !== 'literal') return asked;
    if (typeof literal === 'number') return 'NUMBER';
    return typeof literal === 'boolean' ? 'BOOLEAN' : 'TEXT';
  }
  return 'ANY';
}

export type MeasureName = keyof Measure;

/** The type that a measure yields, and what a user without any such event has: 0, or nothing. */
export const MEASURES: Record<MeasureName, { type: PredicateType | 'property'; missing?: 0 }> = {
  count: { type: 'NUMBER', missing: 0 },
  days: { type: 'NUMBER', missing: 0 },
  sum: { type: 'NUMBER', missing: 0 },
  avg: { type: 'NUMBER' },
  min: { type: 'NUMBER' },
  max: { type: 'NUMBER' },
  distinct: { type: 'NUMBER', missing: 0 },
  first: { type: 'DATETIME' },
  last: { type: 'DATETIME' },
  lastValue: { type: 'property' },
};

/** The measure of a condition; counting, unless it says otherwise. */
export function measureName(measure: Measure | undefined): MeasureName {
  for (const [name, value] of Object.entries(measure ?? {})) if (value !== undefined) return name as MeasureName;
  return 'count';
}

/** The property that a measure reads, if it reads one. */
export function measureProperty(measure: Measure | undefined): string | undefined {
  const value = measure?.[measureName(measure)];
  return typeof value === 'string' ? value : undefined;
}

/** The predicate on the measure: at least once, where a count has none. */
export function measurePredicate(condition: EventCondition): Predicate {
  return condition.is ?? { gte: 1 };
}

export function measureType(measure: Measure | undefined, predicate: Predicate): PredicateType {
  const { type } = MEASURES[measureName(measure)];
  return type === 'property' ? propertyType(predicate) : type;
}
