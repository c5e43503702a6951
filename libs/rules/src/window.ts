import { addDuration, durationOf, resolveInstant } from './duration.js';
import { dayOf, dayStart, epochDay, plainDate } from './instant.js';
import type { CalendarWindow, During, Moment } from './rule.js';

/** Milliseconds, half-open; no `from`: since ever. Empty where `from` is not before `before`. */
export interface Window {
  from?: number;
  before: number;
}

/** First day and first day after, both since 1970. */
const CALENDAR: Record<CalendarWindow, (today: number) => [number, number]> = {
  TODAY: (today) => [today, today + 1],
  YESTERDAY: (today) => [today - 1, today],
  THIS_WEEK: (today) => [monday(today), monday(today) + 7],
  LAST_WEEK: (today) => [monday(today) - 7, monday(today)],
  THIS_MONTH: (today) => [monthStart(today, 0), monthStart(today, 1)],
  LAST_MONTH: (today) => [monthStart(today, -1), monthStart(today, 0)],
  THIS_YEAR: (today) => [yearStart(today), yearStart(today, 1)],
};

/** The events that count, as a half-open run of milliseconds; never later than asOf. */
export function resolveWindow(during: During | undefined, moment: Moment): Window {
  const end = moment.asOf + 1;
  if (during?.last !== undefined) {
    const start = addDuration(moment.asOf, durationOf(during.last), -1, moment.timeZone);
    return { from: start + 1, before: end };
  }
  if (during?.calendar !== undefined) {
    const [first, after] = CALENDAR[during.calendar](dayOf(moment.asOf, moment.timeZone));
    return { from: dayStart(first, moment.timeZone), before: Math.min(dayStart(after, moment.timeZone), end) };
  }
  const window: Window = { before: end };
  if (during?.from !== undefined) window.from = resolveInstant(during.from, moment);
  if (during?.to !== undefined) window.before = Math.min(resolveInstant(during.to, moment), end);
  return window;
}

function monday(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function monthStart(day: number, months: number): number {
  return epochDay(plainDate(day).with({ day: 1 }).add({ months }));
}

function yearStart(day: number, years = 0): number {
  return epochDay(plainDate(day).with({ day: 1, month: 1 }).add({ years }));
}
