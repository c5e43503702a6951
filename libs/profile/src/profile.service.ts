import { freshness } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { attributeTypes } from './attribute.service.js';
import { unconsented } from './consent/guarded.js';
import { compareLater } from './duplicates/find-duplicates.js';
import { attributeKeys } from './duplicates/people.js';
import { claimIdentities } from './identities/claim-identities.js';
import type { ClaimedUser, UsersToMerge } from './identities/claim-identities.js';
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
    const { answer, users } = await this.write(items, options);
    const kinds = new Set(users.flatMap(({ identities }) => identities.map(({ kind }) => kind)));
    if (users.some(({ externalId }) => externalId !== null)) kinds.add('EXTERNAL_ID');
    await this.collected.note(options.source, { IDENTITY: kinds, EVENT: new Set() });
    return answer;
  }

  private async write(
    items: readonly UserItem[],
    options: UpsertOptions,
  ): Promise<{ answer: IngestAnswer; users: readonly ReadUser[] }> {
    return this.database.transaction(async (transaction) => {
      const now = this.clock();
      const context = { source: options.source, region: this.region(), now };
      const { read, rejected } = await readItems(transaction, items, context, options.check);
      const refused = await unconsented(transaction, read, now);
      for (const [index, message] of refused) rejected.push({ index, code: 'CONSENT_REQUIRED', message });
      const taken = refused.size === 0 ? read : read.filter(({ index }) => !refused.has(index));
      const claimed = await claimIdentities(transaction, taken);
      const rejections = [...rejected, ...claimed.rejected].sort((a, b) => a.index - b.index);
      const written = { ...claimed, rejected: rejections, now };
      await options.hooks?.before?.(transaction, written);
      const attributes = await writeAttributes(transaction, candidatesOf(claimed.users), now, claimed.created);
      await options.within?.(transaction, claimed.users);
      await options.hooks?.after?.(transaction, written, wordChanges(attributes));
      await mergeJoined(transaction, this.personalData, claimed.joins);
      await compareLater(transaction, await comparable(transaction, claimed.users));
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
  context: Omit<ItemContext, 'types'>,
  check?: (item: UserItem) => void,
): Promise<{ read: ReadUser[]; rejected: RejectedItem[] }> {
  const types = await attributeTypes(transaction);
  const read: ReadUser[] = [];
  const rejected: RejectedItem[] = [];
  items.forEach((item, index) => {
    try {
      const user = readUserItem(item, index, { types, ...context });
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
