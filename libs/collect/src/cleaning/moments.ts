/** Dates and times in the many ways they are written. */
import { DAY, dayFrom } from '@strata/rules';
import { digit, twoDigits } from './digits.js';
import type { DateOrder } from './rules.js';

export interface MomentSettings {
  dateOrder?: DateOrder | undefined;
  pivotYear?: number | undefined;
  /** Whether small numbers are days since 1900, as in cells of a workbook. */
  serials?: boolean | undefined;
}

/** A day, the time on its clock where there is one, and how far that clock is ahead of UTC where it says so. */
export interface Moment {
  /** Days since 1970-01-01. */
  day: number;
  /** Milliseconds since midnight. */
  time?: number;
  /** Milliseconds ahead of UTC. */
  offset?: number;
}

export type MomentFault = 'INVALID_DATE' | 'AMBIGUOUS_DATE' | 'TWO_DIGIT_YEAR';

const LONGEST = 80;
const WEEKDAY =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+|\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?/i;
const ZONE_NAME = /\s*\([^)]*\)$/;
const TIME = new RegExp(
  '(?:[T\\s]\\s*|(?<=[日号]))(凌晨|早上|上午|中午|下午|晚上)?\\s*(\\d{1,2})(?:(?:(?::|[时点])(\\d{1,2})分?(?:[:.]?(\\d{1,2})(?:[.,](\\d{1,9}))?秒?)?)|[时点]整?)' +
    '\\s*([ap]\\.?m\\.?)?\\s*(Z|(?:UTC|GMT)?\\s*[+-]\\d{1,2}(?::?\\d{2})?|UTC|GMT)?$',
  'i',
);
const YEAR_FIRST = /^(\d{4})(?:年|[-/.\s]\s*)(\d{1,2})(?:月|[-/.\s]\s*)(\d{1,2})[日号]?$/;
const SHORT_YEAR_FIRST = /^(\d{2})年(\d{1,2})月(\d{1,2})[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[-/.\s]+([a-z]{3,9})\.?[-/.,\s]+(\d{4}|\d{2})$/i;
const MONTH_NAME_DAY = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})$/i;
const YEAR_MONTH_NAME = /^(\d{4})[-/.\s]+([a-z]{3,9})\.?[-/.\s]+(\d{1,2})$/i;
const THREE_NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const SERIAL = /^\d{1,7}(?:\.\d+)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS =
  /^(?:january|february|march|april|may|june|july|august|sept?(?:ember)?|october|november|december)$/i;

/** Reads what was written, or says why it cannot be read. */
export function readMoment(written: string, settings: MomentSettings): Moment | MomentFault {
  const usual = usualDay(written);
  if (usual !== undefined) return { day: usual };
  if (written.length > LONGEST) return 'INVALID_DATE';
  const text = written.normalize('NFKC').trim();
  if (settings.serials && SERIAL.test(text)) return fromSerial(Number(text));
  const unix = /^\d{10}(?:\d{3})?$/.test(text) ? Number(text) * (text.length === 10 ? 1000 : 1) : undefined;
  if (unix !== undefined) return fromInstant(unix);
  const bare = text
    .replace(WEEKDAY, (found, at: number) => (at === 0 ? '' : ' '))
    .replace(ZONE_NAME, '')
    .trim();
  const clock = TIME.exec(bare);
  const compact = COMPACT.exec(bare);
  if (compact?.[4] !== undefined) return compactTime(compact);
  const day = readDay((clock ? bare.slice(0, clock.index) : bare).trim(), settings);
  if (typeof day === 'string' || !clock) return typeof day === 'string' ? day : { day };
  return withTime(day, clock);
}

/**
 * What most dates are, read by their characters in a twentieth of the time of the patterns below: 2024-2-9, 2024/02/09, 2024.2.9,
 * 2024年2月9日, 20240209. Undefined for all else. That both read alike is tested.
 */
function usualDay(text: string): number | undefined {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  if (digit(text, 4) >= 0) {
    if (text.length !== 8) return undefined;
    return dayFrom(year, twoDigits(text, 4), twoDigits(text, 6));
  }
  const month = oneOrTwo(text, 5);
  const between = digit(text, 6) >= 0 ? 7 : 6;
  const date = oneOrTwo(text, between + 1);
  const end = between + (digit(text, between + 2) >= 0 ? 3 : 2);
  const ends = end === text.length || (end === text.length - 1 && '日号'.includes(text[end]!));
  if (!ends || !'-/.年'.includes(text[4]!) || !'-/.月'.includes(text[between]!)) return undefined;
  return dayFrom(year, month, date);
}

function oneOrTwo(text: string, at: number): number {
  const first = digit(text, at);
  const second = digit(text, at + 1);
  return second >= 0 ? first * 10 + second : first;
}

