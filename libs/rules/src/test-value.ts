import type { Test, Value } from './column.js';
import { monthDayOf } from './instant.js';
import { foldText } from './text.js';

type TestKind = Test['test'];
type TestOf<K extends TestKind> = Extract<Test, { test: K }>;

const TEXT_MATCHES: Record<TestOf<'text'>['match'], (text: string, part: string) => boolean> = {
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
};

const TESTERS: { [K in TestKind]: (test: TestOf<K>, value: Value) => boolean } = {
  present: () => true,
  nothing: () => false,
  range: (test, value) => typeof value === 'number' && inRange(test, value),
  oneOf: (test, value) => (typeof value === 'object' ? false : test.values.includes(value)),
  text: (test, value) => typeof value === 'string' && TEXT_MATCHES[test.match](foldText(value), test.folded),
  hasAny: (test, value) => typeof value === 'object' && test.values.some((wanted) => value.includes(wanted)),
  hasAll: (test, value) => typeof value === 'object' && test.values.every((wanted) => value.includes(wanted)),
  monthDay: (test, value) => typeof value === 'number' && test.monthDays.includes(monthDayOf(value)),
  not: (test, value) => !testValue(test.of, value),
  and: (test, value) => test.of.every((part) => testValue(part, value)),
};

/** Whether one value passes; undefined is a missing value, which only the complement of something can pass. */
export function testValue(test: Test, value: Value | undefined): boolean {
  if (value === undefined) return missingMatches(test);
  return testPresent(test, value);
}

/** Whether a missing value passes. */
export function missingMatches(test: Test): boolean {
  if (test.test === 'not') return !missingMatches(test.of);
  if (test.test === 'and') return test.of.every(missingMatches);
  return false;
}

/** Whether a number lies in a range. */
export function inRange({ from, fromOpen, to, toOpen }: TestOf<'range'>, value: number): boolean {
  if (from !== undefined && (fromOpen ? value <= from : value < from)) return false;
  return to === undefined || (toOpen ? value < to : value <= to);
}

function testPresent<K extends TestKind>(test: TestOf<K>, value: Value): boolean {
  const tester: (test: TestOf<K>, value: Value) => boolean = TESTERS[test.test];
  return tester(test, value);
}
