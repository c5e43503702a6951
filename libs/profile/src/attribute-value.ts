/** Attribute values as they arrive, as they are stored, and as they are shown. */
import { foldText, formatDate, isStorableText, normalizeText, parseDate, parseInstant } from '@strata/rules';
import type { AttributeType } from '@strata/rules';
import { ItemRejected } from './profile.errors.js';
import type { ProfileRejectionCode } from './profile.errors.js';

/** Dates are days since 1970-01-01, instants milliseconds since then. */
export type StoredValue = string | number | boolean | string[];

const MAX_TEXT = 8_192;
const MAX_LIST = 1_000;

const TYPE_NAMES: Record<AttributeType, string> = {
  TEXT: 'a text',
  NUMBER: 'a number',
  BOOLEAN: 'true or false',
  DATE: 'a date such as 2024-02-29',
  DATETIME: 'a date-time with zone such as 2024-02-29T08:00:00+08:00',
  TEXT_LIST: 'a list of texts',
};

const readers: Record<AttributeType, (value: unknown, key: string) => StoredValue> = {
  TEXT: (value, key) => (typeof value === 'string' ? readText(value, key) : wrongType(value, 'TEXT', key)),
  NUMBER(value, key) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(value, 'NUMBER', key);
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      return reject('NUMBER_OUT_OF_RANGE', `attribute "${key}": ${value} is beyond ±(2^53 − 1)`);
    return value === 0 ? 0 : value;
  },
  BOOLEAN: (value, key) => (typeof value === 'boolean' ? value : wrongType(value, 'BOOLEAN', key)),
  DATE(value, key) {
    if (typeof value !== 'string') return wrongType(value, 'DATE', key);
    return parseDate(value) ?? reject('INVALID_DATE', `attribute "${key}": ${quote(value)} is not ${TYPE_NAMES.DATE}`);
  },
  DATETIME(value, key) {
    if (typeof value !== 'string') return wrongType(value, 'DATETIME', key);
    const instant = parseInstant(value);
    return instant ?? reject('INVALID_DATE', `attribute "${key}": ${quote(value)} is not ${TYPE_NAMES.DATETIME}`);
  },
  TEXT_LIST(value, key) {
    if (!Array.isArray(value) || !value.every((text) => typeof text === 'string'))
      return wrongType(value, 'TEXT_LIST', key);
    if (value.length > MAX_LIST)
      return reject('TOO_LONG', `attribute "${key}": more than ${MAX_LIST} texts in the list`);
    return value.map((text) => readText(text, key));
  },
};

/** Reads a value of a declared type, or throws the item's rejection. */
export const readAttributeValue = (value: unknown, type: AttributeType, key: string): StoredValue =>
  readers[type](value, key);

/** The lower case of a text as JavaScript gives it, kept only where it differs: PostgreSQL's own differs by version. */
export function foldedOf(value: StoredValue): string | null {
  if (typeof value !== 'string') return null;
  const folded = foldText(value);
  return folded === value ? null : folded;
}

/** A stored value as callers see it: dates and instants as ISO text. */
export function showAttributeValue(stored: StoredValue, type: AttributeType): StoredValue {
  if (type === 'DATE' && typeof stored === 'number') return formatDate(stored);
  if (type === 'DATETIME' && typeof stored === 'number') return new Date(stored).toISOString();
  return stored;
}

function readText(text: string, key: string): string {
  if (!isStorableText(text))
    return reject('INVALID_TEXT', `attribute "${key}": text with U+0000 or half of a surrogate pair`);
  if (text.length > MAX_TEXT) return reject('TOO_LONG', `attribute "${key}": text of more than ${MAX_TEXT} characters`);
  return normalizeText(text);
}

const wrongType = (value: unknown, type: AttributeType, key: string): never =>
  reject('WRONG_TYPE', `attribute "${key}": expected ${TYPE_NAMES[type]}, got ${quote(value)}`);

function reject(code: ProfileRejectionCode, message: string): never {
  throw new ItemRejected(code, message);
}

/** Enough of a value to find it by, as JSON, which writes U+0000 and lone surrogates as escapes. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
