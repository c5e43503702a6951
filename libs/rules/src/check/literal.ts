import type { PredicateType } from '../column.js';
import { parseDuration, parseRelative } from '../duration.js';
import { DAY, parseDate, parseInstant } from '../instant.js';
import type { Literal } from '../rule.js';
import { show } from './fault.js';
import { readNumber, readText } from './readers.js';
import type { Checking } from './readers.js';

/** What the literals of a predicate are for: its type, and the words for it, as in `attribute "age"`. */
export interface Subject {
  type: PredicateType;
  name: string;
}

const EXPECTED: Record<PredicateType, string> = {
  TEXT: 'a text',
  NUMBER: 'a number',
  BOOLEAN: 'true or false',
  DATE: 'a date (2024-02-29) or a time from now (-P7D)',
  DATETIME: 'a date-time with zone (2024-02-29T08:00:00+08:00) or a time from now (-P7D)',
  TEXT_LIST: 'a text',
  ANY: 'no literal',
};

/** A literal of the subject's type. Never a cast: a number in a text is a text. */
export function readLiteral(input: unknown, path: string, checking: Checking, subject: Subject): Literal | undefined {
  const { type } = subject;
  const expected = `${EXPECTED[type]} for ${subject.name}`;
  if (type === 'NUMBER') return readNumber(input, path, checking, expected);
  if (type === 'BOOLEAN' && typeof input === 'boolean') return input;
  if (type === 'BOOLEAN' || type === 'ANY') {
    return checking.faults.add(path, 'WRONG_TYPE', `expected ${expected}, got ${show(input)}`);
  }
  const text = readText(input, path, checking, expected);
  if (text === undefined || type === 'TEXT' || type === 'TEXT_LIST') return text;
  return readTime(text, path, checking, type, expected);
}

function readTime(
  text: string,
  path: string,
  { faults }: Checking,
  type: 'DATE' | 'DATETIME',
  expected: string,
): string | undefined {
  if (/^-?P/.test(text)) {
    if (parseRelative(text)) return text;
    return faults.add(path, 'INVALID_DURATION', `expected ${expected}, of at most 100 years, got ${show(text)}`);
  }
  if ((type === 'DATE' ? parseDate(text) : parseInstant(text)) !== undefined) return text;
  return faults.add(
    path,
    type === 'DATE' ? 'INVALID_DATE' : 'INVALID_INSTANT',
    `expected ${expected}, got ${show(text)}`,
  );
}

/** An instant of a window: a date-time with zone, or a time from now. */
export function readInstant(input: unknown, path: string, checking: Checking): string | undefined {
  const literal = readLiteral(input, path, checking, { type: 'DATETIME', name: 'the window' });
  return typeof literal === 'string' ? literal : undefined;
}

/** A duration that is longer than nothing. */
export function readDuration(input: unknown, path: string, checking: Checking): string | undefined {
  const text = readText(input, path, checking, 'an ISO 8601 duration (P30D)');
  if (text === undefined) return undefined;
  const duration = parseDuration(text);
  if (duration && (duration.months > 0 || duration.milliseconds > 0)) return text;
  const expected = 'expected an ISO 8601 duration (P30D, PT12H, P1Y6M), positive and at most 100 years';
  return checking.faults.add(path, 'INVALID_DURATION', `${expected}, got ${show(text)}`);
}

/** A duration in calendar days: `P7D`, `P2W`. */
export function readDays(input: unknown, path: string, checking: Checking): string | undefined {
  const text = readDuration(input, path, checking);
  if (text === undefined) return undefined;
  const duration = parseDuration(text);
  if (duration?.months === 0 && duration.milliseconds % DAY === 0 && !text.includes('T')) return text;
  return checking.faults.add(path, 'INVALID_DURATION', `expected whole days or weeks (P7D, P2W), got ${show(text)}`);
}
