/** How a value is read that came as text: by the type of its attribute and by what it stands for. */
import { normalizeEmail, normalizePhone } from '@strata/profile';
import type { StandardForm } from '@strata/profile';
import { DAY, formatDate, formatInstant, parseDate, parseInstant } from '@strata/rules';
import type { AttributeType } from '@strata/rules';
import { LocalTimes } from '../mapping/date-pattern.js';
import { twoDigits } from './digits.js';
import { readMoment } from './moments.js';
import type { Moment, MomentFault, MomentSettings } from './moments.js';
import { PLAIN_NUMBER, readNumber } from './numbers.js';
import type { Pass } from './pass.js';
import { readResidentNumber } from './resident-number.js';
import { isUsual, narrow, tidy, tidyName } from './text.js';
import { genderWords, readBoolean, readGender } from './words.js';

/** What is known of an attribute, as far as its values are read by it. */
export interface CleanedAttribute {
  type: AttributeType;
  standardForm?: StandardForm | null;
  /** The usual values: of genders, the words that are stored. */
  options?: readonly string[] | null;
  /** Whether it is personal data that not everybody may see. */
  sensitive?: boolean;
}

/** What an attribute's values are read with. */
export interface ReadingSettings extends MomentSettings {
  /** Of times without a zone. */
  timeZone: string;
  /** Of phones without a country code. */
  region: string;
}

/** From a value as it came to the value to store; undefined where there is none. */
export type ReadValue = (value: unknown, pass: Pass) => unknown;

/** Texts as everybody writes them; numbers and booleans of JSON as text. Undefined where nothing is left. */
function readText(value: unknown, pass: Pass): string | undefined {
  const text = typeof value === 'string' ? value : String(value);
  if (isUsual(text)) return text;
  let clean = text;
  if (pass.may('TEXT')) {
    const tidied = tidy(clean);
    if (tidied !== clean) pass.did('TEXT');
    clean = tidied;
  }
  if (pass.may('WIDTH')) {
    const narrowed = narrow(clean).trim();
    if (narrowed !== clean) pass.did('WIDTH');
    clean = narrowed;
  }
  return clean === '' ? undefined : clean;
}

const readsAsText = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** How the values of one attribute are read. Values of other JSON types stay as they are: whoever stores them says what is wrong. */
export function valueReader(key: string, attribute: CleanedAttribute, settings: ReadingSettings): ReadValue {
  const where = `attributes.${key}`;
  const form = attribute.standardForm ? FORMS[attribute.standardForm] : undefined;
  const read = (form ?? TYPES[attribute.type])(where, attribute, settings);
  if (attribute.type === 'TEXT_LIST') return read;
  return (value, pass) => (readsAsText(value) && value !== '' ? read(value, pass) : value === '' ? undefined : value);
}

type ReaderOf = (where: string, attribute: CleanedAttribute, settings: ReadingSettings) => ReadValue;

const TYPES: Record<AttributeType, ReaderOf> = {
  TEXT: () => readText,
  NUMBER: (where) => (value, pass) => numberOf(where, value, pass),
  BOOLEAN: (where) => (value, pass) => {
    if (typeof value === 'boolean') return value;
    if (value === 'true') return true;
    if (value === 'false') return false;
    const read = pass.may('BOOLEAN') ? readBoolean(String(value)) : undefined;
    if (read === undefined) return pass.unreadable('NOT_A_BOOLEAN', where, 'true or false', value);
    pass.did('BOOLEAN');
    return read;
  },
  DATE: (where, _attribute, settings) => dateReader(where, settings),
  DATETIME(where, _attribute, settings) {
    const read = instantReader(where, settings);
    return (value, pass) => {
      const instant = read(value, pass);
      return instant === undefined ? undefined : formatInstant(instant);
    };
  },
  TEXT_LIST: () => (value, pass) =>
    Array.isArray(value)
      ? value.flatMap((one: unknown) => (typeof one === 'string' ? (readText(one, pass) ?? []) : [one]))
      : value,
};

const FORMS: Partial<Record<StandardForm, ReaderOf>> = {
  NAME: () => (value, pass) => {
    const text = readText(value, pass);
    if (text === undefined || !pass.may('NAME')) return text;
    const name = tidyName(text);
    if (name !== text) pass.did('NAME');
    return name;
  },
  GENDER(where, { options }) {
    const words = genderWords(options);
    return (value, pass) => {
      const text = readText(value, pass);
      if (text === undefined || !pass.may('GENDER')) return text;
      const gender = readGender(text);
      if (gender === undefined) return pass.unreadable('NOT_A_GENDER', where, 'a gender', value);
      const word = gender === 'UNKNOWN' ? undefined : words[gender];
      if (word !== text) pass.did('GENDER');
      return word;
    };
  },
  AGE: (where) => (value, pass) => {
    const bare =
      typeof value === 'string'
        ? value.normalize('NFKC').replace(/\s*(?:周?岁|years?(?: old)?|y\.?o\.?)\s*$/i, '')
        : value;
    const age = numberOf(where, bare, pass);
    if (age === undefined || !pass.may('AGE')) return age;
    if (age < 0 || age > OLDEST) return pass.unreadable('NOT_AN_AGE', where, `0 to ${OLDEST} years`, value);
    if (bare !== value) pass.did('AGE');
    return Math.floor(age);
  },
  PHONE:
    (where, _attribute, { region }) =>
    (value, pass) => {
      const text = readText(value, pass);
      if (text === undefined || !pass.may('PHONE')) return text;
      return standard(text, normalizePhone(text, region), 'PHONE', pass) ?? noPhone(where, value, pass);
    },
  EMAIL: (where) => (value, pass) => {
    const text = readText(value, pass);
    if (text === undefined || !pass.may('EMAIL')) return text;
    return standard(text, normalizeEmail(text), 'EMAIL', pass) ?? noEmail(where, value, pass);
  },
  RESIDENT_NUMBER: (where) => (value, pass) => {
    const text = readText(value, pass);
    if (text === undefined || !pass.may('RESIDENT_NUMBER')) return text;
    return (
      standard(text, readResidentNumber(text), 'RESIDENT_NUMBER', pass) ??
      pass.unreadable('NOT_A_RESIDENT_NUMBER', where, 'a resident identity number of 18 digits', value)
    );
  },
};

