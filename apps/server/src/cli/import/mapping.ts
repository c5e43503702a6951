import { Refusal } from '@strata/db';

export type ImportKind = 'users' | 'events';

/** Where a value goes. */
export type Target =
  | { to: 'externalId' | 'messageId' | 'name' | 'occurredAt' | 'tags' }
  | { to: 'property' | 'attribute'; key: string }
  | { to: 'identity'; kind: string; namespace: string };

/** How a text of the file is read. Absent: by the target (an attribute by its declared type, a property as text). */
export type ValueFormat =
  | { as: 'text' | 'number' | 'boolean' | 'unix' | 'unixms' | 'iso' | 'json' }
  | { as: 'list'; separator: string }
  | { as: 'date'; pattern: string };

export interface FieldMapping {
  target: Target;
  /** As written, for messages: `properties.amount=4:number`. */
  written: string;
  /** A column by its number (1 for the first), or by the name in the header, or a key of the JSON object. */
  source: string;
  format?: ValueFormat;
}

const FORMAT_WORDS = ['text', 'number', 'boolean', 'unix', 'unixms', 'iso', 'json'] as const;
const IDENTITY_KINDS = ['PHONE', 'EMAIL', 'DEVICE', 'ANONYMOUS', 'IM', 'OTHER'];

/** Keys that mean something else to a JavaScript object. */
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

const TARGETS: Record<ImportKind, string> = {
  events: 'externalId, occurredAt, name, messageId or properties.KEY',
  users: 'externalId, attributes.KEY, identities.KIND or tags',
};

/**
 * Reads `TARGET=SOURCE[:FORMAT]`, such as `externalId=1`, `occurredAt=date:yyyyMMdd`, `properties.amount=4:number`,
 * `attributes.city=城市`, `identities.PHONE=mobile`, `tags=labels:list(;)`. A colon that begins no known format belongs to
 * the source.
 */
export function parseMapping(kind: ImportKind, written: string): FieldMapping {
  const equals = written.indexOf('=');
  if (equals <= 0 || equals === written.length - 1) {
    throw new Refusal('INVALID_MAPPING', `--map ${written}: expected TARGET=COLUMN or TARGET=COLUMN:FORMAT`);
  }
  const target = parseTarget(kind, written.slice(0, equals).trim());
  if (!target) {
    throw new Refusal('INVALID_MAPPING', `--map ${written}: the target of ${kind} is ${TARGETS[kind]}`);
  }
  const rest = written.slice(equals + 1);
  const [source, format] = splitFormat(rest);
  return { target, written, source: source.trim(), ...(format ? { format } : {}) };
}

/** What a header's own names say, for a file that needs no mapping. */
export function mappingOfHeader(kind: ImportKind, names: readonly string[]): FieldMapping[] {
  return names.flatMap((name) => {
    const target = parseTarget(kind, name);
    return target ? [{ target, written: name, source: name }] : [];
  });
}

export function parseTarget(kind: ImportKind, text: string): Target | undefined {
  if (text === 'externalId') return { to: 'externalId' };
  const [, prefix, key] = /^(properties|attributes|identities)\.(.+)$/s.exec(text) ?? [];
  if (key !== undefined && FORBIDDEN.includes(key)) return undefined;
  if (kind === 'events') {
    if (text === 'messageId' || text === 'name' || text === 'occurredAt') return { to: text };
    return prefix === 'properties' ? { to: 'property', key: key! } : undefined;
  }
  if (text === 'tags') return { to: 'tags' };
  if (prefix === 'attributes') return { to: 'attribute', key: key! };
  if (prefix !== 'identities') return undefined;
  const [identity, ...namespace] = key!.split('/');
  return IDENTITY_KINDS.includes(identity!)
    ? { to: 'identity', kind: identity!, namespace: namespace.join('/') }
    : undefined;
}

function splitFormat(rest: string): [source: string, format: ValueFormat | undefined] {
  // A date pattern may hold colons itself (yyyy-MM-dd HH:mm), so every colon is tried, the first one first.
  for (let colon = rest.indexOf(':'); colon > 0; colon = rest.indexOf(':', colon + 1)) {
    const format = parseFormat(rest.slice(colon + 1));
    if (format) return [rest.slice(0, colon), format];
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
