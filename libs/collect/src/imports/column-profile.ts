import { isStorableText } from '@strata/rules';
import { readMoment } from '../cleaning/moments.js';
import { readNumber } from '../cleaning/numbers.js';
import { patternReader } from '../mapping/date-pattern.js';
import { isObject } from '../mapping/read-json.js';
import type { FileRecord } from './records.js';
import { storable } from './storable.js';

/** What the values of a column look like. */
export const VALUE_SHAPES = [
  'EMPTY',
  'PHONE',
  'EMAIL',
  'DATE',
  'DATETIME',
  'INTEGER',
  'NUMBER',
  'BOOLEAN',
  'TEXT',
] as const;
export type ValueShape = (typeof VALUE_SHAPES)[number];

export interface ColumnProfile {
  /** The name in the header, the number where there is none, or the path in a JSON object. */
  name: string;
  /** 1 for the first. */
  number: number;
  /** Some different values, as the file has them. */
  samples: string[];
  /** Which part of the rows has a value, 0 to 1, and how many different ones there are among them. */
  filled: number;
  distinct: number;
  shape: ValueShape;
  /** Of a text: what it is once it is cleaned, such as days that are written in several ways. Absent where it stays a text. */
  cleaned?: 'DATE' | 'DATETIME' | 'NUMBER';
  /** How dates and times are written, as a mapping's format; null where it is no date, or ISO 8601. */
  format: string | null;
  /** Of a date: whether day and month could be the other way round, as in 03/04/2024. */
  ambiguous: boolean;
  /** Texts that stand for no value, such as NA. */
  missing: string[];
}

const SAMPLES = 5;
export const LONGEST_SAMPLE = 200;
const DEEPEST = 3;
/** So much of a column's values must look alike. */
const ENOUGH = 0.95;