const OLDEST = 150;

function standard(
  text: string,
  form: string | undefined,
  rule: 'PHONE' | 'EMAIL' | 'RESIDENT_NUMBER',
  pass: Pass,
): string | undefined {
  if (form !== undefined && form !== text) pass.did(rule);
  return form;
}

export const noPhone = (where: string, value: unknown, pass: Pass): undefined =>
  pass.unreadable('INVALID_PHONE', where, 'a telephone number', value);
export const noEmail = (where: string, value: unknown, pass: Pass): undefined =>
  pass.unreadable('INVALID_EMAIL', where, 'an e-mail address', value);

function numberOf(where: string, value: unknown, pass: Pass): number | undefined {
  if (typeof value === 'number') return value;
  const text = String(value);
  if (PLAIN_NUMBER.test(text)) return Number(text);
  const number = pass.may('NUMBER') ? readNumber(text) : undefined;
  if (number === undefined) return pass.unreadable('NOT_A_NUMBER', where, 'a number', value);
  pass.did('NUMBER');
  return number === 0 ? 0 : number;
}

const EXPECTED: Record<MomentFault, string> = {
  INVALID_DATE: 'a date such as 1990-12-31',
  AMBIGUOUS_DATE: 'a date that can be read in one way (the source can say in which order it writes)',
  TWO_DIGIT_YEAR: 'a year of four digits (the source can say of which century others are)',
};

/**
 * Days, `2024-02-29`: of a date-time the day on its own clock. But programs write a day as the instant at which it begins where they run:
 * 1990-01-02T16:00:00Z is the third of January in a source of Asia/Shanghai.
 */
function dateReader(where: string, settings: ReadingSettings): ReadValue {
  const zone = new LocalTimes(settings.timeZone);
  return (value, pass) => {
    const text = String(value);
    if (text.length === 10 && parseDate(text) !== undefined) return text;
    if (!pass.may('DATE')) return text;
    const moment = readMoment(text, settings);
    if (typeof moment === 'string') return pass.unreadable(moment, where, EXPECTED[moment], value);
    pass.did('DATE');
    return formatDate(dayBegunAt(moment, zone) ?? moment.day);
  };
}

/** The day that begins at this instant in the source's zone; undefined where none does, and of what is midnight by its own clock. */
function dayBegunAt(moment: Moment, zone: LocalTimes): number | undefined {
  if (moment.offset === undefined || moment.time === 0) return undefined;
  const instant = instantOf(moment, zone);
  return [moment.day, moment.day + 1, moment.day - 1].find((day) => zone.instant(day, 0) === instant);
}

/** Days 0001-01-01 to 9999-12-31, whole days of any zone in them. */
const FIRST = parseDate('0001-01-02')! * DAY;
const LAST = parseDate('9999-12-31')! * DAY;

/** Reads instants in milliseconds; times without a zone are those of the source's. */
export function instantReader(
  where: string,
  settings: ReadingSettings,
): (value: unknown, pass: Pass) => number | undefined {
  const zone = new LocalTimes(settings.timeZone);
  return (value, pass) => {
    const text = String(value);
    const plain = localInstant(text, zone) ?? (text.endsWith('Z') ? parseInstant(text) : undefined);
    if (plain !== undefined) return plain;
    const moment = pass.may('INSTANT') ? readMoment(text, settings) : (parseInstant(text) ?? 'INVALID_DATE');
    if (typeof moment === 'number') return moment;
    const instant = typeof moment === 'string' ? NaN : instantOf(moment, zone);
    if (!(instant >= FIRST && instant < LAST)) {
      const fault = typeof moment === 'string' ? moment : 'INVALID_DATE';
      const expected = fault === 'INVALID_DATE' ? 'a date and time' : EXPECTED[fault];
      return pass.unreadable(fault, where, expected, value);
    }
    pass.did('INSTANT');
    return instant;
  };
}

/** The commonest form by far: 2024-02-29 08:00:00, of the source's zone; without seconds, with T. */
function localInstant(text: string, zone: LocalTimes): number | undefined {
  const { length } = text;
  if ((length !== 19 && length !== 16) || !' T'.includes(text[10]!) || text[13] !== ':') return undefined;
  if (length === 19 && text[16] !== ':') return undefined;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = length === 19 ? twoDigits(text, 17) : 0;
  const day = hour <= 23 && minute <= 59 && second <= 59 ? parseDate(text.slice(0, 10)) : undefined;
  return day === undefined ? undefined : zone.instant(day, ((hour * 60 + minute) * 60 + second) * 1000);
}

function instantOf({ day, time = 0, offset }: Moment, zone: LocalTimes): number {
  return offset === undefined ? zone.instant(day, time) : day * DAY + time - offset;
}
