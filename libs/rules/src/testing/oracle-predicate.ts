import type { PredicateType } from '../column.js';
import type { Literal, Moment, Operator, Predicate } from '../rule.js';
import type { JsonValue } from './json.js';
import { dateInstant, hasAnniversary, literalInstant, readInstant, step } from './oracle-time.js';

/**
 * Whether one value, as it arrived, meets every operator. Values of another type are missing.
 */
export function meets(is: Predicate, type: PredicateType, given: JsonValue | undefined, moment: Moment): boolean {
  const value = readAs(type, given, moment);
  const operators = Object.keys(is) as Operator[];
  return operators.every((operator) => is[operator] === undefined || holds(operator, is, type, value, given, moment));
}

type Comparable = string | number | boolean | readonly string[];

function holds(
  operator: Operator,
  is: Predicate,
  type: PredicateType,
  value: Comparable | undefined,
  given: JsonValue | undefined,
  moment: Moment,
): boolean {
  if (operator === 'exists') return is.exists === (value !== undefined);
  if (operator === 'ne') return value === undefined || !same(value, is.ne, type, moment);
  if (operator === 'notIn')
    return value === undefined || !is.notIn?.some((literal) => same(value, literal, type, moment));
  if (value === undefined) return false;
  const ordered = typeof value === 'number' ? value : NaN;
  switch (operator) {
    case 'eq':
      return same(value, is.eq, type, moment);
    case 'in':
      return is.in?.some((literal) => same(value, literal, type, moment)) === true;
    case 'gt':
      return ordered > number(is.gt, moment);
    case 'gte':
      return ordered >= number(is.gte, moment);
    case 'lt':
      return ordered < number(is.lt, moment);
    case 'lte':
      return ordered <= number(is.lte, moment);
    case 'contains':
      return lower(value).includes(lower(is.contains));
    case 'startsWith':
      return lower(value).startsWith(lower(is.startsWith));
    case 'endsWith':
      return lower(value).endsWith(lower(is.endsWith));
    case 'has':
      return Array.isArray(value) && value.includes(nfc(is.has));
    case 'hasAny':
      return Array.isArray(value) && is.hasAny?.some((text) => value.includes(nfc(text))) === true;
    case 'hasAll':
      return Array.isArray(value) && is.hasAll?.every((text) => value.includes(nfc(text))) === true;
    case 'inLast':
      return ordered > step(moment.asOf, is.inLast ?? '', moment, -1) && ordered <= moment.asOf;
    case 'inNext':
      return ordered > moment.asOf && ordered <= step(moment.asOf, is.inNext ?? '', moment);
    case 'anniversaryInNext':
      return typeof given === 'string' && hasAnniversary(given, is.anniversaryInNext ?? '', moment);
  }
}

function readAs(type: PredicateType, given: JsonValue | undefined, moment: Moment): Comparable | undefined {
  if (given === undefined || given === null) return undefined;
  switch (type) {
    case 'ANY':
      return true;
    case 'TEXT':
      return typeof given === 'string' ? nfc(given) : undefined;
    case 'NUMBER':
      return typeof given === 'number' ? given : undefined;
    case 'BOOLEAN':
      return typeof given === 'boolean' ? given : undefined;
    case 'DATE':
      return typeof given === 'string' ? dateInstant(given, moment) : undefined;
    case 'DATETIME':
      return typeof given === 'string' ? readInstant(given) : undefined;
    case 'TEXT_LIST':
      return isTexts(given) ? given.map(nfc) : undefined;
  }
}

function isTexts(given: JsonValue): given is readonly string[] {
  return Array.isArray(given) && given.every((item) => typeof item === 'string');
}

function same(value: Comparable, literal: Literal | undefined, type: PredicateType, moment: Moment): boolean {
  if (typeof literal !== 'string') return value === literal;
  return value === (type === 'TEXT' ? nfc(literal) : literalInstant(literal, moment));
}

function number(literal: Literal | undefined, moment: Moment): number {
  return typeof literal === 'string' ? literalInstant(literal, moment) : Number(literal);
}

function nfc(text: unknown): string {
  return String(text).normalize('NFC');
}

function lower(text: unknown): string {
  return nfc(text).toLowerCase();
}

/** The type that literals ask of a property. */
export function askedType(is: Predicate): PredicateType {
  const bounds = [is.gt, is.gte, is.lt, is.lte].filter((bound) => bound !== undefined);
  if (is.inLast !== undefined || is.inNext !== undefined) return 'DATETIME';
  if (bounds.length > 0) return typeof bounds[0] === 'string' ? 'DATETIME' : 'NUMBER';
  if (is.has !== undefined || is.hasAny || is.hasAll) return 'TEXT_LIST';
  if (is.contains !== undefined || is.startsWith !== undefined || is.endsWith !== undefined) return 'TEXT';
  const literal = [is.eq, is.ne, ...(is.in ?? []), ...(is.notIn ?? [])].find((given) => given !== undefined);
  if (literal === undefined) return 'ANY';
  if (typeof literal === 'string') return 'TEXT';
  return typeof literal === 'number' ? 'NUMBER' : 'BOOLEAN';
}
