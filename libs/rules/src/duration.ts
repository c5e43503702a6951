import { Temporal } from 'temporal-polyfill';
import { DAY, parseInstant } from './instant.js';
import type { Moment } from './rule.js';

/**
 * Years and months step on the calendar of a zone; all else is exact. Both parts are at least 0: which way to step is
 * said where the duration is used.
 */
export interface Duration {
  months: number;
  milliseconds: number;
}

const PATTERN =
  /^P(?=.)(?:(\d{1,15})Y)?(?:(\d{1,15})M)?(?:(\d{1,15})W)?(?:(\d{1,15})D)?(?:T(?=.)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})(?:\.(\d{1,9}))?S)?)?$/;

const MAX_YEARS = 100;
/** The longest that 100 years can be: 25 of them leap years. */
const MAX_MILLISECONDS = 36_525 * DAY;

/**
 * Reads an ISO 8601 duration: `P1Y6M`, `P2W`, `P1DT12H`, `PT0.5S`. Fractions only of seconds, cut to milliseconds.
 * Undefined if the text is none, or longer than 100 years. Zero is a duration here.
 */
export function parseDuration(text: string): Duration | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1, 8)
    .map((digits) => (digits === undefined ? 0 : Number(digits)));
  const fraction = Number((match[8] ?? '').padEnd(3, '0').slice(0, 3));
  const duration = {
    months: years * 12 + months,
    milliseconds: (weeks * 7 + days) * DAY + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + fraction,
  };
  if (duration.months > MAX_YEARS * 12 || duration.milliseconds > MAX_MILLISECONDS) return undefined;
  // Together: a month is at most 31 days, and only the sum near the limit needs a closer look.
  if (duration.months * (MAX_MILLISECONDS / (MAX_YEARS * 12)) + duration.milliseconds > MAX_MILLISECONDS)
    return undefined;
  return duration;
}

/** As `parseDuration`, for texts that were checked before. */
export function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`not a duration: ${text}`);
  return duration;
}

/**
 * Steps from an instant: first months on the zone's calendar (the day cut to the month's last), then the exact part.
 * A local time that a clock change skips or repeats is taken as the later instant, as PostgreSQL does.
 */
export function addDuration(instant: number, duration: Duration, direction: 1 | -1, timeZone: string): number {
  const exact = direction * duration.milliseconds;
  if (duration.months === 0) return instant + exact;
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const stepped = local.add({ months: direction * duration.months }, { overflow: 'constrain' });
  return stepped.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds + exact;
}

/** `-P60D`, `P7D`: an instant relative to asOf. Zero is asOf itself. */
export function parseRelative(text: string): { duration: Duration; direction: 1 | -1 } | undefined {
  const past = text.startsWith('-');
  const duration = parseDuration(past ? text.slice(1) : text);
  return duration && { duration, direction: past ? -1 : 1 };
}

/** The instant that a checked literal names: a date-time with zone, or a duration relative to asOf. */
export function resolveInstant(text: string, moment: Moment): number {
  const absolute = parseInstant(text);
  if (absolute !== undefined) return absolute;
  const relative = parseRelative(text);
  if (!relative) throw new Error(`not an instant: ${text}`);
  return addDuration(moment.asOf, relative.duration, relative.direction, moment.timeZone);
}
