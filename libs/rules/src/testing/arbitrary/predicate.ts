import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { PredicateType } from '../../column.js';
import type { Literal, Predicate } from '../../rule.js';
import {
  arbitraryDate,
  arbitraryDateTime,
  arbitraryDuration,
  arbitraryNumber,
  arbitraryRelative,
  arbitraryText,
} from './values.js';

const LITERALS: Record<Exclude<PredicateType, 'ANY'>, Arbitrary<Literal>> = {
  TEXT: arbitraryText,
  NUMBER: arbitraryNumber,
  BOOLEAN: fc.boolean(),
  DATE: fc.oneof(arbitraryDate, arbitraryRelative),
  DATETIME: fc.oneof(arbitraryDateTime, arbitraryRelative),
  TEXT_LIST: arbitraryText,
};

const texts = fc.array(arbitraryText, { minLength: 1, maxLength: 3 });
const exists = fc.boolean();

function equals(type: Exclude<PredicateType, 'ANY'>): Record<string, Arbitrary<unknown>> {
  const literal = LITERALS[type];
  const literals = fc.array(literal, { minLength: 1, maxLength: 3 });
  return { eq: literal, ne: literal, in: literals, notIn: literals };
}
function bounds(type: Exclude<PredicateType, 'ANY'>): Record<string, Arbitrary<unknown>> {
  const literal = LITERALS[type];
  return { gt: literal, gte: literal, lt: literal, lte: literal };
}
const parts = { contains: arbitraryText, startsWith: arbitraryText, endsWith: arbitraryText };
const spans = { inLast: arbitraryDuration, inNext: arbitraryDuration };
const anniversary = { anniversaryInNext: fc.constantFrom('P1D', 'P2D', 'P1W', 'P30D', 'P366D') };

const OPERANDS: Record<PredicateType, Record<string, Arbitrary<unknown>>> = {
  TEXT: { ...equals('TEXT'), ...parts, exists },
  NUMBER: { ...equals('NUMBER'), ...bounds('NUMBER'), exists },
  BOOLEAN: { ...equals('BOOLEAN'), exists },
  DATE: { ...equals('DATE'), ...bounds('DATE'), ...spans, ...anniversary, exists },
  DATETIME: { ...equals('DATETIME'), ...bounds('DATETIME'), ...spans, exists },
  TEXT_LIST: { has: arbitraryText, hasAny: texts, hasAll: texts, exists },
  ANY: { exists },
};

/** One operator, or two or three that may contradict each other. */
export function arbitraryPredicate(type: PredicateType): Arbitrary<Predicate> {
  const operators = Object.keys(OPERANDS[type]);
  return fc.subarray(operators, { minLength: 1, maxLength: Math.min(3, operators.length) }).chain((chosen) => {
    const operands = chosen.map((operator): [string, Arbitrary<unknown>] => [
      operator,
      OPERANDS[type][operator] ?? exists,
    ]);
    return fc.record(Object.fromEntries(operands)) as Arbitrary<Predicate>;
  });
}

/** Of any type that a property may be asked for as. */
export const arbitraryPropertyPredicate: Arbitrary<Predicate> = fc
  .constantFrom<PredicateType>('TEXT', 'NUMBER', 'NUMBER', 'BOOLEAN', 'DATETIME', 'TEXT_LIST', 'ANY')
  .chain(arbitraryPredicate);
