import { Refusal } from '@strata/db';
import { isObject, readTexts } from './read-json.js';

export const IMPORT_KINDS = ['users', 'events'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * How records become items. JSON, as it is kept with imports, connectors and webhooks:
 * `{ "kind": "events", "name": "order_completed", "fields": [{ "source": "客户号", "target": "externalId" }, …] }`.
 */
export interface Mapping {
  kind: ImportKind;
  /** The name of every event; absent where a field says it. */
  name?: string;
  fields: MappingField[];
  /** Texts that stand for no value, such as `NA` or `NULL`; the empty one always does. */
  missing?: string[];
  /** Of times without a zone. Absent: the workspace's. */
  timeZone?: string;
}

export interface MappingField {
  /** The name of a column, its number (1 the first), or the path to a value of a JSON object (`customer.id`). */
  source: string | number;
  /**
   * `externalId`, `identities.KIND[/namespace]`; of users `attributes.KEY`, `tags`, `at` (since when the values are so; absent: now), of events
   * `occurredAt`, `name`, `messageId`, `properties.KEY`. An event without an external id is of whom its first identity names, such as a guest by the order.
   */
  target: string;
  /** text, number, number(,), boolean, json, iso, unix, unixms, list(;) or a date pattern. Absent: by what the target holds. */
  format?: string;
  /** Another column, by which the number is multiplied: the amount of an order's line is its quantity times its price. */
  times?: string | number;
}

/** Where a value goes. */
export type Target =
  | { to: 'externalId' | 'messageId' | 'name' | 'occurredAt' | 'tags' | 'at' }
  | { to: 'property' | 'attribute'; key: string }
  | { to: 'identity'; kind: string; namespace: string };

/** How a text is read. Absent: by the target (an attribute by its declared type, a property as text). */
export type ValueFormat =
  { as: (typeof FORMAT_WORDS)[number] } | { as: 'list'; separator: string } | { as: 'date'; pattern: string };

/** A field that was read whole. */
export interface FieldMapping {
  target: Target;
  /** For messages: `properties.amount`. */
  written: string;
  source: string | number;
  format?: ValueFormat;
  times?: string | number;
}

/** `number(,)`: 1.234,56 as most of Europe writes it, which nobody can tell from 1.234 without being told. */
const FORMAT_WORDS = ['text', 'number', 'number(,)', 'boolean', 'unix', 'unixms', 'iso', 'json'] as const;
const IDENTITY_KINDS = ['PHONE', 'EMAIL', 'DEVICE', 'ANONYMOUS', 'IM', 'OTHER'];

/** Keys that mean something else to a JavaScript object. */
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

/** One mapping of a thousand columns is as wide as records are. */
const MOST_FIELDS = 1_000;
const MOST_MISSING = 20;

const TARGETS: Record<ImportKind, string> = {
  events: 'externalId, identities.KIND, occurredAt, name, messageId or properties.KEY',
  users: 'externalId, attributes.KEY, identities.KIND, tags or at',
};

/** Reads a mapping's JSON whole, or refuses it with what is wrong. */
export function readMapping(json: unknown): Mapping {
  if (!isObject(json)) throw invalid('mapping: expected an object');
  // As GraphQL spells its enum, too: a mapping that imports took goes into a connector as it is.
  const kind = IMPORT_KINDS.find((one) => one === json.kind || one.toUpperCase() === json.kind);
  if (!kind) throw invalid(`kind: expected ${IMPORT_KINDS.join(' or ')}`);
  const { fields } = json;
  if (!Array.isArray(fields) || fields.length > MOST_FIELDS) {
    throw invalid(`fields: expected a list of at most ${MOST_FIELDS}`);
  }
  const name = optionalText(json.name, 'name');
  const timeZone = optionalText(json.timeZone, 'timeZone');
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw invalid(`timeZone: there is no zone "${timeZone}"`);
  const mapping: Mapping = {
    kind,
    ...(name === undefined ? {} : { name }),
    fields: fields.map((field: unknown, at) => readField(kind, field, `fields[${at}]`)),
    ...(json.missing === undefined || json.missing === null
      ? {}
      : { missing: readTexts(json.missing, 'missing', MOST_MISSING) }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  expectOnce(mapping);
  return mapping;
}

function readField(kind: ImportKind, json: unknown, path: string): MappingField {
  if (!isObject(json)) throw invalid(`${path}: expected an object with source and target`);
  const source = readSource(json.source, `${path}.source`);
  if (typeof json.target !== 'string') throw invalid(`${path}.target: expected a text`);
  const format = optionalText(json.format, `${path}.format`);
  const times = json.times === undefined || json.times === null ? undefined : readSource(json.times, `${path}.times`);
  const field: MappingField = {
    source,
    target: json.target,
    ...(format === undefined ? {} : { format }),
    ...(times === undefined ? {} : { times }),
  };
  fieldMapping(kind, field);
  return field;
}

function readSource(source: unknown, path: string): string | number {
  if (typeof source === 'string' && source !== '') return source;
  if (Number.isInteger(source) && (source as number) > 0) return source as number;
  throw invalid(`${path}: expected the name of a column, or its number from 1`);
}

/** What may be there once only: two columns for one place would hide each other. */
function expectOnce({ fields }: Mapping): void {
  const seen = new Set<string>();
  for (const { target } of fields) {
    if (target !== 'tags' && !target.startsWith('identities.') && seen.has(target)) {
      throw invalid(`${target}: two columns are mapped to it`);
    }
    seen.add(target);
  }
}

/** Reads one field whole. */
export function fieldMapping(kind: ImportKind, { source, target, format, times }: MappingField): FieldMapping {
  const place = parseTarget(kind, target);
  if (!place) throw invalid(`${target}: the target of ${kind} is ${TARGETS[kind]}`);
  const read = format === undefined ? undefined : parseFormat(format);
  if (format !== undefined && !read) throw invalid(`${target}: there is no format "${format}"`);
  return {
    target: place,
    written: target,
    source,
    ...(read ? { format: read } : {}),
    ...(times === undefined ? {} : { times }),
  };
}

/**
 * Reads `TARGET=SOURCE[:FORMAT]`, such as `externalId=1`, `occurredAt=date:yyyyMMdd`, `properties.amount=4:number`,
 * `attributes.city=城市`, `identities.PHONE=mobile`, `tags=labels:list(;)`. A colon that begins no known format belongs to
 * the source.
 */
export function parseField(kind: ImportKind, written: string): MappingField {
  const equals = written.indexOf('=');
  if (equals <= 0 || equals === written.length - 1) {
    throw invalid(`${written}: expected TARGET=COLUMN or TARGET=COLUMN:FORMAT`);
  }
  const target = written.slice(0, equals).trim();
  if (!parseTarget(kind, target)) throw invalid(`${written}: the target of ${kind} is ${TARGETS[kind]}`);
  const [source, format] = splitFormat(written.slice(equals + 1));
  return { source: source.trim(), target, ...(format === undefined ? {} : { format }) };
}

/** What a header's own names say, for a file that needs no mapping. */
export function fieldsOfHeader(kind: ImportKind, names: readonly string[]): MappingField[] {
  return names.flatMap((name) => (parseTarget(kind, name) ? [{ target: name, source: name }] : []));
}

export function parseTarget(kind: ImportKind, text: string): Target | undefined {
  if (text === 'externalId') return { to: 'externalId' };
  const [, prefix, key] = /^(properties|attributes|identities)\.(.+)$/s.exec(text) ?? [];
  if (key !== undefined && FORBIDDEN.includes(key)) return undefined;
  if (kind === 'events') {
    if (text === 'messageId' || text === 'name' || text === 'occurredAt') return { to: text };
    if (prefix === 'properties') return { to: 'property', key: key! };
  } else {
    if (text === 'tags' || text === 'at') return { to: text };
    if (prefix === 'attributes') return { to: 'attribute', key: key! };
  }
  if (prefix !== 'identities') return undefined;
  const [identity, ...namespace] = key!.split('/');
  return IDENTITY_KINDS.includes(identity!)
    ? { to: 'identity', kind: identity!, namespace: namespace.join('/') }
    : undefined;
}

function splitFormat(rest: string): [source: string, format: string | undefined] {
  // A date pattern may hold colons itself (yyyy-MM-dd HH:mm), so every colon is tried, the first one first.
  for (let colon = rest.indexOf(':'); colon > 0; colon = rest.indexOf(':', colon + 1)) {
    const format = rest.slice(colon + 1);
    if (parseFormat(format)) return [rest.slice(0, colon), format];
  }
  return [rest, undefined];
}

function parseFormat(text: string): ValueFormat | undefined {
  const word = FORMAT_WORDS.find((known) => known === text.toLowerCase());
  if (word) return { as: word };
  const list = /^list(?:\((.+)\))?$/is.exec(text);
  if (list) return { as: 'list', separator: list[1] ?? ';' };
  return /y{4}/.test(text) && /M/.test(text) && /d/.test(text) ? { as: 'date', pattern: text } : undefined;
}

function optionalText(value: unknown, path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(`${path}: expected a text`);
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

const invalid = (message: string): Refusal => new Refusal('INVALID_MAPPING', message);
