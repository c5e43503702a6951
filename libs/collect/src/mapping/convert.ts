import { Refusal } from '@strata/db';
import { ItemRejected } from '@strata/profile';
import type { AttributeType } from '@strata/rules';
import { DAY, formatDate } from '@strata/rules';
import { readNumber } from '../cleaning/numbers.js';
import { isoReader, patternReader } from './date-pattern.js';
import type { InstantReader } from './date-pattern.js';
import type { FieldMapping, ValueFormat } from './mapping.js';

/** From what a field holds (text, or any JSON value) to what the service takes; undefined where there is nothing. */
export type Converter = (value: unknown) => unknown;

export interface Surroundings {
  /** Of times without a zone. */
  timeZone: string;
  attributeTypes: ReadonlyMap<string, AttributeType>;
  /** Whether values without a format stay as they came, because cleaning reads them. */
  raw?: boolean;
}

const A_DATE = 'a date such as 1990-12-31';
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const TRUE = new Set(['true', '1', 'yes', 'y', 't', '是', '真']);
const FALSE = new Set(['false', '0', 'no', 'n', 'f', '否', '假']);

const number = (text: string): number => {
  const bare = text.trim();
  const plain = THOUSANDS.test(bare) ? bare.replaceAll(',', '') : bare;
  if (!NUMBER.test(plain)) throw new ItemRejected('NOT_A_NUMBER', `expected a number, got ${shown(text)}`);
  return Number(plain);
};

/** Points part thousands and a comma the decimals, so both change places. */
function commaNumber(text: string): number {
  const read = readNumber(text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')));
  if (read === undefined)
    throw new ItemRejected('NOT_A_NUMBER', `expected a number such as 1.234,56, got ${shown(text)}`);
  return read;
}

/** Reads a value as a number, or throws the `ItemRejected`. */
export const numberOf = (value: unknown): number => number(textOf(value));

const readers = {
  text: (text: string) => text,
  number,
  boolean: (text: string): boolean => {
    const word = text.trim().toLowerCase();
    if (TRUE.has(word)) return true;
    if (FALSE.has(word)) return false;
    throw new ItemRejected('NOT_A_BOOLEAN', `expected true or false, got ${shown(text)}`);
  },
  json: (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      throw new ItemRejected('INVALID_JSON', `expected JSON, got ${shown(text)}`);
    }
  },
};

/** How the values of one mapping are read: by its own format, else by what its target holds. */
export function converter(mapping: FieldMapping, surroundings: Surroundings): Converter {
  const { target, format, written } = mapping;
  if (target.to === 'attribute') {
    const type = surroundings.attributeTypes.get(target.key.normalize('NFC'));
    if (!type) {
      throw new Refusal('UNKNOWN_ATTRIBUTE', `${written}: no attribute "${target.key}" is defined; define it first`);
    }
    if (surroundings.raw && !format && type !== 'TEXT_LIST') return asItCame;
    return attributeConverter(type, format, surroundings);
  }
  if (target.to === 'occurredAt' || target.to === 'at') {
    if (surroundings.raw && !format) return ofText(readers.text);
    const read = instants(format ?? { as: 'iso' }, surroundings, written);
    if (target.to === 'at') return ofText((text) => new Date(read(text)).toISOString());
    // As a Date, because reading ISO text again would take a fifth of an import's time.
    return ofText((text) => new Date(read(text)));
  }
  if (target.to === 'tags') return list(format?.as === 'list' ? format.separator : ';');
  if (target.to !== 'property') return ofText(readers.text);
  if (!format) return (value) => (value === '' ? undefined : value);
  return byFormat(format, surroundings, written);
}

const asItCame: Converter = (value) => (value === '' || value === null ? undefined : value);

/** A list is read as texts, a date as the instant's ISO text, all else by its word. */
function byFormat(format: ValueFormat, surroundings: Surroundings, written: string): Converter {
  if (format.as === 'list') return list(format.separator);
  if (format.as === 'number(,)') return commaNumbers;
  if (format.as === 'text' || format.as === 'number' || format.as === 'boolean' || format.as === 'json') {
    return ofText(readers[format.as]);
  }
  const read = instants(format, surroundings, written);
  return ofText((text) => new Date(read(text)).toISOString());
}

function attributeConverter(
  type: AttributeType,
  format: ValueFormat | undefined,
  surroundings: Surroundings,
): Converter {
  const byType: Record<AttributeType, () => Converter> = {
    TEXT: () => ofText(readers.text),
    NUMBER: () => (format?.as === 'number(,)' ? commaNumbers : ofText(readers.number)),
    BOOLEAN: () => ofText(readers.boolean),
    // A date stands for itself in no zone at all, so it is read as if the zone were UTC.
    DATE() {
      const read = instants(format ?? { as: 'iso' }, { ...surroundings, timeZone: 'UTC' }, type, A_DATE);
      return ofText((text) => formatDate(Math.floor(read(text) / DAY)));
    },
    DATETIME: () => byFormat(format ?? { as: 'iso' }, surroundings, type),
    TEXT_LIST: () => list(format?.as === 'list' ? format.separator : ';'),
  };
  return byType[type]();
}

/** Reads instants, in milliseconds. */
function instants(
  format: ValueFormat,
  { timeZone }: Surroundings,
  written: string,
  iso = 'an ISO 8601 date-time',
): (text: string) => number {
  const [read, expected] = instantReader(format, timeZone, written, iso);
  return (text) => {
    const instant = read(text.trim());
    if (instant === undefined || Number.isNaN(new Date(instant).getTime())) {
      throw new ItemRejected('INVALID_DATE', `expected ${expected}, got ${shown(text)}`);
    }
    return instant;
  };
}

function instantReader(
  format: ValueFormat,
  timeZone: string,
  written: string,
  iso: string,
): [InstantReader, expected: string] {
  if (format.as === 'date') return [patternReader(format.pattern, timeZone), format.pattern];
  if (format.as === 'iso') return [isoReader(timeZone), iso];
  if (format.as === 'unix') return [(text) => number(text) * 1000, 'seconds since 1970'];
  if (format.as === 'unixms') return [number, 'milliseconds since 1970'];
  throw new Refusal('INVALID_MAPPING', `${written}: expected a date pattern, iso, unix or unixms`);
}

/** Reads texts; an empty one is no value. JSON values that are not text are read as what they would be written as. */
function ofText(read: (text: string) => unknown): Converter {
  return (value) => (value === undefined || value === null || value === '' ? undefined : read(textOf(value)));
}

/** What is a number already, as in JSON, is not written at all. */
const commaNumbers: Converter = (value) => (typeof value === 'number' ? value : ofText(commaNumber)(value));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function list(separator: string): Converter {
  return (value) => {
    if (value === undefined || value === null || value === '') return undefined;
    if (Array.isArray(value)) return value as unknown[];
    return textOf(value)
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  };
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