function readDay(text: string, settings: MomentSettings): number | MomentFault {
  const [, year, month, date] = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? [];
  if (year !== undefined) return dayOf(year, month!, date!);
  const short = SHORT_YEAR_FIRST.exec(text);
  if (short) return inYear(short[1]!, short[2]!, short[3]!, settings);
  const named = DAY_MONTH_NAME.exec(text);
  if (named) return inYear(named[3]!, monthOf(named[2]!), named[1]!, settings);
  const american = MONTH_NAME_DAY.exec(text);
  if (american) return inYear(american[3]!, monthOf(american[1]!), american[2]!, settings);
  const yearNamed = YEAR_MONTH_NAME.exec(text);
  if (yearNamed) return dayOf(yearNamed[1]!, monthOf(yearNamed[2]!), yearNamed[3]!);
  const numbers = THREE_NUMBERS.exec(text);
  return numbers ? inOrder(numbers[1]!, numbers[3]!, numbers[4]!, settings) : 'INVALID_DATE';
}

/** 05/06/1990 and 05/06/90: by the order that the source writes in, or where one of two is no month. */
function inOrder(first: string, second: string, last: string, settings: MomentSettings): number | MomentFault {
  const { dateOrder } = settings;
  if (last.length === 2) {
    if (dateOrder === undefined) return 'AMBIGUOUS_DATE';
    if (dateOrder === 'YMD') return inYear(first.padStart(2, '0'), second, last, settings);
  }
  const dayFirst = inYear(last, second, first, settings);
  const monthFirst = inYear(last, first, second, settings);
  if (dateOrder === 'DMY') return dayFirst;
  if (dateOrder === 'MDY') return monthFirst;
  if (typeof dayFirst === 'string') return monthFirst;
  return typeof monthFirst === 'string' || monthFirst === dayFirst ? dayFirst : 'AMBIGUOUS_DATE';
}

function inYear(year: string, month: string, date: string, { pivotYear }: MomentSettings): number | MomentFault {
  if (year.length === 4) return dayOf(year, month, date);
  if (pivotYear === undefined) return 'TWO_DIGIT_YEAR';
  return dayOf(`${Number(year) < pivotYear ? 20 : 19}${year}`, month, date);
}

const dayOf = (year: string, month: string, date: string): number | MomentFault =>
  dayFrom(Number(year), Number(month), Number(date)) ?? 'INVALID_DATE';

/** Its number, or one that no month has. */
function monthOf(name: string): string {
  const known = name.length === 3 || LONG_MONTHS.test(name);
  return String(known ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0);
}

function withTime(day: number, clock: RegExpExecArray): Moment | MomentFault {
  const [, part, hours, minutes = '0', seconds = '0', fraction = '', half, zone] = clock;
  const noon = /^p/i.test(half ?? '') || part === '下午' || part === '晚上';
  const twelve = half !== undefined || part !== undefined;
  let hour = Number(hours);
  if (twelve && hour === 12) hour = noon || part === '中午' ? 12 : 0;
  else if (noon && hour < 12) hour += 12;
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return 'INVALID_DATE';
  const time = timeOf(hour, minutes, seconds) + Number(fraction.padEnd(3, '0').slice(0, 3));
  if (zone === undefined) return { day, time };
  const offset = offsetOf(zone);
  return offset === undefined ? 'INVALID_DATE' : { day, time, offset };
}

function compactTime([, year, month, date, hour, minute, second = '0']: RegExpExecArray): Moment | MomentFault {
  const day = dayOf(year!, month!, date!);
  if (typeof day === 'string' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'INVALID_DATE';
  return { day, time: timeOf(Number(hour), minute!, second) };
}

const timeOf = (hour: number, minute: string, second: string): number =>
  ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1000;

function offsetOf(zone: string): number | undefined {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
}

const fromInstant = (instant: number): Moment => {
  const day = Math.floor(instant / DAY);
  return { day, time: instant - day * DAY, offset: 0 };
};

/** 1 is 1 January 1900; 60 is a 29 February that never was, from where on all count one too many. The last is 9999-12-31. */
const EPOCH_SERIAL = 25_569;
const PHANTOM = 60;
const LAST_SERIAL = 2_958_465;

function fromSerial(serial: number): Moment | MomentFault {
  const whole = Math.floor(serial);
  // 19900506 is a date as well, beyond all serials.
  const compact = COMPACT.exec(String(serial));
  if (whole > LAST_SERIAL && compact) return momentOfDay(dayOf(compact[1]!, compact[2]!, compact[3]!));
  if (whole < 1 || whole === PHANTOM || whole > LAST_SERIAL) return 'INVALID_DATE';
  const day = whole - EPOCH_SERIAL + (whole < PHANTOM ? 1 : 0);
  return serial === whole ? { day } : { day, time: Math.round((serial - whole) * 86_400) * 1000 };
}

const momentOfDay = (day: number | MomentFault): Moment | MomentFault => (typeof day === 'string' ? day : { day });
