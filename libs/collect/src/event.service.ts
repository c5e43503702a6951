import { freshness } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import {
  CollectedFrom,
  DEFAULT_REGION,
  ERASED_MESSAGE,
  erasedAmong,
  IdentityRace,
  ItemRejected,
  unseenName,
  resolveIdentities,
  seenOwners,
  sharedAmong,
  UNSEEN,
} from '@strata/profile';
import type { IngestAnswer, RejectedItem, UnseenKinds, WriteScope } from '@strata/profile';
import { checkEventName } from '@strata/rules';
import { acceptMessages, messageKey } from './accepted-messages.js';
import { clockBehind, readEventItem } from './event-item.js';
import type { EventClock, EventItem, ReadEvent } from './event-item.js';
import { EventNames } from './event-names.js';
import { EventPartitions } from './event-partitions.js';
import { storeEvents, takeBlock } from './store-events.js';

const MAX_BATCH = 10_000;

/** The earliest instant that events of these names are kept from; a name that is kept for good is absent. */
export type OldestOf = (names: readonly string[], now: number) => Promise<ReadonlyMap<string, number>>;

export interface TrackOptions {
  /** Where the events come from, as the records of processing name it. */
  source?: string;
  /** The import that brings them: an undo of it takes back what nobody else has sent. */
  importId?: string;
  /** When a client says that it sent the batch: corrects its clock. Absent: the sender's clock is right, as a server's is. */
  sentAt?: string | null;
  /**
   * The users whom the sender sees; absent: all. Events of others are rejected, and nobody is created. Message ids are those of the scope:
   * nobody learns which ones others have sent, nor takes theirs from them.
   */
  scope?: WriteScope | undefined;
  /** Absent: whoever sends sees all kinds of identities. */
  unseen?: UnseenKinds | undefined;
  /** More to write in the same transaction: all of it stands, or none. Called for a batch of which nothing is stored, too. */
  within?: (transaction: Transaction, stored: StoredEvents) => Promise<void>;
}

/** What a batch stored. */
export interface StoredEvents {
  /** The id of its first event; those that follow are counted up. */
  firstId: bigint;
  count: number;
  /** Whose they are, each user once. */
  userIds: readonly number[];
  /** Of each in turn the key under which its message id was accepted; null where it has none. */
  messages: readonly (string | null)[];
  duplicates: number;
  rejected: readonly RejectedItem[];
}

/** Takes events, each once. */
export class EventService {
  private readonly partitions: EventPartitions;
  private readonly names = new EventNames();
  private readonly collected: CollectedFrom;

  constructor(
    private readonly database: Database,
    private readonly clock: () => number = Date.now,
    private readonly oldestOf: OldestOf = () => Promise.resolve(new Map()),
    private readonly region: () => string = () => DEFAULT_REGION,
  ) {
    this.partitions = new EventPartitions(database);
    this.collected = new CollectedFrom(database);
  }

  /**
   * Stores a batch durably. A message id that was accepted before makes a duplicate, unknown ids make users, and
   * an event with anything wrong in it is rejected while the others are taken. Late ones and those out of order are kept by
   * when they occurred.
   */
  async track(events: readonly EventItem[], options: TrackOptions = {}): Promise<IngestAnswer> {
    const { answer, stored } = await this.take(events, options);
    await this.collected.note(options.source ?? 'api', {
      EVENT: new Set(stored.map(({ name }) => name)),
      IDENTITY: new Set(stored.map(({ who }) => who.kind)),
    });
    return answer;
  }

