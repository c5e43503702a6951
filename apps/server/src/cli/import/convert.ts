import { Refusal } from '@strata/db';
import type { AttributeType } from '@strata/rules';
import { formatDate } from '@strata/rules';
import { isoReader, patternReader } from './date-pattern.js';
import type { InstantReader } from './date-pattern.js';
import type { FieldMapping, ValueFormat } from './mapping.js';

/** A value of the file that could not be read. */
export class BadValue extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** From what a field holds (text, or any JSON value) to what the service takes; undefined where there is nothing. */
export type Converter = (value: unknown) => unknown;

export interface Surroundings {
  timeZone: string;
  attributeTypes: ReadonlyMap<string, AttributeType>;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const TRUE = new Set(['true', '1', 'yes', 'y', 't', '是', '真']);
const FALSE = new Set(['false', '0', 'no', 'n', 'f', '否', '假']);

const number = (text: string): number => {
  const bare = text.trim();
  const plain = THOUSANDS.test(bare) ? bare.replaceAll(',', '') : bare;
  if (!NUMBER.test(plain)) throw new BadValue('NOT_A_NUMBER', `expected a number, got ${shown(text)}`);
  return Number(plain);
};

const readers = {
  text: (text: string) => text,
  number,
  boolean: (text: string): boolean => {
    const word = text.trim().toLowerCase();
    if (TRUE.has(word)) return true;
    if (FALSE.has(word)) return false;
    throw new BadValue('NOT_A_BOOLEAN', `expected true or false, got ${shown(text)}`);
  },
  unix: (text: string) => instantText(number(text) * 1000, text),
  unixms: (text: string) => instantText(number(text), text),
  json: (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      throw new BadValue('INVALID_JSON', `expected JSON, got ${shown(text)}`);
    }
  },
};

/** How the values of one mapping are read: by its own format, else by what its target holds. */
export function converter(mapping: FieldMapping, surroundings: Surroundings): Converter {
  const { target, format, written } = mapping;
  if (target.to === 'attribute') {
    const type = surroundings.attributeTypes.get(target.key.normalize('NFC'));
    if (!type) {
      throw new Refusal(
        'UNKNOWN_ATTRIBUTE',
        `--map ${written}: no attribute "${target.key}" is defined; define it first`,
      );
    }
    return attributeConverter(type, format, surroundings);
  }
  if (target.to === 'occurredAt') return ofText(instants(format ?? { as: 'iso' }, surroundings, written));
  if (target.to === 'tags') return list(format?.as === 'list' ? format.separator : ';');
  if (target.to !== 'property') return ofText(readers.text);
  if (!format) return (value) => (value === '' ? undefined : value);
  return byFormat(format, surroundings, written);
}

/** A list is read as texts, a date as the instant's ISO text, all else by its word. */
function byFormat(format: ValueFormat, surroundings: Surroundings, written: string): Converter {
  if (format.as === 'list') return list(format.separator);
  if (format.as === 'date' || format.as === 'iso') return ofText(instants(format, surroundings, written));
  return format.as === 'text' ? ofText((text) => text) : ofText(readers[format.as]);
}

function attributeConverter(
  type: AttributeType,
  format: ValueFormat | undefined,
  surroundings: Surroundings,
): Converter {
  const instant = () => instants(format ?? { as: 'iso' }, surroundings, type);
  const byType: Record<AttributeType, () => Converter> = {
    TEXT: () => ofText(readers.text),
    NUMBER: () => ofText(readers.number),
    BOOLEAN: () => ofText(readers.boolean),
    // A date stands for itself in no zone at all, so it is read as if the zone were UTC.
    DATE() {
      const read = instants(format ?? { as: 'iso' }, { ...surroundings, timeZone: 'UTC' }, type);
      return ofText((text) => formatDate(Math.floor(Date.parse(read(text)) / 86_400_000)));
    },
    DATETIME: () => ofText(instant()),
    TEXT_LIST: () => list(format?.as === 'list' ? format.separator : ';'),
  };
  return byType[type]();
}

function instants(format: ValueFormat, { timeZone }: Surroundings, written: string): (text: string) => string {
  if (format.as === 'unix' || format.as === 'unixms') return readers[format.as];
  if (format.as !== 'date' && format.as !== 'iso') {
    throw new Refusal('INVALID_MAPPING', `--map ${written}: expected a date pattern, iso, unix or unixms`);
  }
  const read: InstantReader = format.as === 'date' ? patternReader(format.pattern, timeZone) : isoReader(timeZone);
  const expected = format.as === 'date' ? format.pattern : 'an ISO 8601 date-time';
  return (text) => {
    const instant = read(text.trim());
    if (instant === undefined) throw new BadValue('INVALID_DATE', `expected ${expected}, got ${shown(text)}`);
    return instantText(instant, text);
  };
}

function instantText(instant: number, text: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw new BadValue('INVALID_DATE', `${shown(text)} is no instant`);
  return date.toISOString();
}

/** Reads texts; an empty one is no value. JSON values that are not text are read as what they would be written as. */
function ofText(read: (text: string) => unknown): Converter {
  return (value) => (value === undefined || value === null || value === '' ? undefined : read(textOf(value)));
}

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
