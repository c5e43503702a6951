/**
 * Dates are whole days since 1970-01-01, instants whole milliseconds since then. Dates and times in rules and in event
 * properties have one strict form, checked by one regular expression that JavaScript and PostgreSQL read alike.
 */
import { Temporal } from 'temporal-polyfill';

export const DAY = 86_400_000;

const LEAP_YEAR = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const DATE = `(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|${LEAP_YEAR}-02-29)`;
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,9})?)?';
const OFFSET = '(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])';

/** Years 0001 to 9999, real days of the month, hours below 24, offset at most ±14:59, at most 9 digits of a second. */
export const INSTANT_PATTERN = `^${DATE}T${TIME}${OFFSET}$`;

const INSTANT = new RegExp(INSTANT_PATTERN);
const INSTANT_PARTS = /^(.{10})T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):(\d\d))$/;
const DATE_ONLY = new RegExp(`^${DATE}$`);

/** `2024-02-29` to days since 1970-01-01; undefined if that is no day. */
export function parseDate(text: string): number | undefined {
  if (!DATE_ONLY.test(text)) return undefined;
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

export function formatDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A full ISO 8601 date-time with zone to milliseconds since 1970, further digits cut; undefined if it is none. */
export function parseInstant(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined;
  const [, date, hour, minute, second = '0', fraction = '', sign, offsetHour = '0', offsetMinute = '0'] =
    INSTANT_PARTS.exec(text) ?? [];
  const day = parseDate(date ?? '');
  if (day === undefined) return undefined;
  const time = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000 * (sign === '-' ? -1 : 1);
  return day * DAY + time + Number(fraction.padEnd(3, '0').slice(0, 3)) - offset;
}

/** The day that an instant falls on in a zone. */
export function dayOf(instant: number, timeZone: string): number {
  return epochDay(Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate());
}

/** The instant at which a day begins in a zone: the first one, where its midnight is skipped or comes twice. */
export function dayStart(day: number, timeZone: string): number {
  return plainDate(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The first day that begins at the instant or later. */
export function firstDayFrom(instant: number, timeZone: string): number {
  let day = dayOf(instant, timeZone);
  if (dayStart(day, timeZone) < instant) day += 1;
  // A zone that skipped a whole day (Samoa, 30 December 2011) has two days beginning at one instant.
  while (dayStart(day - 1, timeZone) >= instant) day -= 1;
  return day;
}

/** The last day that begins at the instant or earlier. */
export function lastDayUntil(instant: number, timeZone: string): number {
  return dayOf(instant, timeZone);
}

/** Month × 100 + day of a day since 1970. */
export function monthDayOf(day: number): number {
  const date = new Date(day * DAY);
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

export function plainDate(day: number): Temporal.PlainDate {
  const date = new Date(day * DAY);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Whole days since 1970-01-01. */
export function epochDay(date: Temporal.PlainDate): number {
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(date.year, date.month - 1, date.day) / DAY;
}