  private async take(
    events: readonly EventItem[],
    { importId, sentAt, within, scope, unseen }: TrackOptions,
  ): Promise<{ answer: IngestAnswer; stored: readonly ReadEvent[] }> {
    if (events.length > MAX_BATCH) throw new Refusal('TOO_LARGE', `at most ${MAX_BATCH} events in one batch`);
    const now = this.clock();
    const oldest = await this.oldestOf(namesOf(events), now);
    const clock = { now, behind: clockBehind(sentAt, now), oldestOf: (name: string) => oldest.get(name) };
    const { read, rejected } = readItems(events, clock, this.region(), unseen);
    await this.partitions.make(
      read.map(({ occurredAt }) => occurredAt),
      now,
    );
    return this.database.transaction(async (transaction) => {
      const { admitted, refused } = await this.names.admit(transaction, read);
      // Taken before anything that may wait for another batch, so that batches are in the order in which they were sent.
      const firstId = await takeBlock(transaction);
      const { named, unnamed } = scope
        ? await refuseUnseen(transaction, admitted, scope)
        : await refuseUnnamed(transaction, admitted);
      const fresh = await acceptMessages(transaction, named, importId);
      const userIds = fresh.length > 0 ? await store(transaction, fresh, firstId) : [];
      const duplicates = named.length - fresh.length;
      const all = [...rejected, ...refused, ...unnamed].sort((a, b) => a.index - b.index);
      const messages = within ? fresh.map(({ messageId }) => (messageId === null ? null : messageKey(messageId))) : [];
      await within?.(transaction, { firstId, count: fresh.length, userIds, messages, duplicates, rejected: all });
      const answer = { accepted: fresh.length, duplicates, rejected: all, freshness: await freshness(transaction) };
      return { answer, stored: fresh };
    });
  }
}

/** As they are stored; what is no name is rejected with its event. */
function namesOf(events: readonly EventItem[]): string[] {
  const checks = events.map(({ name }: { name: unknown }) => checkEventName(name));
  return [...new Set(checks.flatMap((check) => (check.problem === undefined ? [check.name] : [])))];
}

function readItems(
  events: readonly EventItem[],
  clock: EventClock,
  region: string,
  unseen?: UnseenKinds,
): { read: ReadEvent[]; rejected: RejectedItem[] } {
  const read: ReadEvent[] = [];
  const rejected: RejectedItem[] = [];
  events.forEach((event, index) => {
    try {
      const item = readEventItem(event, index, clock, region);
      if (unseen?.has(item.who.kind)) rejected.push(unseenName(index, item.who.kind));
      else read.push(item);
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      rejected.push({ index, code: error.code, message: error.message });
    }
  });
  return { read, rejected };
}

/**
 * Refuses what names nobody, and what names someone who was erased. Before their message ids are taken: one that is
 * rejected may be sent again.
 */
async function refuseUnnamed(
  transaction: Transaction,
  events: readonly ReadEvent[],
): Promise<{ named: readonly ReadEvent[]; unnamed: RejectedItem[] }> {
  const identities = events.map(({ who }) => who);
  const isShared = await sharedAmong(transaction, identities);
  const erased = await erasedAmong(transaction, identities);
  if (erased.size === 0 && !identities.some(isShared)) return { named: events, unnamed: [] };
  const refusalOf = ({ index, who }: ReadEvent): RejectedItem | undefined => {
    if (erased.has(who)) return { index, code: 'ERASED', message: ERASED_MESSAGE };
    if (!isShared(who)) return undefined;
    const message = `identity: ${who.kind} "${who.value}" is shared by several users and names none`;
    return { index, code: 'IDENTITY_SHARED', message };
  };
  return {
    named: events.filter((event) => !refusalOf(event)),
    unnamed: events.flatMap((event) => refusalOf(event) ?? []),
  };
}

/** The same for a sender who sees only some users. */
async function refuseUnseen(
  transaction: Transaction,
  events: readonly ReadEvent[],
  scope: WriteScope,
): Promise<{ named: readonly ReadEvent[]; unnamed: RejectedItem[] }> {
  const ownerOf = await seenOwners(
    transaction,
    events.map(({ who }) => who),
    scope,
  );
  const named = events.filter(({ who }) => ownerOf(who) !== undefined);
  return {
    named: named.map((event) =>
      event.messageId === null ? event : { ...event, messageId: `${scope.name}\n${event.messageId}` },
    ),
    unnamed: events.filter(({ who }) => ownerOf(who) === undefined).map(({ index }) => ({ index, ...UNSEEN })),
  };
}

/** Answers whose events they are, each user once. */
async function store(transaction: Transaction, events: readonly ReadEvent[], firstId: bigint): Promise<number[]> {
  const users = await resolveIdentities(
    transaction,
    events.map(({ who }) => who),
    { create: true },
  );
  const userOf = ({ who }: ReadEvent): number => {
    const user = users(who);
    if (user === undefined) throw new IdentityRace('an identity came to be shared, or was erased, meanwhile');
    return user;
  };
  const owned = events.map((event) => ({ ...event, userId: userOf(event) }));
  await storeEvents(transaction, owned, firstId);
  return [...new Set(owned.map(({ userId }) => userId))];
}
