import type { Transaction } from '@strata/db';
import type { IngestAnswer, UnseenKinds, WriteHooks } from '@strata/profile';
import type { InferenceTables } from '../cleaning/infer-region.js';
import type { CleaningSettings, InferenceMethod } from '../cleaning/rules.js';
import type { EventItem } from '../event-item.js';
import type { StoredEvents } from '../event.service.js';
import type { BoundItem, BoundUser } from '../mapping/bind.js';
import type { ImportKind } from '../mapping/mapping.js';
import type { KnownAttribute } from './guess.js';

/** What runs in the transaction of a batch of events, when they are stored. */
export type EventHook = (transaction: Transaction, stored: StoredEvents) => Promise<void>;

/** What imports need of the app. Tags lie downstream, and so does whoever takes users together with them. */
export interface ImportDoors {
  definitions(): Promise<{ timeZone: string; region: string; attributes: readonly KnownAttribute[] }>;
  /** How the items of a source are cleaned. */
  cleaningOf(source: string): Promise<CleaningSettings>;
  /** What the company gave to infer by, as far as the methods need it. */
  tablesOf(methods: readonly InferenceMethod[] | undefined): Promise<InferenceTables | undefined>;
  defineAttributes(attributes: readonly KnownAttribute[]): Promise<void>;
  /** Makes the source where there is none of this key. */
  expectSource(key: string): Promise<void>;
  /** Reads a JSON object in the shape of the API, or throws its `ItemRejected`. */
  readItem(kind: ImportKind, value: unknown): BoundItem;
  trackEvents(
    items: readonly EventItem[],
    from: { source: string; importId: string; unseen: UnseenKinds | undefined },
    within: EventHook,
  ): Promise<IngestAnswer>;
  upsertUsers(
    items: readonly BoundUser[],
    from: { source: string; unseen: UnseenKinds | undefined },
    hooks: WriteHooks,
  ): Promise<IngestAnswer>;
  /**
   * The keys of the tags that users hold, and taking those from them that still come from this source, with what they took. `since` then it
   * was given; of those who were merged its past goes too.
   */
  heldTags(transaction: Transaction, userIds: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>>;
  removeTags(
    transaction: Transaction,
    source: string,
    held: readonly { userId: number; tag: string }[],
    during: { since: Date; merged: boolean },
  ): Promise<number>;
  /** Of these users those of whom anything is kept in any folder. */
  remains(transaction: Transaction, userIds: readonly number[]): Promise<ReadonlySet<number>>;
  /** Deletes what was worked out of users who are gone. */
  dropDerived(transaction: Transaction, userIds: readonly number[]): Promise<void>;
}
