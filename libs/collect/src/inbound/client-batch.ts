import { ItemRejected } from '@strata/profile';
import type { RejectedItem, UserItem } from '@strata/profile';
import { Refusal } from '@strata/db';
import { parseInstant } from '@strata/rules';
import type { EventItem } from '../event-item.js';
import { clockBehind } from '../event-item.js';

/** What a browser or an app sends at once: calls of the SDK, in their order. */
export interface ClientBatch {
  writeKey: string;
  sentAt: string;
  batch: readonly unknown[];
}

/** A call that became an item, with its place in the batch. */
export interface Placed<Item> {
  index: number;
  item: Item;
}

export interface ReadBatch {
  users: Placed<UserItem>[];
  events: Placed<EventItem>[];
  rejected: RejectedItem[];
}

const MOST_MESSAGES = 500;
const KEYS = ['messageId', 'type', 'userId', 'anonymousId', 'name', 'properties', 'traits', 'occurredAt'];

/** The write key and the calls, or the refusal of a body that is none. */
export function readClientBatch(body: unknown): ClientBatch {
  const { writeKey, sentAt, batch } = asObject(body) ?? {};
  if (typeof writeKey !== 'string') throw new Refusal('INVALID_INPUT', 'writeKey: expected the write key of a source');
  if (typeof sentAt !== 'string') throw new Refusal('INVALID_INPUT', 'sentAt: expected when the client sent this');
  if (!Array.isArray(batch)) throw new Refusal('INVALID_INPUT', 'batch: expected a list of calls');
  if (batch.length > MOST_MESSAGES) throw new Refusal('TOO_LARGE', `batch: at most ${MOST_MESSAGES} calls`);
  return { writeKey, sentAt, batch };
}

/**
 * Makes users and events of the calls. Message ids are the source's own: a write key is open to everyone who can read a
 * page, and must not be able to take the ids that other systems are about to send.
 */
export function itemsOfBatch({ sentAt, batch }: ClientBatch, source: string, receivedAt: number): ReadBatch {
  const behind = clockBehind(sentAt, receivedAt);
  const read: ReadBatch = { users: [], events: [], rejected: [] };
  batch.forEach((call, index) => {
    try {
      const message = readMessage(call);
      if (message.type === 'identify') read.users.push({ index, item: userOf(message, behind, receivedAt) });
      else read.events.push({ index, item: eventOf(message, source) });
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      read.rejected.push({ index, code: error.code, message: error.message });
    }
  });
  return read;
}

interface ClientMessage {
  type: 'identify' | 'track';
  messageId: string;
  userId?: string | null;
  anonymousId?: string | null;
  name: string;
  occurredAt?: string | null;
  properties?: Record<string, unknown> | null;
  traits?: Record<string, unknown> | null;
}

function readMessage(call: unknown): ClientMessage {
  const message = asObject(call);
  if (!message) throw new ItemRejected('INVALID_ITEM', 'expected an object');
  const unknown = Object.keys(message).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new ItemRejected('UNKNOWN_KEY', `there is no key ${JSON.stringify(unknown)}`);
  if (message['type'] !== 'identify' && message['type'] !== 'track')
    throw new ItemRejected('INVALID_ITEM', 'type: expected identify or track');
  if (typeof message['messageId'] !== 'string' || message['messageId'] === '')
    throw new ItemRejected('INVALID_MESSAGE_ID', 'messageId: expected a text, so that the call counts once');
  for (const key of ['userId', 'anonymousId', 'occurredAt'])
    if (message[key] !== undefined && message[key] !== null && typeof message[key] !== 'string')
      throw new ItemRejected('INVALID_ITEM', `${key}: expected a text`);
  // All else is read where users and events are.
  return message as unknown as ClientMessage;
}

/** Who was anonymous until now is this user: what they did before joins theirs. */
function userOf({ userId, anonymousId, traits, occurredAt }: ClientMessage, behind: number, now: number): UserItem {
  if (!userId) throw new ItemRejected('INVALID_EXTERNAL_ID', 'userId: expected a text that is not empty');
  const at = occurredAt ? parseInstant(occurredAt) : undefined;
  return {
    externalId: userId,
    attributes: traits ?? null,
    identities: anonymousId ? [{ kind: 'ANONYMOUS', value: anonymousId }] : null,
    ...(at !== undefined && { at: new Date(Math.min(at + behind, now)).toISOString() }),
  };
}

function eventOf(message: ClientMessage, source: string): EventItem {
  const { messageId, userId, anonymousId, name, occurredAt, properties } = message;
  const event = { messageId: `${source}:${messageId}`, name, occurredAt, properties };
  if (userId) return { ...event, externalId: userId };
  if (anonymousId) return { ...event, identity: { kind: 'ANONYMOUS', value: anonymousId } };
  throw new ItemRejected('INVALID_EXTERNAL_ID', 'expected a userId or an anonymousId');
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
