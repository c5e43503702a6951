import { freshness } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { attributeTypes, keptAttributes } from './attribute.service.js';
import { guardedAttributes, lockGuarded, unconsented } from './consent/guarded.js';
import { compareLater } from './duplicates/find-duplicates.js';
import { attributeKeys } from './duplicates/people.js';
import { claimIdentities } from './identities/claim-identities.js';
import type { ClaimedUser, UsersToMerge } from './identities/claim-identities.js';
import { identitiesOf } from './identities/claim-identities.js';
import { unseenName } from './identities/unseen.js';
import type { UnseenKinds } from './identities/unseen.js';
import { LEAVES, seenOwners, UNSEEN } from './identities/write-scope.js';
import type { WriteScope } from './identities/write-scope.js';
import { mergeJoined } from './merge/merge-users.js';
import type { PersonalData } from './personal-data.js';
import { ItemRejected } from './profile.errors.js';
import type { IngestAnswer, RejectedItem } from './profile.errors.js';
import { DEFAULT_REGION } from './standard-forms/phone.js';
import { readUserItem } from './user-item.js';
import type { Identity, ItemContext, ReadUser, UserItem } from './user-item.js';
import { CollectedFrom } from './rights/collected-from.js';
import type { Candidates, Said, Written } from './settle-attributes.js';
import { changesOf } from './words.js';
import type { WordChange } from './words.js';
import { writeAttributes } from './write-attributes.js';

const MAX_BATCH = 10_000;

export interface UpsertOptions {
  /** Where the values come from, kept beside each. */
  source: string;
  /** What else an item must meet: throws its `ItemRejected`. */
  check?: (item: UserItem) => void;
  /** More to write for the accepted items, in the same transaction: all of it stands, or none. */
  within?: (transaction: Transaction, users: readonly { index: number; userId: number }[]) => Promise<void>;
  /** What surrounds the writing of attributes, tags and all else, in the same transaction. */
  hooks?: WriteHooks;
  /**
   * The users whom whoever writes sees; absent: all. Of others nothing is written, nobody is created and nobody is given an identity:
   * an answer would tell whether somebody else has it. Whoever is within the scope stays there.
   */
  scope?: WriteScope | undefined;
  /** Absent: whoever writes sees all kinds. */
  unseen?: UnseenKinds | undefined;
}

/** Items by which users would leave the scope of whoever writes: the transaction runs again without them. */
class LeavesScope extends Error {
  constructor(readonly indexes: readonly number[]) {
    super('users would leave the scope');
  }
}

/** The users of a batch, when each item has its user and the identities are written. */
export interface WrittenUsers {
  /** Each item with its user, as it was read. */
  users: readonly ClaimedUser[];
  /** Those that did not exist. */
  created: readonly number[];
  /** The identities that this batch has given to users, beside their external ids. */
  given: ReadonlyMap<number, readonly Identity[]>;
  /** Pairs that were found to be one person: each is a merge, made when all is written. */
  joins: readonly UsersToMerge[];
  rejected: readonly RejectedItem[];
  /** In milliseconds: the time of values that do not say of when they are. */
  now: number;
}

/** What a batch has changed of the words of attributes, by user and key; of new users by one item nothing, whose words are all new. */
export type WordChanges = (userId: number) => ReadonlyMap<string, WordChange>;

export interface WriteHooks {
  before?: (transaction: Transaction, written: WrittenUsers) => Promise<void>;
  after?: (transaction: Transaction, written: WrittenUsers, changes: WordChanges) => Promise<void>;
}

/** Writes who users are. */
export class ProfileService {
  private readonly collected: CollectedFrom;

  /**
   * `region` is whose phone numbers are written without a country code, `personalData` what every folder keeps of people:
   * without it a batch that finds two users to be one person fails.
   */
  constructor(
    private readonly database: Database,
    private readonly region: () => string = () => DEFAULT_REGION,
    private readonly clock: () => number = Date.now,
    private readonly personalData?: readonly PersonalData[],
  ) {
    this.collected = new CollectedFrom(database);
  }

  /**
   * Creates or changes users by external id or, without one, by their first identity. Attributes merge, identities add up,
   * the same user twice merges in order. Of two values of one attribute the better ranked source's stands, then the newer
   * one. Two users that turn out to be one person are merged, once all is written that the batch says of each.
   * An item with anything wrong in it is rejected whole, and the others are taken.
   */
  async upsertUsers(items: readonly UserItem[], options: UpsertOptions): Promise<IngestAnswer> {
    if (items.length > MAX_BATCH) throw new Refusal('TOO_LARGE', `at most ${MAX_BATCH} users in one batch`);
    const { answer, users } = await this.writeWithin(items, options);
    const kinds = new Set(users.flatMap(({ identities }) => identities.map(({ kind }) => kind)));
    if (users.some(({ externalId }) => externalId !== null)) kinds.add('EXTERNAL_ID');
    await this.collected.note(options.source, { IDENTITY: kinds, EVENT: new Set() });
    return answer;
  }

  /** Each time without the items that took somebody out of the scope: there is an end, as there are fewer each time. */
  private async writeWithin(items: readonly UserItem[], options: UpsertOptions): Promise<BatchWritten> {
    const leaving = new Set<number>();
    for (;;) {
      try {
        return await this.write(items, options, leaving);
      } catch (error) {
        if (!(error instanceof LeavesScope)) throw error;
        for (const index of error.indexes) leaving.add(index);
      }
    }
  }

