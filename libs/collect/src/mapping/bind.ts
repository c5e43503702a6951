import { Refusal } from '@strata/db';
import { ItemRejected } from '@strata/profile';
import type { UserItem } from '@strata/profile';
import type { EventItem } from '../event-item.js';
import { converter, numberOf } from './convert.js';
import type { Converter, Surroundings } from './convert.js';
import { fieldMapping } from './mapping.js';
import type { FieldMapping, Mapping } from './mapping.js';
import { isObject } from './read-json.js';
import type { SourceRecord } from './record.js';

/** A user with the tags that they are given. */
export interface BoundUser extends UserItem {
  tags?: readonly string[] | null;
}
export type BoundItem = EventItem | BoundUser;

/** Turns one record into an item; throws an `ItemRejected` where it cannot. */
export type Binder = (record: SourceRecord) => BoundItem;

type Read = (record: SourceRecord) => unknown;

interface Field {
  mapping: FieldMapping;
  read: Read;
  convert: Converter;
}

/**
 * Looks the mapping's columns up in the header (undefined: columns go by number; null: JSON objects go by path) and prepares the
 * conversions, so that a record costs no more than its values. Throws a `Refusal` where the mapping does not fit. `onEmpty` is told
 * each target for which a record has no value.
 */
export function bind(
  mapping: Mapping,
  header: readonly string[] | null | undefined,
  surroundings: Surroundings,
  onEmpty?: (target: string) => void,
): Binder {
  const { kind, name } = mapping;
  const mappings = mapping.fields.map((field) => fieldMapping(kind, field));
  if (!mappings.some(({ target }) => target.to === 'externalId' || target.to === 'identity')) throw noIdColumn(header);
  if (kind === 'events' && name === undefined && !mappings.some(({ target }) => target.to === 'name')) {
    throw new Refusal('NO_EVENT_NAME', 'which event is it? Give a name, or a column that says it');
  }
  const missing = new Set(mapping.missing);
  const around = mapping.timeZone === undefined ? surroundings : { ...surroundings, timeZone: mapping.timeZone };
  const fields = mappings.map((field) => ({
    mapping: field,
    read: reader(field, header, missing),
    convert: converter(field, around),
  }));
  const base = name === undefined ? {} : { name };
  return (record) => {
    if (header && 'fields' in record) expectNoMore(record.fields, header);
    const item: Record<string, unknown> = { ...base };
    for (const field of fields) if (!put(item, field, record)) onEmpty?.(field.mapping.written);
    const named = item.externalId !== undefined && item.externalId !== '';
    if (!named && item.identities === undefined) throw new ItemRejected('NO_EXTERNAL_ID', 'the row has no external id');
    if (kind === 'events') {
      // Of one who is named already the identity would be another name.
      if (!named) item.identity = (item.identities as object[])[0];
      delete item.identities;
    }
    return item;
  };
}

/** The texts of a record by the mapping's fields, as the record has them. */
export function rawReader(
  mapping: Mapping,
  header: readonly string[] | null | undefined,
): (record: SourceRecord, field: number) => unknown {
  const readers = mapping.fields.map(({ source, target }) =>
    header === null ? byPath(source) : byColumn(source, target, header),
  );
  return (record, field) => readers[field]?.(record);
}

/** A value beyond the header belongs to no column: a delimiter that should have been quoted has moved the others. */
function expectNoMore(fields: readonly string[], header: readonly string[]): void {
  if (fields.length > header.length && fields.slice(header.length).some((field) => field !== '')) {
    throw new ItemRejected('EXTRA_COLUMN', `the row has ${fields.length} columns, the header ${header.length}`);
  }
}

function noIdColumn(header: readonly string[] | null | undefined): Refusal {
  const columns = header ? `. The columns are ${header.slice(0, 30).join(', ')}` : '';
  return new Refusal('NO_ID_COLUMN', `which column holds the user's id? Map one to externalId${columns}`);
}

/** Whether there was a value. */
function put(item: Record<string, unknown>, { mapping, read, convert }: Field, record: SourceRecord): boolean {
  let value: unknown;
  try {
    value = convert(read(record));
  } catch (error) {
    if (error instanceof ItemRejected) throw new ItemRejected(error.code, `${mapping.written}: ${error.message}`);
    throw error;
  }
  if (value === undefined) return false;
  const { target } = mapping;
  if (target.to === 'property') within(item, 'properties')[target.key] = value;
  else if (target.to === 'attribute') within(item, 'attributes')[target.key] = value;
  else if (target.to === 'identity') {
    const identities = (item.identities ??= []) as object[];
    identities.push({ kind: target.kind, namespace: target.namespace, value });
  } else if (target.to === 'tags')
    item.tags = [...((item.tags as unknown[] | undefined) ?? []), ...(value as unknown[])];
  else item[target.to] = value;
  return true;
}

function within(item: Record<string, unknown>, key: string): Record<string, unknown> {
  return (item[key] ??= {}) as Record<string, unknown>;
}

function reader(field: FieldMapping, header: readonly string[] | null | undefined, missing: ReadonlySet<string>): Read {
  const of = (source: string | number): Read => {
    const read = header === null ? byPath(source) : byColumn(source, field.written, header);
    if (missing.size === 0) return read;
    return (record) => {
      const value = read(record);
      return typeof value === 'string' && missing.has(value.trim()) ? undefined : value;
    };
  };
  const read = of(field.source);
  return field.times === undefined ? read : product(read, of(field.times));
}

/** Nine digits after the point, as sums are tested: 6 × 2.55 is 15.3, not 15.299999999999999. */
function product(one: Read, other: Read): Read {
  return (record) => {
    const factors = [one(record), other(record)].map((value) =>
      value === undefined || value === null || value === '' ? undefined : numberOf(value),
    );
    const [a, b] = factors;
    return a === undefined || b === undefined ? undefined : Number((a * b).toFixed(9));
  };
}

function byPath(source: string | number): Read {
  const whole = String(source);
  const path = whole.split('.');
  return (record) => {
    let value: unknown = 'object' in record ? record.object : undefined;
    if (isObject(value) && Object.hasOwn(value, whole)) return value[whole];
    for (const key of path) value = typeof value === 'object' && value !== null ? own(value, key) : undefined;
    return value;
  };
}

const own = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;

function byColumn(source: string | number, written: string, header: readonly string[] | undefined): Read {
  const named = typeof source === 'string' ? (header?.indexOf(source) ?? -1) : -1;
  const column = named >= 0 ? named : /^\d+$/.test(String(source)) ? Number(source) - 1 : -1;
  if (column < 0 || (header && column >= header.length)) {
    const columns = header
      ? `the columns are ${header.slice(0, 30).join(', ')}`
      : 'without a header columns go by number, 1 the first';
    throw new Refusal('UNKNOWN_COLUMN', `${written}: there is no column "${source}"; ${columns}`);
  }
  return (record) => {
    const fields = 'fields' in record ? record.fields : [];
    if (column >= fields.length) {
      throw new ItemRejected('MISSING_COLUMN', `the row has ${fields.length} columns, not ${column + 1}`);
    }
    return fields[column];
  };
}
