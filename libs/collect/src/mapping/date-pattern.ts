import { Refusal } from '@strata/db';
import { DAY, dayStart, parseDate, parseInstant } from '@strata/rules';
import { Temporal } from 'temporal-polyfill';

/** Reads a text as an instant in milliseconds; undefined when it is none. */
export type InstantReader = (text: string) => number | undefined;

const PARTS: Record<string, string> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  SSS: '(?<milli>\\d{3})',
};

/** `yyyyMMdd`, `yyyy/M/d H:mm`, `yyyy-MM-dd HH:mm:ss.SSS`: local times of the zone. */
export function patternReader(pattern: string, timeZone: string): InstantReader {
  const seen = new Set<string>();
  const source = pattern.replace(/yyyy|MM?|dd?|HH?|mm|SSS|ss|[^]/g, (token) => {
    const part = PARTS[token];
    if (!part) {
      if (/[A-Za-z]/.test(token) && token !== 'T') {
        throw new Refusal(
          'INVALID_MAPPING',
          `"${token}" in the date pattern ${pattern}: known are ${Object.keys(PARTS).join(' ')}`,
        );
      }
      return token.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    }
    const name = /<(\w+)>/.exec(part)![1]!;
    if (seen.has(name)) throw new Refusal('INVALID_MAPPING', `the date pattern ${pattern} names the ${name} twice`);
    seen.add(name);
    return part;
  });
  const expression = new RegExp(`^${source}$`);
  const zone = new LocalTimes(timeZone);
  return (text) => {
    const groups = expression.exec(text)?.groups;
    if (!groups) return undefined;
    const { year, month = '1', day = '1', hour = '0', minute = '0', second = '0', milli = '0' } = groups;
    const date = parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
    return zone.instant(date, ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(milli));
  };
}

const LOCAL = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?$/;

/** ISO date-times with a zone, and dates and date-times without one as local times of the zone. */
export function isoReader(timeZone: string): InstantReader {
  const zone = new LocalTimes(timeZone);
  return (text) => {
    const parts = LOCAL.exec(text);
    if (!parts) return parseInstant(text.replace(' ', 'T'));
    const [, date, hour = '0', minute = '0', second = '0', fraction = ''] = parts;
    const day = parseDate(date!);
    if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
    const milli = Number(fraction.padEnd(3, '0').slice(0, 3));
    return zone.instant(day, ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milli);
  };
}

const DAYS_KEPT = 10_000;

/**
 * Local times to instants. Asking the zone takes 13 µs; most days begin and end at one offset, which is then kept, so a
 * file of millions of rows asks a few hundred times.
 */
export class LocalTimes {
  private readonly starts = new Map<number, { start: number; even: boolean }>();

  constructor(private readonly timeZone: string) {}

  /** `time`: milliseconds since the day's midnight by the clock on the wall. */
  instant(day: number, time: number): number {
    let known = this.starts.get(day);
    if (!known) {
      if (this.starts.size >= DAYS_KEPT) this.starts.clear();
      const start = dayStart(day, this.timeZone);
      known = { start, even: dayStart(day + 1, this.timeZone) - start === DAY };
      this.starts.set(day, known);
    }
    if (known.even) return known.start + time;
    // On a day whose clocks change, a time that is skipped moves on by the gap and of two the first is meant.
    const wall = new Date(day * DAY + time).toISOString().slice(0, -1);
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(this.timeZone).epochMilliseconds;
  }
}