  private async write(
    items: readonly UserItem[],
    options: UpsertOptions,
    leaving: ReadonlySet<number>,
  ): Promise<BatchWritten> {
    return this.database.transaction(async (transaction) => {
      const now = this.clock();
      const context = { source: options.source, region: this.region(), now };
      const { read: all, rejected } = await readItems(transaction, items, context, options.check);
      const read = options.unseen ? namedBySeen(all, options.unseen, rejected) : all;
      const named = options.scope ? await itemsWithin(transaction, read, options.scope, leaving, rejected) : read;
      const refused = await unconsented(transaction, named, now);
      for (const [index, message] of refused) rejected.push({ index, code: 'CONSENT_REQUIRED', message });
      const taken = refused.size === 0 ? named : named.filter(({ index }) => !refused.has(index));
      const claimed = await claimIdentities(transaction, taken, options.unseen);
      const rejections = [...rejected, ...claimed.rejected].sort((a, b) => a.index - b.index);
      const written = { ...claimed, rejected: rejections, now };
      await options.hooks?.before?.(transaction, written);
      const attributes = await writeAttributes(transaction, candidatesOf(claimed.users), now, claimed.created);
      await options.within?.(transaction, claimed.users);
      await options.hooks?.after?.(transaction, written, wordChanges(attributes));
      await mergeJoined(transaction, this.personalData, claimed.joins);
      await compareLater(transaction, await comparable(transaction, claimed.users));
      if (options.scope) await expectWithin(transaction, claimed.users, options.scope);
      const answer = {
        accepted: claimed.users.length,
        duplicates: 0,
        rejected: rejections,
        freshness: await freshness(transaction),
      };
      return { answer, users: claimed.users };
    });
  }
}

/** Without those that name their user by an identity of these kinds: any finds the user where there is no external id. */
function namedBySeen(read: readonly ReadUser[], unseen: UnseenKinds, rejected: RejectedItem[]): ReadUser[] {
  return read.filter(({ index, externalId, identities }) => {
    const by = externalId === null ? identities.find(({ kind }) => unseen.has(kind)) : undefined;
    if (by) rejected.push(unseenName(index, by.kind));
    return by === undefined;
  });
}

interface BatchWritten {
  answer: IngestAnswer;
  users: readonly ReadUser[];
}

/**
 * The items whose every identity is that of one user within the scope. Before anything else is judged of them, so that no other
 * rejection tells of a user who is not.
 */
async function itemsWithin(
  transaction: Transaction,
  read: readonly ReadUser[],
  scope: WriteScope,
  leaving: ReadonlySet<number>,
  rejected: RejectedItem[],
): Promise<ReadUser[]> {
  // Before any user is held, as everybody does who writes or withdraws.
  if ((await guardedAttributes(transaction)).size > 0) await lockGuarded(transaction, { withdrawing: false });
  const items = read.map((item) => ({ item, identities: identitiesOf(item) }));
  const ownerOf = await seenOwners(
    transaction,
    items.flatMap(({ identities }) => identities),
    scope,
  );
  return items.flatMap(({ item, identities }) => {
    const owners = new Set(identities.map(ownerOf));
    if (owners.has(undefined) || owners.size > 1) rejected.push({ index: item.index, ...UNSEEN });
    else if (leaving.has(item.index)) rejected.push({ index: item.index, ...LEAVES });
    else return [item];
    return [];
  });
}

/** Judged last, with all that was written. */
async function expectWithin(transaction: Transaction, users: readonly ClaimedUser[], scope: WriteScope): Promise<void> {
  const seen = await scope.seen(transaction, [...new Set(users.map(({ userId }) => userId))]);
  const gone = users.filter(({ userId }) => !seen.has(userId));
  if (gone.length > 0) throw new LeavesScope(gone.map(({ index }) => index));
}

/** Those of whom something came by which they may be found to be somebody else. */
async function comparable(transaction: Transaction, users: readonly ClaimedUser[]): Promise<number[]> {
  const { name, birthday } = await attributeKeys(transaction);
  return users
    .filter(({ identities, values }) => identities.length > 0 || values.has(name) || values.has(birthday))
    .map(({ userId }) => userId);
}

async function readItems(
  transaction: Transaction,
  items: readonly UserItem[],
  context: Omit<ItemContext, 'types' | 'kept'>,
  check?: (item: UserItem) => void,
): Promise<{ read: ReadUser[]; rejected: RejectedItem[] }> {
  const types = await attributeTypes(transaction);
  const kept = await keptAttributes(transaction);
  const read: ReadUser[] = [];
  const rejected: RejectedItem[] = [];
  items.forEach((item, index) => {
    try {
      const user = readUserItem(item, index, { types, kept, ...context });
      check?.(item);
      read.push(user);
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      rejected.push({ index, code: error.code, message: error.message });
    }
  });
  return { read, rejected };
}

/** All that is said of each user, in order. */
function candidatesOf(users: readonly ClaimedUser[]): Candidates {
  const candidates = new Map<number, Said[]>();
  for (const { userId, values } of users) {
    if (values.size === 0) continue;
    const those = candidates.get(userId);
    if (those) those.push(values);
    else candidates.set(userId, [values]);
  }
  return candidates;
}

/** Made when they are asked for: only what can be undone keeps them. */
function wordChanges(written: readonly Written[]): WordChanges {
  const of = new Map(written.map(({ userId, words }) => [userId, words]));
  return (userId) => changesOf(of.get(userId));
}
