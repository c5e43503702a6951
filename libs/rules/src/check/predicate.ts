import type { PredicateType } from '../column.js';
import { keyPath } from '../path.js';
import { OPERATORS, propertyType } from '../predicate-type.js';
import type { Operator, Predicate } from '../rule.js';
import { show } from './fault.js';
import { readDays, readDuration, readLiteral } from './literal.js';
import type { Subject } from './literal.js';
import { isEmptyRange } from './range.js';
import { isObject, readKeys, readList } from './readers.js';
import type { Checking } from './readers.js';

type OperandReader = (input: unknown, path: string, checking: Checking, subject: Subject) => unknown;

const list: OperandReader = (input, path, checking, subject) =>
  readList((item, at, within) => readLiteral(item, at, within, subject))(input, path, checking);

const OPERANDS: Record<Operator, OperandReader> = {
  eq: readLiteral,
  ne: readLiteral,
  in: list,
  notIn: list,
  gt: readLiteral,
  gte: readLiteral,
  lt: readLiteral,
  lte: readLiteral,
  contains: readLiteral,
  startsWith: readLiteral,
  endsWith: readLiteral,
  has: readLiteral,
  hasAny: list,
  hasAll: list,
  inLast: readDuration,
  inNext: readDuration,
  anniversaryInNext: readDays,
  exists: (input, path, { faults }) =>
    typeof input === 'boolean'
      ? input
      : faults.add(path, 'WRONG_TYPE', `expected true or false for "exists", got ${show(input)}`),
};
const ALL_OPERATORS = Object.keys(OPERANDS) as Operator[];

/** A predicate on values of one type; `name` says whose, as in `attribute "age"`. */
export function readPredicate(
  input: unknown,
  path: string,
  checking: Checking,
  subject: Subject,
): Predicate | undefined {
  const { faults } = checking;
  const given = readOperators(input, path, checking);
  if (!given) return undefined;
  const before = faults.list.length;
  const entries = Object.entries(given).map(([key, operand]): [string, unknown] => {
    const operator = key as Operator;
    const at = keyPath(path, operator);
    if (OPERATORS[subject.type].includes(operator)) return [key, OPERANDS[operator](operand, at, checking, subject)];
    const has = OPERATORS[subject.type].join(', ');
    return [key, faults.add(at, 'WRONG_OPERATOR', `${subject.name} has no operator "${operator}", only ${has}`)];
  });
  if (faults.list.length > before) return undefined;
  const predicate: Predicate = Object.fromEntries(entries);
  if (!isEmptyRange(predicate, subject.type)) return predicate;
  return faults.add(path, 'EMPTY_RANGE', `no value of ${subject.name} lies between these bounds`);
}

/** A predicate on a property, whose type the literals name. */
export function readPropertyPredicate(
  input: unknown,
  path: string,
  checking: Checking,
  name: string,
): Predicate | undefined {
  return readPredicate(input, path, checking, { type: inputType(input), name });
}

/** A predicate whose subject is unknown: nothing but the names of its operators can be checked. */
export function readOperators(
  input: unknown,
  path: string,
  checking: Checking,
): Partial<Record<Operator, unknown>> | undefined {
  const given = readKeys(input, ALL_OPERATORS, 'a predicate', path, checking);
  if (!given) return undefined;
  if (Object.keys(given).length > 0) return given;
  return checking.faults.add(path, 'EMPTY', 'a predicate has at least one operator');
}

function inputType(input: unknown): PredicateType {
  const type = isObject(input) ? propertyType(input) : 'ANY';
  // No property is a date without a time: its anniversaries are refused among the operators of instants.
  return type === 'DATE' ? 'DATETIME' : type;
}
