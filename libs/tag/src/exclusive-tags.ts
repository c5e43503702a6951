import type { Queryable, Transaction } from '@strata/db';
import { tagLineage } from '@strata/rules';
import { BATCH, BY_RULE, deleteAssignments } from './tag-assignments.js';
import type { AssignableTag, ChangedHolders } from './tag-assignments.js';

/** One user and a tag that is about to be theirs. */
export interface Giving<T extends AssignableTag = AssignableTag> {
  userId: number;
  tag: T;
}

interface Held {
  userId: number;
  tagId: number;
  source: string;
}

/** Below an exclusive tag nobody holds tags of two branches. */
export interface Group {
  key: string;
  /** Everything below it, by id, with the branch it is of. */
  branches: ReadonlyMap<number, string>;
}

/** Any number that nothing else in this database locks: shared by whoever gives tags, alone by whoever makes a tag exclusive. */
const EXCLUSIVE_LOCK = 5_203_377_802;

/** Keeps everybody from giving tags until the transaction ends: what they found exclusive would not be all that is. */
export async function lockExclusiveTags(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [EXCLUSIVE_LOCK]);
}

/** The branch below a tag that another tag is of: below `stage` that of `stage/active/daily` is `stage/active`. */
export const branchOf = (group: string, key: string): string | undefined =>
  key.startsWith(`${group}/`) ? tagLineage(key)[tagLineage(group).length] : undefined;

/**
 * Takes from users what nobody holds beside the tags that they are about to get: what is of another branch below an exclusive tag. Of two
 * branches for one user the later stands. A rule takes only what a rule gave: whoever was given another branch by other means keeps it.
 * Answers what may be given. The exclusive tags stay locked until the transaction ends, so that of two who give one user two branches at
 * once the later sees what the former gave.
 */
export async function makeRoom<T extends AssignableTag>(
  transaction: Transaction,
  givings: readonly Giving<T>[],
  { source, at }: { source: string; at: number },
  changed: ChangedHolders,
): Promise<readonly Giving<T>[]> {
  const groups = await lockGroups(
    transaction,
    givings.map(({ tag }) => tag.key),
  );
  let allowed = givings;
  for (const group of groups) {
    const chosen = new Map<number, string>();
    for (const { userId, tag } of allowed) {
      const branch = branchOf(group.key, tag.key);
      if (branch !== undefined) chosen.set(userId, branch);
    }
    const others = (await heldWithin(transaction, group, [...chosen.keys()], at)).filter(
      ({ userId, tagId }) => group.branches.get(tagId) !== chosen.get(userId),
    );
    const taken = source === BY_RULE ? others.filter((one) => one.source === BY_RULE) : others;
    const kept = new Set(others.filter((one) => !taken.includes(one)).map(({ userId }) => userId));
    await take(
      transaction,
      taken.filter(({ userId }) => !kept.has(userId)),
      at,
      changed,
    );
    allowed = allowed.filter(({ userId, tag }) => {
      const branch = branchOf(group.key, tag.key);
      return branch === undefined || (branch === chosen.get(userId) && !kept.has(userId));
    });
  }
  return allowed;
}

/** Leaves each user the branch below a tag that they were given last, where they hold two: the tag has just become exclusive. */
export async function settleGroup(
  transaction: Transaction,
  key: string,
  at: number,
  changed: ChangedHolders,
): Promise<void> {
  const group = await readGroup(transaction, key);
  for (;;) {
    const doubled = await transaction.query<{ userId: number; tagId: number }>(
      `WITH held AS (
         SELECT user_id, tag_id, assigned_at, branch
         FROM tag_assignments JOIN unnest($1::integer[], $2::text[]) AS below (tag, branch) ON tag_id = tag
         WHERE expires_at IS NULL OR expires_at > $3
       ), latest AS (
         SELECT DISTINCT ON (user_id) user_id, branch FROM held ORDER BY user_id, assigned_at DESC, tag_id DESC
       )
       SELECT held.user_id AS "userId", tag_id AS "tagId" FROM held JOIN latest USING (user_id)
       WHERE held.branch <> latest.branch LIMIT ${BATCH}`,
      [[...group.branches.keys()], [...group.branches.values()], new Date(at)],
    );
    await take(transaction, doubled, at, changed);
    if (doubled.length < BATCH) return;
  }
}

/** What one user holds of a branch although they were given another later, as when two users became one, and when that was. */
export async function doubledOf(transaction: Transaction, userId: number): Promise<{ tagId: number; since: string }[]> {
  const held = await transaction.query<{ tagId: number; key: string; since: string }>(
    `SELECT tag_id AS "tagId", key, to_jsonb(assigned_at) #>> '{}' AS since FROM tag_assignments JOIN tags ON id = tag_id
     WHERE user_id = $1 AND (expires_at IS NULL OR expires_at > now()) ORDER BY assigned_at DESC, tag_id DESC`,
    [userId],
  );
  const groups = await lockGroups(
    transaction,
    held.map(({ key }) => key),
  );
  const doubled = new Map<number, string>();
  for (const group of groups) {
    const [latest, ...others] = held.filter(({ tagId }) => group.branches.has(tagId) && !doubled.has(tagId));
    for (const { tagId } of others)
      if (group.branches.get(tagId) !== group.branches.get(latest!.tagId)) doubled.set(tagId, latest!.since);
  }
  return [...doubled].map(([tagId, since]) => ({ tagId, since }));
}

/** The exclusive tags above some, locked until the transaction ends. */
export async function lockGroups(transaction: Transaction, keys: readonly string[]): Promise<Group[]> {
  const above = [...new Set(keys.flatMap((key) => tagLineage(key).slice(0, -1)))];
  if (above.length === 0) return [];
  await transaction.query('SELECT pg_advisory_xact_lock_shared($1)', [EXCLUSIVE_LOCK]);
  const found = await transaction.query<{ key: string }>(
    'SELECT key FROM tags WHERE exclusive AND key = ANY($1::text[]) ORDER BY id FOR NO KEY UPDATE',
    [above],
  );
  const groups: Group[] = [];
  for (const { key } of found) groups.push(await readGroup(transaction, key));
  return groups;
}

async function readGroup(queryable: Queryable, key: string): Promise<Group> {
  const below = await queryable.query<{ id: number; key: string }>(
    `SELECT id, key FROM tags WHERE starts_with(key, $1::text)`,
    [`${key}/`],
  );
  return { key, branches: new Map(below.map((tag) => [tag.id, branchOf(key, tag.key)!])) };
}

function heldWithin(transaction: Transaction, group: Group, users: readonly number[], at: number): Promise<Held[]> {
  return transaction.query<Held>(
    `SELECT user_id AS "userId", tag_id AS "tagId", source FROM tag_assignments
     WHERE user_id = ANY($1::integer[]) AND tag_id = ANY($2::integer[]) AND (expires_at IS NULL OR expires_at > $3)`,
    [users, [...group.branches.keys()], new Date(at)],
  );
}

async function take(
  transaction: Transaction,
  held: readonly { userId: number; tagId: number }[],
  at: number,
  changed: ChangedHolders,
): Promise<void> {
  const users = new Map<number, number[]>();
  for (const { userId, tagId } of held) {
    const those = users.get(tagId);
    if (those) those.push(userId);
    else users.set(tagId, [userId]);
  }
  for (const [tagId, userIds] of users) await deleteAssignments(transaction, { tagId, userIds, at }, changed);
}
