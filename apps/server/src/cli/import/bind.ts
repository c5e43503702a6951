import { Refusal } from '@strata/db';
import type { EventItem } from '@strata/collect';
import type { TaggedUserItem } from '@strata/tag';
import { BadValue, converter } from './convert.js';
import type { Converter, Surroundings } from './convert.js';
import type { FieldMapping, ImportKind } from './mapping.js';
import type { FileRecord } from './records.js';

export type ImportedItem = EventItem | TaggedUserItem;

/** Turns one record into an item; throws a `BadValue` where it cannot. */
export type Binder = (record: FileRecord) => ImportedItem;

interface Field {
  mapping: FieldMapping;
  read: (record: FileRecord) => unknown;
  convert: Converter;
}

/**
 * Looks the mapping's columns up in the header (absent: columns go by number; null: JSON objects go by key) and prepares the
 * conversions, so that a row costs no more than its values.
 */
export function bind(
  kind: ImportKind,
  mappings: readonly FieldMapping[],
  header: readonly string[] | null | undefined,
  constantName: string | undefined,
  surroundings: Surroundings,
): Binder {
  if (!mappings.some(({ target }) => target.to === 'externalId')) throw noIdColumn(header);
  if (kind === 'events' && constantName === undefined && !mappings.some(({ target }) => target.to === 'name')) {
    throw new Refusal('NO_EVENT_NAME', 'which event is it? Give --name order_completed, or --map name=COLUMN');
  }
  const fields = mappings.map((mapping) => ({
    mapping,
    read: header === null ? byKey(mapping) : byColumn(mapping, header),
    convert: converter(mapping, surroundings),
  }));
  const base = constantName === undefined ? {} : { name: constantName };
  return (record) => {
    if (header && 'fields' in record) expectNoMore(record.fields, header);
    const item: Record<string, unknown> = { ...base };
    for (const field of fields) put(item, field, record);
    if (item.externalId === undefined || item.externalId === '') {
      throw new BadValue('NO_EXTERNAL_ID', 'the row has no external id');
    }
    return item as unknown as ImportedItem;
  };
}

/** A value beyond the header belongs to no column: a delimiter that should have been quoted has moved the others. */
function expectNoMore(fields: readonly string[], header: readonly string[]): void {
  if (fields.length > header.length && fields.slice(header.length).some((field) => field !== '')) {
    throw new BadValue('EXTRA_COLUMN', `the row has ${fields.length} columns, the header ${header.length}`);
  }
}

function noIdColumn(header: readonly string[] | null | undefined): Refusal {
  const columns = header ? ` The columns are ${header.slice(0, 30).join(', ')}.` : '';
  return new Refusal('NO_ID_COLUMN', `which column holds the user's id? Give --map externalId=COLUMN.${columns}`);
}

function put(item: Record<string, unknown>, { mapping, read, convert }: Field, record: FileRecord): void {
  let value: unknown;
  try {
    value = convert(read(record));
  } catch (error) {
    if (error instanceof BadValue) throw new BadValue(error.code, `${mapping.written}: ${error.message}`);
    throw error;
  }
  if (value === undefined) return;
  const { target } = mapping;
  if (target.to === 'property') within(item, 'properties')[target.key] = value;
  else if (target.to === 'attribute') within(item, 'attributes')[target.key] = value;
  else if (target.to === 'identity') {
    const identities = (item.identities ??= []) as object[];
    identities.push({ kind: target.kind, namespace: target.namespace, value });
  } else item[target.to] = value;
}

function within(item: Record<string, unknown>, key: string): Record<string, unknown> {
  return (item[key] ??= {}) as Record<string, unknown>;
}

function byKey({ source }: FieldMapping): Field['read'] {
  const path = source.split('.');
  return (record) => {
    let value: unknown = 'object' in record ? record.object : undefined;
    if (isObject(value) && Object.hasOwn(value, source)) return value[source];
    for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    return value;
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function byColumn({ source, written }: FieldMapping, header: readonly string[] | undefined): Field['read'] {
  const named = header?.indexOf(source) ?? -1;
  const column = named >= 0 ? named : /^\d+$/.test(source) ? Number(source) - 1 : -1;
  if (column < 0 || (header && column >= header.length)) {
    const columns = header
      ? `the columns are ${header.slice(0, 30).join(', ')}`
      : 'without a header columns go by number, 1 the first';
    throw new Refusal('UNKNOWN_COLUMN', `--map ${written}: there is no column "${source}"; ${columns}`);
  }
  return (record) => {
    const fields = 'fields' in record ? record.fields : [];
    if (column >= fields.length) {
      throw new BadValue('MISSING_COLUMN', `the row has ${fields.length} columns, not ${column + 1}`);
    }
    return fields[column];
  };
}
