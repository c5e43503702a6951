import { checkEventName, checkPropertyName } from '../names.js';
import { keyPath } from '../path.js';
import { MEASURES } from '../predicate-type.js';
import type { MeasureName } from '../predicate-type.js';
import { CALENDAR_WINDOWS } from '../rule.js';
import type {
  CalendarWindow,
  During,
  EventCondition,
  Measure,
  PropertyFilter,
  Sequence,
  SequenceStep,
} from '../rule.js';
import { show } from './fault.js';
import { readDuration, readInstant } from './literal.js';
import { readPredicate, readPropertyPredicate } from './predicate.js';
import { isEmptyWindow } from './range.js';
import { readKey, readKeys, readList, readName, readOptional, readTrue } from './readers.js';
import type { Checking, Reader } from './readers.js';

/** Each filter and each step is a part of one SQL statement. */
const MAX_FILTERS = 100;
const MAX_STEPS = 50;

const readEventName = readName(checkEventName);
const readPropertyName = readName(checkPropertyName);

/** What is left of an object of which some keys are undefined: absent keys. */
function compact<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

export function readEvent(input: unknown, path: string, checking: Checking): EventCondition | undefined {
  const keys = ['name', 'where', 'during', 'measure', 'is', 'sequence'] as const;
  const given = readKeys(input, keys, 'an event condition', path, checking);
  if (!given) return undefined;
  const during = readOptional(given, 'during', readDuring, path, checking);
  if (given.sequence !== undefined) {
    for (const key of ['name', 'where', 'measure', 'is'] as const) {
      if (given[key] === undefined) continue;
      checking.faults.add(keyPath(path, key), 'CONFLICTING_KEYS', `"${key}" cannot stand beside "sequence"`);
    }
    const sequence = readKey(given, 'sequence', readSequence, path, checking);
    return compact({ sequence, during });
  }
  const name = readKey(given, 'name', readEventName, path, checking);
  const where = readOptional(given, 'where', readFilters, path, checking);
  const measure = readOptional(given, 'measure', readMeasure, path, checking);
  return compact({ name, where, during, measure, is: readMeasured(given, measure, path, checking) });
}

/** The predicate on the measure: may be absent with a count alone. */
function readMeasured(
  given: { measure?: unknown; is?: unknown },
  measure: Measure | undefined,
  path: string,
  checking: Checking,
) {
  const [name] = Object.keys(measure ?? { count: true }) as MeasureName[];
  // A measure with faults says nothing of what may be asked of it.
  if (name === undefined || (given.measure !== undefined && measure === undefined)) return undefined;
  if (given.is === undefined && name === 'count') return undefined;
  const { type } = MEASURES[name];
  const subject = `measure "${name}"`;
  const read: Reader<PropertyFilter['is']> = (input, at, within) =>
    type === 'property'
      ? readPropertyPredicate(input, at, within, subject)
      : readPredicate(input, at, within, { type, name: subject });
  return readKey(given, 'is', read, path, checking);
}

function readMeasure(input: unknown, path: string, checking: Checking): Measure | undefined {
  const names = Object.keys(MEASURES) as MeasureName[];
  const given = readKeys(input, names, 'a measure', path, checking);
  if (!given) return undefined;
  const [name, ...more] = Object.keys(given) as MeasureName[];
  if (name === undefined) return checking.faults.add(path, 'MISSING_KEY', `expected one of ${names.join(', ')}`);
  if (more.length > 0) {
    return checking.faults.add(path, 'CONFLICTING_KEYS', `expected one measure, got ${[name, ...more].join(' and ')}`);
  }
  const isFlag = ['count', 'days', 'first', 'last'].includes(name);
  const value = readKey<string | true>(given, name, isFlag ? readTrue : readPropertyName, path, checking);
  return value === undefined ? undefined : { [name]: value };
}

function readDuring(input: unknown, path: string, checking: Checking): During | undefined {
  const { faults } = checking;
  const given = readKeys(input, ['last', 'from', 'to', 'calendar'], 'a window', path, checking);
  if (!given) return undefined;
  const range = given.from !== undefined || given.to !== undefined;
  const forms = [given.last !== undefined, range, given.calendar !== undefined].filter(Boolean).length;
  if (forms === 0) return faults.add(path, 'MISSING_KEY', 'expected "last", "from" or "to", or "calendar"');
  if (forms > 1) faults.add(path, 'CONFLICTING_KEYS', 'expected one of "last", "from" and "to", and "calendar"');
  const during = compact({
    last: readOptional(given, 'last', readDuration, path, checking),
    from: readOptional(given, 'from', readInstant, path, checking),
    to: readOptional(given, 'to', readInstant, path, checking),
    calendar: readOptional(given, 'calendar', readCalendar, path, checking),
  });
  if (isEmptyWindow(during)) return faults.add(path, 'EMPTY_RANGE', 'this window ends before it begins');
  return during;
}

function readCalendar(input: unknown, path: string, { faults }: Checking): CalendarWindow | undefined {
  const found = CALENDAR_WINDOWS.find((window) => window === input);
  return found ?? faults.add(path, 'WRONG_TYPE', `expected one of ${CALENDAR_WINDOWS.join(', ')}, got ${show(input)}`);
}

function readFilter(input: unknown, path: string, checking: Checking): PropertyFilter | undefined {
  const given = readKeys(input, ['property', 'is'], 'a filter on a property', path, checking);
  if (!given) return undefined;
  const property = readKey(given, 'property', readPropertyName, path, checking);
  const subject = property === undefined ? 'the property' : `property ${show(property)}`;
  const read: Reader<PropertyFilter['is']> = (is, at, within) => readPropertyPredicate(is, at, within, subject);
  const is = readKey(given, 'is', read, path, checking);
  return property === undefined || is === undefined ? undefined : { property, is };
}

const readFilters = readList(readFilter, MAX_FILTERS);

function readSequence(input: unknown, path: string, checking: Checking): Sequence | undefined {
  const given = readKeys(input, ['steps', 'within', 'notFollowedBy'], 'a sequence', path, checking);
  if (!given) return undefined;
  const steps = readKey(given, 'steps', readList(readStep, MAX_STEPS), path, checking);
  const within = readOptional(given, 'within', readDuration, path, checking);
  const notFollowedBy = readOptional(given, 'notFollowedBy', readNotFollowedBy, path, checking);
  return steps && compact({ steps, within, notFollowedBy });
}

function readStep(input: unknown, path: string, checking: Checking): SequenceStep | undefined {
  const given = readKeys(input, ['name', 'where'], 'a step', path, checking);
  return given && readStepKeys(given, path, checking);
}

function readNotFollowedBy(input: unknown, path: string, checking: Checking): Sequence['notFollowedBy'] {
  const given = readKeys(input, ['name', 'where', 'within'], '"notFollowedBy"', path, checking);
  if (!given) return undefined;
  const step = readStepKeys(given, path, checking);
  const within = readOptional(given, 'within', readDuration, path, checking);
  return step && compact({ ...step, within });
}

function readStepKeys(given: { name?: unknown; where?: unknown }, path: string, checking: Checking) {
  const name = readKey(given, 'name', readEventName, path, checking);
  const where = readOptional(given, 'where', readFilters, path, checking);
  return name === undefined ? undefined : compact({ name, where });
}
