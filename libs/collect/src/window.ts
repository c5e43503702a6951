/** The stretch of time that a condition on events looks at, in SQL, and what falls in or out of it when the clock moves. */
import { addDuration, durationOf } from '@strata/rules';
import type { Moment, Parameters, Window } from '@strata/rules';

/** What a PostgreSQL timestamp and an ISO text with a year of four digits both hold. Events lie within. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant as a parameter. */
export function instant(milliseconds: number, parameters: Parameters): string {
  if (milliseconds < EARLIEST) return parameters.add('-infinity', 'timestamptz');
  if (milliseconds > LATEST) return parameters.add('infinity', 'timestamptz');
  return parameters.add(new Date(milliseconds).toISOString(), 'timestamptz');
}

/** `occurred_at` within the window, as SQL. */
export function within({ from, before }: Window, parameters: Parameters): string {
  const start = from === undefined ? '' : `occurred_at >= ${instant(from, parameters)} AND `;
  return `${start}occurred_at < ${instant(before, parameters)}`;
}

// A calendar step back is not quite the inverse of the step forward (31 January and 28 February; clock changes).
const CALENDAR_MARGIN = 4 * 86_400_000;

/** All instants from which a duration leads to one in (was, is]: just those for an exact one, some days more for months. */
export function startsOf(was: Moment, is: Moment, duration: string): Window {
  const step = durationOf(duration);
  const margin = step.months === 0 ? 0 : CALENDAR_MARGIN;
  return {
    from: addDuration(was.asOf, step, -1, was.timeZone) + 1 - margin,
    before: addDuration(is.asOf, step, -1, is.timeZone) + 1 + margin,
  };
}

/**
 * Where `occurred_at` lies in one of the two windows and not in the other, as at most two stretches of time. Null where
 * both hold something and they have nothing in common (midnight has struck for "today"): then it is cheaper to load the
 * column anew. A window that is yet to come, or ends before it begins, holds nothing.
 */
export function movedStretches(was: Window, is: Window): Required<Window>[] | null {
  const windows = [was, is].map(({ from, before }) => ({ from: from ?? -Infinity, before })).filter(holdsSomething);
  if (windows.length < 2) return windows;
  const starts = sorted(windows.map(({ from }) => from));
  const ends = sorted(windows.map(({ before }) => before));
  if (starts[1] >= ends[0]) return null;
  return [starts, ends].map(([from, before]) => ({ from, before })).filter(holdsSomething);
}

const holdsSomething = ({ from, before }: Required<Window>): boolean => from < before;
const sorted = (bounds: number[]): [number, number] => bounds.sort((one, other) => one - other) as [number, number];
