/** Time for the oracle, on Temporal throughout, and independent of what it judges. */
import { Temporal } from 'temporal-polyfill';
import type { CalendarWindow, During, Moment } from '../rule.js';

const FULL_INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):\d\d)$/;

/** A full ISO 8601 date-time in milliseconds, cut; undefined for every other text. */
export function readInstant(text: string): number | undefined {
  if (!FULL_INSTANT.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** Months on the zone's calendar first, a doubtful local time taken as the later one; then the rest exactly. */
export function step(from: number, text: string, { timeZone }: Moment, sign: 1 | -1 = 1): number {
  const duration = Temporal.Duration.from(text);
  const { weeks, days, hours, minutes, seconds, milliseconds } = duration;
  const months = duration.years * 12 + duration.months;
  let instant = Temporal.Instant.fromEpochMilliseconds(from);
  if (months !== 0) {
    const local = instant
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .add({ months: sign * months });
    instant = local.toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant();
  }
  const exact = Temporal.Duration.from({ hours: (weeks * 7 + days) * 24 + hours, minutes, seconds, milliseconds });
  return (sign === 1 ? instant.add(exact) : instant.subtract(exact)).epochMilliseconds;
}

/** The instant that a literal names: a date's beginning in the zone, a date-time, or a time from now. */
export function literalInstant(text: string, moment: Moment): number {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dateInstant(text, moment);
  const absolute = readInstant(text);
  if (absolute !== undefined) return absolute;
  return text.startsWith('-') ? step(moment.asOf, text.slice(1), moment, -1) : step(moment.asOf, text, moment);
}

export function dateInstant(date: string, { timeZone }: Moment): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The beginning of the day so many years after a date. */
export function yearsOn(date: string, years: number, { timeZone }: Moment): number {
  return Temporal.PlainDate.from(date).add({ years }).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The calendar day of an instant, as text. */
export function localDate(instant: number, { timeZone }: Moment): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Whether an event at an instant counts. */
export function isDuring(at: number, during: During | undefined, moment: Moment): boolean {
  if (at > moment.asOf) return false;
  if (!during) return true;
  if (during.last !== undefined) return at > step(moment.asOf, during.last, moment, -1);
  if (during.calendar !== undefined)
    return inCalendar(localDate(at, moment), during.calendar, localDate(moment.asOf, moment));
  if (during.from !== undefined && at < literalInstant(during.from, moment)) return false;
  return during.to === undefined || at < literalInstant(during.to, moment);
}

function inCalendar(day: Temporal.PlainDate, window: CalendarWindow, today: Temporal.PlainDate): boolean {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const isIn = (first: Temporal.PlainDate, after: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, after) < 0;
  const sameMonth = (other: Temporal.PlainDate): boolean => day.toPlainYearMonth().equals(other.toPlainYearMonth());
  switch (window) {
    case 'TODAY':
      return day.equals(today);
    case 'YESTERDAY':
      return day.equals(today.subtract({ days: 1 }));
    case 'THIS_WEEK':
      return isIn(monday, monday.add({ weeks: 1 }));
    case 'LAST_WEEK':
      return isIn(monday.subtract({ weeks: 1 }), monday);
    case 'THIS_MONTH':
      return sameMonth(today);
    case 'LAST_MONTH':
      return sameMonth(today.subtract({ months: 1 }));
    case 'THIS_YEAR':
      return day.year === today.year;
  }
}

/** Whether a birthday falls on one of so many calendar days, today the first. */
export function hasAnniversary(date: string, text: string, moment: Moment): boolean {
  const { weeks, days } = Temporal.Duration.from(text);
  const born = Temporal.PlainDate.from(date);
  const today = localDate(moment.asOf, moment);
  for (let i = 0; i < weeks * 7 + days; i += 1) {
    const day = today.add({ days: i });
    const celebrated = born.month === 2 && born.day === 29 && !day.inLeapYear ? 28 : born.day;
    if (day.month === born.month && day.day === celebrated) return true;
  }
  return false;
}
