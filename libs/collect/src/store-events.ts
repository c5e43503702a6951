import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { Readable } from 'node:stream';
import type { ReadEvent } from './event-item.js';
import { learnEvents } from './learn-events.js';

/** `events.id` orders events by arrival: the batch's block, then the place within it. */
const BLOCK = 65_536;

/** What is stored of an event, and whose it is. */
export type OwnedEvent = Pick<ReadEvent, 'name' | 'occurredAt' | 'properties' | 'folded' | 'types'> & {
  userId: number;
};

/** The id of a batch's first event. */
export async function takeBlock(transaction: Transaction): Promise<bigint> {
  const [block] = await transaction.query<{ start: string }>(`SELECT nextval('event_blocks') * ${BLOCK} AS start`);
  return BigInt(block!.start);
}

/** Stores events of a block, announces them to engines and enters them into the catalogue. */
export async function storeEvents(
  transaction: Transaction,
  events: readonly OwnedEvent[],
  firstId: bigint,
): Promise<void> {
  await insertEvents(transaction, events, firstId);
  const usersOf = new Map<string, Set<number>>();
  for (const { name, userId } of events) {
    const those = usersOf.get(name) ?? new Set();
    usersOf.set(name, those.add(userId));
  }
  await recordChanges(
    transaction,
    [...usersOf].map(([name, those]) => ({ topic: `event:${name}`, users: [...those] })),
  );
  // Last, because it locks the row of each event name until the commit.
  await learnEvents(transaction, events);
}

/** COPY: of 500 events with their indexes it took 29 ms where INSERT … SELECT FROM unnest took 39. */
async function insertEvents(transaction: Transaction, events: readonly OwnedEvent[], firstId: bigint): Promise<void> {
  const lines = events.map(({ userId, occurredAt, name, properties, folded }, place) => {
    const json = `${escapeCopy(properties)}\t${folded === null ? '\\N' : escapeCopy(folded)}`;
    return `${userId}\t${new Date(occurredAt).toISOString()}\t${firstId + BigInt(place)}\t${escapeCopy(name)}\t${json}\n`;
  });
  await transaction.copyFrom(
    'COPY events (user_id, occurred_at, id, name, properties, folded) FROM STDIN',
    Readable.from([lines.join('')]),
  );
}

/** Names have no control characters and JSON writes them as escapes, so that the backslash is all there is to escape. */
const escapeCopy = (text: string): string => text.replaceAll('\\', '\\\\');
