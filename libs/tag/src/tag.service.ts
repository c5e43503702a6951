import { freshness, recordChanges, userSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import type { Difference, Moved } from '@strata/movement';
import { goneUsers, resolveUsers, seenUsers } from '@strata/profile';
import type { WriteScope } from '@strata/profile';
import { isStorableText, normalizeText } from '@strata/rules';
import { changeTag, createTag } from './define-tag.js';
import type { Judging, TagChange, TagInput } from './define-tag.js';
import {
  batchesOf,
  BY_RULE,
  ChangedHolders,
  deleteAssignments,
  expiryOf,
  takeBackAssignments,
  writeAssignments,
} from './tag-assignments.js';
import type { AssignableTag } from './tag-assignments.js';
import { lockGroups, makeRoom } from './exclusive-tags.js';
import { TakenBranches } from './taken-branches.js';
import { followDifferences, followRule } from './tag-follow.js';
import type { Tag } from './tag.entity.js';

/** Whom to give a tag to or take it from: users that exist, or external ids; of them those within the scope, where there is one. */
export type Holders = ({ users: UserSet } | { externalIds: readonly string[] }) & { scope?: WriteScope | undefined };

export interface AssignOptions {
  /** Absent or null: no weight. */
  weight?: number | null;
  /** Milliseconds since 1970. Absent: after the tag's time to live, or never. */
  expiresAt?: number | null;
  /** Who says so: `api`, `import`, …, but never `rule`, which is the tag's own. */
  source: string;
}

/** Makes tags, and gives them to users. */
export class TagService {
  constructor(
    private readonly database: Database,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Creates a tag, and those above it that do not exist. Throws INVALID_KEY, INVALID_INPUT, TOO_LARGE, ALREADY_EXISTS, RULE_INVALID. */
  create(input: TagInput, judging: Judging = {}): Promise<Tag> {
    return this.database.transaction((transaction) => createTag(transaction, input, judging, this.clock()));
  }

  /** Changes what a tag says; what is absent stays. Whom its rule gives it to is for a refresh. Throws NOT_FOUND, INVALID_INPUT, RULE_INVALID. */
  update(change: TagChange, judging: Judging = {}): Promise<Tag> {
    return this.database.transaction((transaction) => changeTag(transaction, change, judging, this.clock()));
  }

  /**
   * Gives a tag to users. Those who hold it now keep the time of its assignment; weight, expiry and source are replaced.
   * Answers how many users hold it by this call, and which external ids nobody has.
   */
  async assign(
    tagKey: string,
    holders: Holders,
    options: AssignOptions,
  ): Promise<{ assigned: number; unknown: string[]; freshness: string }> {
    if (options.weight !== undefined && options.weight !== null && !Number.isFinite(options.weight))
      throw new Refusal('INVALID_INPUT', 'weight: expected a number');
    return this.database.transaction(async (transaction) => {
      const tag = await findTag(transaction, tagKey);
      const found = await resolveHolders(transaction, holders);
      const { unknown } = found;
      const users = await withoutGone(transaction, found.users);
      // Batch by batch, as a rule may select a million: what is held at once stays small, and the event loop has its turns.
      const changed = new ChangedHolders();
      const now = this.clock();
      for (const batch of batchesOf(users)) {
        const pairs = batch.map((userId) => ({ userId, tag }));
        await this.write(transaction, pairs, options, now, changed);
      }
      await this.finish(transaction, users.size > 0 ? [tag] : [], now, changed);
      return { assigned: users.size, unknown, freshness: await freshness(transaction) };
    });
  }

  /** The same for many pairs of user and tag, each pair once, in a transaction of the caller's. */
  async assignWithin(
    transaction: Transaction,
    pairs: readonly { userId: number; tag: AssignableTag }[],
    options: AssignOptions,
  ): Promise<void> {
    const changed = new ChangedHolders();
    const now = this.clock();
    await this.write(transaction, pairs, options, now, changed);
    await this.finish(transaction, [...new Set(pairs.map(({ tag }) => tag))], now, changed);
  }

  /** The keys of the tags that users hold now, in a transaction of the caller's. */
  async heldWithin(transaction: Transaction, userIds: readonly number[]): Promise<Map<number, string[]>> {
    const rows = await transaction.query<{ user_id: number; keys: string[] }>(
      `SELECT user_id, array_agg(key ORDER BY key) AS keys FROM tag_assignments JOIN tags ON tags.id = tag_id
       WHERE user_id = ANY($1::integer[]) AND (expires_at IS NULL OR expires_at > $2) GROUP BY user_id`,
      [userIds, new Date(this.clock())],
    );
    return new Map(rows.map(({ user_id, keys }) => [user_id, keys]));
  }

  /**
   * Takes from users the tags that they were given by this source, and by no other since, as if they never had them: what was before goes
   * where it is of this source and began with the assignment, or, of users who were merged, since then. The branches that the tags took
   * below exclusive tags are given back, unless others came since. Answers of how many users a tag was taken.
   */
  async takeBackWithin(
    transaction: Transaction,
    source: string,
    given: readonly { userId: number; tag: string }[],
    { since, merged }: { since: Date; merged: boolean },
  ): Promise<number> {
    const keys = [...new Set(given.map(({ tag }) => tag))];
    const tags = await transaction.query<AssignableTag>(
      'SELECT id, key, ttl, half_life AS "halfLife" FROM tags WHERE key = ANY($1::text[])',
      [keys],
    );
    const changed = new ChangedHolders();
    const now = this.clock();
    const groups = await lockGroups(transaction, keys);
    let count = 0;
    for (const tag of tags) {
      const userIds = given.filter((one) => one.tag === tag.key).map(({ userId }) => userId);
      const back = { tagId: tag.id, userIds, source, since: merged ? since : undefined };
      const deleted = await takeBackAssignments(transaction, back, changed);
      await new TakenBranches(transaction, tag, groups).giveBack({ deleted, userIds, source, since }, now, changed);
      count += deleted.length;
    }
    await this.finish(transaction, tags, now, changed);
    return count;
  }

  private async write(
    transaction: Transaction,
    pairs: readonly { userId: number; tag: AssignableTag }[],
    { weight, expiresAt, source }: AssignOptions,
    now: number,
    changed: ChangedHolders,
  ): Promise<void> {
    if (source === BY_RULE) throw new Refusal('INVALID_INPUT', `source: "${BY_RULE}" is kept for the rules of tags`);
    if (weight !== undefined && weight !== null && weight <= 0 && pairs.some(({ tag }) => tag.halfLife !== null))
      throw new Refusal('INVALID_INPUT', 'weight: one that decays is above 0');
    const expiries = new Map<AssignableTag, number | null>();
    const allowed = await makeRoom(transaction, pairs, { source, at: now }, changed);
    // In one order, whoever writes: two of them would wait for one another.
    const ordered = allowed.toSorted((a, b) => a.userId - b.userId || a.tag.id - b.tag.id);
    for (const { tag } of allowed) if (!expiries.has(tag)) expiries.set(tag, expiresAt ?? expiryOf(tag, now));
    const assignments = ordered.map(({ userId, tag }) => ({
      userId,
      tagId: tag.id,
      expiresAt: expiries.get(tag) ?? null,
      decays: tag.halfLife !== null,
    }));
    await writeAssignments(transaction, assignments, { weight: weight ?? null, source, at: now }, changed);
  }

  /**
   * Announces what changed of these tags, and answers who came to hold which tag and who holds it no more. Last in its transaction, because it
   * locks their rows until the commit.
   */
  private async finish(
    transaction: Transaction,
    tags: readonly AssignableTag[],
    now: number,
    changed: ChangedHolders,
  ): Promise<Moved[]> {
    const given = new Set(tags.map(({ id }) => id));
    // Those of another branch that made room.
    const others = await transaction.query<AssignableTag>(
      'SELECT id, key, ttl, half_life AS "halfLife" FROM tags WHERE id = ANY($1::integer[])',
      [changed.tags.filter((id) => !given.has(id))],
    );
    const all = [...tags, ...others];
    const changes = all.map((tag) => ({ topic: `tag:${tag.key}`, users: changed.of(tag.id) }));
    await recordChanges(transaction, changes);
    const ids = tags.map(({ id }) => id);
    await transaction.query('UPDATE tags SET refreshed_at = $2 WHERE id = ANY($1::integer[])', [ids, new Date(now)]);
    return all.flatMap(({ id, key }): Moved[] => [
      { kind: 'tag_removed', object: key, users: changed.taken.get(id) ?? [] },
      { kind: 'tag_added', object: key, users: changed.given.get(id) ?? [] },
    ]);
  }

  /**
   * Does what a tag's own rule says: gives it to those whom the rule selects, takes it from those whom it selected
   * before. Whoever was given it by other means, be it while the rule was evaluated, keeps it as it was given.
   */
  async settleWithin(transaction: Transaction, key: string, members: UserSet, now: number): Promise<Moved[]> {
    const tag = await findTag(transaction, key);
    const changed = await followRule(transaction, tag, await withoutGone(transaction, members), now);
    return this.finish(transaction, [tag], now, changed);
  }

  /** The same where it is known whom the rules select now and did not when they were written last, and whom no more. */
  async applyWithin(transaction: Transaction, differences: readonly Difference[], now: number): Promise<Moved[]> {
    const tags = await transaction.query<AssignableTag>(
      'SELECT id, key, ttl, half_life AS "halfLife" FROM tags WHERE key = ANY($1::text[]) ORDER BY id',
      [differences.map(({ key }) => key)],
    );
    const changed = await followDifferences(transaction, tags, differences, now);
    return this.finish(transaction, tags, now, changed);
  }

  /** Takes a tag from users. Answers how many had it, and which external ids nobody has. */
  async remove(tagKey: string, holders: Holders): Promise<{ removed: number; unknown: string[]; freshness: string }> {
    return this.database.transaction(async (transaction) => {
      const tag = await findTag(transaction, tagKey);
      const { users, unknown } = await resolveHolders(transaction, holders);
      const changed = new ChangedHolders();
      const now = this.clock();
      for (const userIds of batchesOf(users)) {
        await deleteAssignments(transaction, { tagId: tag.id, userIds, at: now }, changed);
      }
      await this.finish(transaction, [tag], now, changed);
      return { removed: changed.count, unknown, freshness: await freshness(transaction) };
    });
  }
}

/** Users who were found before the transaction, without those who were erased or merged since. */
async function withoutGone(transaction: Transaction, users: UserSet): Promise<UserSet> {
  const gone = (await goneUsers(transaction)).map(({ id }) => id).filter((id) => users.has(id));
  return gone.length > 0 ? users.andNot(userSet(gone)) : users;
}

async function findTag(transaction: Transaction, key: string): Promise<AssignableTag> {
  const wanted = normalizeText(key);
  const [tag] = isStorableText(wanted)
    ? await transaction.query<AssignableTag>('SELECT id, key, ttl, half_life AS "halfLife" FROM tags WHERE key = $1', [
        wanted,
      ])
    : [];
  if (!tag) throw new Refusal('NOT_FOUND', `there is no tag ${JSON.stringify(key.slice(0, 80))}`);
  return tag;
}

async function resolveHolders(
  transaction: Transaction,
  holders: Holders,
): Promise<{ users: UserSet; unknown: string[] }> {
  const { scope } = holders;
  if ('users' in holders) {
    if (!scope) return { users: holders.users, unknown: [] };
    const seen: number[] = [];
    for (const batch of batchesOf(holders.users))
      for (const user of await scope.seen(transaction, batch)) seen.push(user);
    return { users: userSet(seen), unknown: [] };
  }
  const asked = [...new Set(holders.externalIds)];
  const wanted = asked.filter(isStorableText);
  const keys = scope
    ? await seenUsers(transaction, wanted, scope)
    : await resolveUsers(transaction, wanted, { create: false });
  return {
    users: userSet([...keys.values()]),
    unknown: asked.filter((externalId) => !keys.has(externalId)),
  };
}