const MISSING = new Set(['NA', 'N/A', 'NULL', 'null', '\\N', 'None', 'NaN', '无', '空', '-']);
const PHONE = /^(\+?\d{1,3}[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^\+\d[\d -]{7,16}\d$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const INTEGER = /^[+-]?\d{1,15}$/;
/** With a digit before any exponent: e12 is a name. */
const NUMBER = /^[+-]?(?=\.?\d)(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([eE][+-]?\d+)?$/;
const BOOLEANS = new Set(['true', 'false', 'yes', 'no', 'y', 'n', '是', '否']);

/** Tried in order: of patterns that fit alike the first is meant. */
const PATTERNS: { format: string; shape: 'DATE' | 'DATETIME'; iso?: true }[] = [
  { format: 'yyyy-MM-dd', shape: 'DATE', iso: true },
  { format: 'yyyy-MM-dd HH:mm:ss', shape: 'DATETIME', iso: true },
  { format: 'yyyy-MM-dd HH:mm', shape: 'DATETIME', iso: true },
  { format: 'yyyyMMdd', shape: 'DATE' },
  { format: 'yyyy/M/d', shape: 'DATE' },
  { format: 'yyyy/M/d H:mm', shape: 'DATETIME' },
  { format: 'yyyy/M/d H:mm:ss', shape: 'DATETIME' },
  { format: 'yyyy-M-d', shape: 'DATE' },
  { format: 'yyyy-M-d H:mm', shape: 'DATETIME' },
  { format: 'yyyy-M-d H:mm:ss', shape: 'DATETIME' },
  { format: 'yyyy.M.d', shape: 'DATE' },
  { format: 'yyyy年M月d日', shape: 'DATE' },
  { format: 'yyyy年M月d日 H:mm', shape: 'DATETIME' },
  { format: 'yyyy年M月d日 H:mm:ss', shape: 'DATETIME' },
  { format: 'd/M/yyyy', shape: 'DATE' },
  { format: 'M/d/yyyy', shape: 'DATE' },
  { format: 'd/M/yyyy H:mm', shape: 'DATETIME' },
  { format: 'M/d/yyyy H:mm', shape: 'DATETIME' },
  { format: 'd/M/yyyy H:mm:ss', shape: 'DATETIME' },
  { format: 'M/d/yyyy H:mm:ss', shape: 'DATETIME' },
  { format: 'd.M.yyyy', shape: 'DATE' },
  { format: 'd.M.yyyy H:mm', shape: 'DATETIME' },
];
const READERS = PATTERNS.map((pattern) => ({ ...pattern, read: patternReader(pattern.format, 'UTC') }));
const ISO_INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
/** Seconds since 1970 of 2001 to 2065: numbers of ten digits that are something else are rare, and seen in the preview. */
const UNIX = /^1\d{9}$|^2\d{9}$/;
const UNIX_MS = /^1\d{12}$|^2\d{12}$/;

/** Looks at the columns of these records; `header` names them where there is one. */
export function profileColumns(
  records: readonly FileRecord[],
  header: readonly string[] | null | undefined,
): ColumnProfile[] {
  const rows = records.filter((record) => !('fault' in record));
  const names = header ?? (header === null ? pathsOf(rows) : numbersOf(rows));
  return names.map((name, at) =>
    profile(
      name,
      at + 1,
      rows.map((record) => valueAt(record, name, at)),
    ),
  );
}

/** The text of a record in a column, which is the `at`th or has this path. */
export const valueAt = (record: FileRecord, name: string, at: number): string =>
  'fields' in record ? (record.fields[at] ?? '') : 'object' in record ? textAt(record.object, name) : '';

function profile(name: string, number: number, values: readonly string[]): ColumnProfile {
  const texts = values.map((value) => value.trim()).filter((value) => value !== '');
  const missing = [...new Set(texts.filter((text) => MISSING.has(text)))];
  const present = missing.length > 0 ? texts.filter((text) => !MISSING.has(text)) : texts;
  const different = new Set(present);
  return {
    name,
    number,
    samples: [...different].slice(0, SAMPLES).map((text) => storable(text.slice(0, LONGEST_SAMPLE))),
    filled: values.length === 0 ? 0 : present.length / values.length,
    distinct: different.size,
    missing,
    ...shapeOf(present),
  };
}

function shapeOf(texts: readonly string[]): Pick<ColumnProfile, 'shape' | 'format' | 'ambiguous' | 'cleaned'> {
  const plain = (shape: ValueShape) => ({ shape, format: null, ambiguous: false });
  if (texts.length === 0) return plain('EMPTY');
  const most = (test: (text: string) => boolean) => texts.filter(test).length >= texts.length * ENOUGH;
  if (most((text) => EMAIL.test(text))) return plain('EMAIL');
  if (most((text) => PHONE.test(text))) return plain('PHONE');
  if (most((text) => ISO_INSTANT.test(text))) return plain('DATETIME');
  const fitting = READERS.filter(({ read }) => most((text) => read(text) !== undefined));
  const [pattern] = fitting;
  if (pattern) {
    const { shape, format, iso } = pattern;
    return { shape, format: iso ? null : format, ambiguous: /^[dM]/.test(format) && fitting.length > 1 };
  }
  if (most((text) => UNIX.test(text))) return { shape: 'DATETIME', format: 'unix', ambiguous: false };
  if (most((text) => UNIX_MS.test(text))) return { shape: 'DATETIME', format: 'unixms', ambiguous: false };
  if (most((text) => INTEGER.test(text))) return plain('INTEGER');
  if (most((text) => NUMBER.test(text))) return plain('NUMBER');
  if (most((text) => BOOLEANS.has(text.toLowerCase()))) return plain('BOOLEAN');
  const cleaned = cleanedOf(most);
  return cleaned ? { ...plain('TEXT'), cleaned } : plain('TEXT');
}

/** What cleaning makes of values that are not plainly so. */
function cleanedOf(most: (test: (text: string) => boolean) => boolean): ColumnProfile['cleaned'] {
  if (most((text) => readNumber(text) !== undefined)) return 'NUMBER';
  let hasTime = false;
  const isMoment = (text: string): boolean => {
    const moment = readMoment(text, {});
    if (typeof moment !== 'object') return false;
    hasTime ||= moment.time !== undefined;
    return true;
  };
  if (!most(isMoment)) return undefined;
  return hasTime ? 'DATETIME' : 'DATE';
}

function numbersOf(records: readonly FileRecord[]): string[] {
  const width = records.reduce((most, record) => Math.max(most, 'fields' in record ? record.fields.length : 0), 0);
  return Array.from({ length: Math.min(width, 1_000) }, (_, at) => String(at + 1));
}

/** Every path to a value in these objects, in the order in which they are met. */
function pathsOf(records: readonly FileRecord[]): string[] {
  const paths = new Set<string>();
  const visit = (object: Record<string, unknown>, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      if (paths.size >= 1_000) return;
      if (isObject(value) && depth < DEEPEST) visit(value, `${prefix}${key}.`, depth + 1);
      else if (isStorableText(key)) paths.add(`${prefix}${key}`);
    }
  };
  for (const record of records) if ('object' in record) visit(record.object, '', 1);
  return [...paths];
}

function textAt(object: Record<string, unknown>, path: string): string {
  let value: unknown = object;
  if (Object.hasOwn(object, path)) value = object[path];
  else for (const key of path.split('.')) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether the first row is a row and no header: a name is no number, no date, no address and not empty. */
export function looksLikeRow(fields: readonly string[]): boolean {
  return fields.some((field) => {
    const { shape } = shapeOf([field.trim()]);
    return shape !== 'TEXT' && shape !== 'BOOLEAN' && shape !== 'EMPTY';
  });
}
