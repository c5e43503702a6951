import type { Database, Transaction } from '@strata/db';
import { foldText } from '@strata/rules';
import { EventPartitions } from './event-partitions.js';
import { storeEvents, takeBlock } from './store-events.js';

/** What Strata itself tells of a user, such as that they entered a segment. */
export interface OwnEvent {
  userId: number;
  name: string;
  /** Milliseconds since 1970. */
  occurredAt: number;
  /** In NFC, as keys of definitions are. */
  properties: Readonly<Record<string, string>>;
}

/** As many as a batch of the doors has. */
const MAX_BATCH = 10_000;

/** Stores events of Strata's own, in the transaction of what they tell: they need no message id to be there once. */
export class OwnEvents {
  private readonly partitions: EventPartitions;

  constructor(database: Database) {
    this.partitions = new EventPartitions(database);
  }

  /** Before the transaction: makes room for events of now. */
  prepare(now: number): Promise<void> {
    return this.partitions.make([now], now);
  }

  async record(transaction: Transaction, events: readonly OwnEvent[]): Promise<void> {
    for (let start = 0; start < events.length; start += MAX_BATCH) {
      const batch = events.slice(start, start + MAX_BATCH).map(({ properties, ...event }) => ({
        ...event,
        properties: JSON.stringify(properties),
        folded: foldedOf(properties),
        types: Object.keys(properties).map((property): [string, 'TEXT'] => [property, 'TEXT']),
      }));
      await storeEvents(transaction, batch, await takeBlock(transaction));
    }
  }
}

/** The texts in lower case, where that differs; null where none does. */
function foldedOf(properties: OwnEvent['properties']): string | null {
  const folded = Object.entries(properties).flatMap(([key, text]) => {
    const lower = foldText(text);
    return lower === text ? [] : [[key, lower]];
  });
  return folded.length === 0 ? null : JSON.stringify(Object.fromEntries(folded));
}
