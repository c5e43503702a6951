/** One event as it arrives, and as it is once every part of it was found good. */
import { Refusal } from '@strata/db';
import { externalIdentity, ItemRejected, readExternalId, readIdentity } from '@strata/profile';
import type { Identity } from '@strata/profile';
import {
  checkEventName,
  checkPropertyName,
  foldText,
  isMovementEvent,
  isStorableText,
  normalizeText,
  parseInstant,
} from '@strata/rules';

export interface EventItem {
  /** Another system's name of this event; the same one twice is one event. Absent: it is never taken for a duplicate. */
  messageId?: string | null;
  /** Whose it is, by the id in your systems. */
  externalId?: string | null;
  /** Whose it is, in place of the external id: any identity. */
  identity?: { kind: string; namespace?: string | null; value: string } | null;
  name: string;
  /** ISO 8601 with zone. Absent: now. */
  occurredAt?: string | Date | null;
  properties?: Record<string, unknown> | null;
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export const PROPERTY_TYPES = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATETIME', 'LIST', 'OBJECT'] as const;
export type PropertyType = (typeof PROPERTY_TYPES)[number];

export interface ReadEvent {
  index: number;
  messageId: string | null;
  who: Identity;
  name: string;
  /** Milliseconds since 1970. */
  occurredAt: number;
  /** JSON, all text in NFC. */
  properties: string;
  /** JSON of the top-level texts in lower case, where that differs; null where none does. */
  folded: string | null;
  types: [property: string, type: PropertyType][];
}

const MAX_MESSAGE_ID = 1_024;
/** An index of the catalogue holds them. */
const MAX_PROPERTY_NAME = 256;
const MAX_PROPERTIES_BYTES = 64 * 1024;
/** PostgreSQL reads JSON recursively: a few thousand levels would overflow its stack and fail the whole batch. */
const MAX_DEPTH = 32;
const AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');

/** What the time of an event is measured by. */
export interface EventClock {
  /** When the batch was received, in milliseconds since 1970. */
  now: number;
  /** How far the sender's clock is behind; 0 where it is trusted. */
  behind: number;
  /** The earliest instant that events of a name are kept from; undefined where they are kept for good. */
  oldestOf: (name: string) => number | undefined;
}

/** Reads one event, or throws its rejection. Phones without a country code are of the region. */
export function readEventItem(item: EventItem, index: number, clock: EventClock, region: string): ReadEvent {
  const name = readName(item.name);
  return {
    index,
    messageId: readMessageId(item.messageId),
    who: readWho(item, region),
    name,
    occurredAt: readInstant(item.occurredAt, name, clock),
    ...readProperties(item.properties),
  };
}

function readWho({ externalId, identity }: EventItem, region: string): Identity {
  if (identity === undefined || identity === null) return externalIdentity(readExternalId(externalId));
  if (externalId !== undefined && externalId !== null)
    throw new ItemRejected('INVALID_IDENTITY', 'expected either externalId or identity, got both');
  return readIdentity(identity, region);
}

/**
 * How far the clock of a client is behind ours, by the moment at which it says that it sent the batch: Segment's rule,
 * `occurredAt + (receivedAt − sentAt)`. The time that the batch travelled counts as a clock that is behind.
 */
export function clockBehind(sentAt: unknown, receivedAt: number): number {
  if (sentAt === undefined || sentAt === null) return 0;
  const sent = typeof sentAt === 'string' ? parseInstant(sentAt) : undefined;
  if (sent === undefined) throw new Refusal('INVALID_INPUT', 'sentAt: expected a date-time with zone');
  return receivedAt - sent;
}

function readMessageId(messageId: unknown): string | null {
  if (messageId === undefined || messageId === null) return null;
  if (typeof messageId !== 'string' || messageId === '' || messageId.length > MAX_MESSAGE_ID)
    throw new ItemRejected('INVALID_MESSAGE_ID', `messageId: expected a text of 1 to ${MAX_MESSAGE_ID} characters`);
  // Every half of a surrogate pair would be stored as U+FFFD, and two ids that differ in it be one.
  if (!isStorableText(messageId))
    throw new ItemRejected('INVALID_MESSAGE_ID', 'messageId: text with U+0000 or half of a surrogate pair');
  return messageId;
}

function readName(name: unknown): string {
  const check = checkEventName(name);
  if (check.problem !== undefined) throw new ItemRejected('INVALID_NAME', `name: ${check.problem}`);
  // Whoever could say that somebody had entered a segment would make a lie of the timeline, and start what waits for it.
  if (isMovementEvent(check.name))
    throw new ItemRejected('INVALID_NAME', `name: only Strata itself tells of ${check.name}`);
  return check.name;
}

function readInstant(occurredAt: unknown, name: string, { now, behind, oldestOf }: EventClock): number {
  if (occurredAt === undefined || occurredAt === null) return now;
  const given =
    occurredAt instanceof Date
      ? occurredAt.getTime()
      : typeof occurredAt === 'string'
        ? parseInstant(occurredAt)
        : undefined;
  const instant = given === undefined ? NaN : given + behind;
  if (Number.isNaN(instant) || instant < EARLIEST)
    throw new ItemRejected(
      'INVALID_DATE',
      'occurredAt: expected a date-time with zone such as 2024-02-29T08:00:00+08:00',
    );
  const oldest = oldestOf(name);
  if (oldest !== undefined && instant < oldest)
    throw new ItemRejected(
      'TOO_OLD',
      `occurredAt: events of this name are kept from ${new Date(oldest).toISOString()} on`,
    );
  if (instant > now + AHEAD_MS)
    throw new ItemRejected('IN_THE_FUTURE', 'occurredAt: more than 5 minutes in the future');
  return instant;
}

function readProperties(properties: unknown): Pick<ReadEvent, 'properties' | 'folded' | 'types'> {
  if (properties === undefined || properties === null) return { properties: '{}', folded: null, types: [] };
  if (typeof properties !== 'object' || Array.isArray(properties))
    throw new ItemRejected('INVALID_PROPERTIES', 'properties: expected an object');
  const stored: [string, Json][] = [];
  const folded: [string, string][] = [];
  const types: [string, PropertyType][] = [];
  for (const [name, given] of Object.entries(properties)) {
    const property = readPropertyName(name);
    const value = readJson(given, property, 1);
    stored.push([property, value]);
    const type = propertyTypeOf(value);
    if (type) types.push([property, type]);
    const lower = typeof value === 'string' ? foldText(value) : value;
    if (typeof lower === 'string' && lower !== value) folded.push([property, lower]);
  }
  const json = JSON.stringify(Object.fromEntries(stored));
  if (Buffer.byteLength(json) > MAX_PROPERTIES_BYTES)
    throw new ItemRejected('TOO_LARGE', 'properties: more than 64 KB of JSON');
  return { properties: json, folded: folded.length > 0 ? JSON.stringify(Object.fromEntries(folded)) : null, types };
}

function readPropertyName(name: string): string {
  const check = checkPropertyName(name);
  if (check.problem !== undefined) throw new ItemRejected('INVALID_PROPERTIES', `properties: ${check.problem}`);
  if (check.name.length > MAX_PROPERTY_NAME)
    throw new ItemRejected('INVALID_PROPERTIES', `properties: a name of more than ${MAX_PROPERTY_NAME} characters`);
  return check.name;
}

function readJson(value: unknown, path: string, depth: number): Json {
  if (typeof value === 'string') return readText(value, `properties.${path}`);
  if (typeof value === 'number') return readNumber(value, path);
  if (typeof value === 'boolean' || value === null) return value;
  if (depth > MAX_DEPTH) throw new ItemRejected('TOO_LARGE', `properties.${path}: more than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item, at) => readJson(item, `${path}[${at}]`, depth + 1));
  if (typeof value !== 'object') throw new ItemRejected('INVALID_PROPERTIES', `properties.${path}: no JSON value`);
  const entries = Object.entries(value).map(([name, item]): [string, Json] => {
    const key = readText(name, `properties.${path}`);
    return [key, readJson(item, `${path}.${key}`, depth + 1)];
  });
  return Object.fromEntries(entries);
}

function readNumber(value: number, path: string): number {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new ItemRejected('NUMBER_OUT_OF_RANGE', `properties.${path}: a number beyond ±(2^53 − 1); send it as text`);
  return value;
}

function readText(text: string, where: string): string {
  if (!isStorableText(text))
    throw new ItemRejected('INVALID_TEXT', `${where}: text with U+0000 or half of a surrogate pair`);
  return normalizeText(text);
}

/** What a property holds, for the catalogue. Null holds nothing. */
function propertyTypeOf(value: Json): PropertyType | null {
  if (value === null) return null;
  if (typeof value === 'string') return parseInstant(value) === undefined ? 'TEXT' : 'DATETIME';
  if (typeof value === 'number') return 'NUMBER';
  if (typeof value === 'boolean') return 'BOOLEAN';
  return Array.isArray(value) ? 'LIST' : 'OBJECT';
}
