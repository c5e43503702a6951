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
/** `2024-02-29` to days since 1970-01-01; undefined if that is no day. By its characters: a file of a million people has as many birthdays. */
export function parseDate(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== MINUS || text.charCodeAt(7) !== MINUS) return undefined;
  return dayFrom(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
}

/** The same from its parts; undefined if that is no day. */
export function dayFrom(year: number, month: number, date: number): number | undefined {
  // What was no digit is NaN here, which is in no range.
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && date >= 1 && date <= daysOfMonth(year, month)
    ? dayNumber(year, month, date)
    : undefined;
}

const MINUS = 45;
const ZERO = 48;

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Years are counted from March, so that the leap day is a year's last; 719,468 days lie between 0000-03-01 and 1970-01-01. */
const EPOCH = 719_468;
const DAYS_OF_400_YEARS = 146_097;

function dayNumber(year: number, month: number, date: number): number {
  const since = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return since * 365 + Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400) + dayOfYear - EPOCH;
}

const LAST_DAY = 2_932_896;

export function formatDate(day: number): string {
  // Other years have another form, and a part of a day is none.
  if (!Number.isInteger(day) || day < -EPOCH || day > LAST_DAY) return new Date(day * DAY).toISOString().slice(0, 10);
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${TWO[Math.floor(year / 100)]}${TWO[year % 100]}-${TWO[month]}-${TWO[dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1]}`;
}

/** Whole milliseconds since 1970 as ISO 8601 in UTC: what `toISOString` gives, in half its time. */
export function formatInstant(instant: number): string {
  const day = Math.floor(instant / DAY);
  if (!Number.isInteger(instant) || day < -EPOCH || day > LAST_DAY) return new Date(instant).toISOString();
  const time = instant - day * DAY;
  const seconds = Math.floor(time / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const milli = time % 1000;
  const clock = `${TWO[hours]}:${TWO[minutes % 60]}:${TWO[seconds % 60]}.${milli < 100 ? '0' : ''}${TWO[milli] ?? milli}`;
  return `${formatDate(day)}T${clock}Z`;
}

const TWO = Array.from({ length: 100 }, (_none, number) => String(number).padStart(2, '0'));

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
