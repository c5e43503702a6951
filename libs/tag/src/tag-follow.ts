import type { UserSet } from '@strata/audience';
import type { Transaction } from '@strata/db';
import type { Difference } from '@strata/movement';
import { presentAmong } from '@strata/profile';
import { addDuration, durationOf } from '@strata/rules';
import {
  BATCH,
  BY_RULE,
  ChangedHolders,
  deleteAssignments,
  deletePairs,
  expiryOf,
  writeAssignments,
} from './tag-assignments.js';
import type { AssignableTag } from './tag-assignments.js';
import { makeRoom } from './exclusive-tags.js';

interface Holder {
  userId: number;
  source: string;
  expiresAt: Date | null;
}

/**
 * Gives a tag to the members of a set who do not hold it, and takes it from those who hold it by its rule and are no
 * members. Goes through both by user, batch by batch, so that a million holders are never in memory at once. The
 * transaction makes it atomic: readers find the holders of before or those of after, and a refresh that is cut short is
 * as if it had not begun.
 */
export async function followRule(
  transaction: Transaction,
  tag: AssignableTag,
  members: UserSet,
  now: number,
): Promise<ChangedHolders> {
  const changed = new ChangedHolders();
  const expiresAt = expiryOf(tag, now);
  const renewUntil = renewalOf(tag, now);
  const isSettled = ({ source, expiresAt: until }: Holder): boolean =>
    source !== BY_RULE || (until === null || renewUntil === null ? until === renewUntil : until.getTime() > renewUntil);
  for (let after = 0; after < Infinity;) {
    const holders = await holdersOf(transaction, tag, after, now);
    const selected = members.page(BATCH, after);
    // Both are known whole up to the nearer end.
    const end = Math.min(endOf(selected), endOf(holders.map(({ userId }) => userId)));
    const known = holders.filter(({ userId }) => userId <= end);
    const leaving = known.filter(({ userId, source }) => source === BY_RULE && !members.has(userId));
    const settled = new Set(known.filter(isSettled).map(({ userId }) => userId));
    const entering = selected.filter((userId) => userId <= end && !settled.has(userId));
    await deleteAssignments(
      transaction,
      { tagId: tag.id, userIds: leaving.map(({ userId }) => userId), source: BY_RULE, at: now },
      changed,
    );
    const given = { source: BY_RULE, at: now };
    const allowed = await makeRoom(
      transaction,
      entering.map((userId) => ({ userId, tag })),
      given,
      changed,
    );
    await writeAssignments(
      transaction,
      allowed.map(({ userId }) => ({ userId, tagId: tag.id, expiresAt })),
      { weight: null, ...given },
      changed,
    );
    after = end;
  }
  return changed;
}

/** The same for many tags, where it is known who entered and left their rules since they were written last. */
export async function followDifferences(
  transaction: Transaction,
  tags: readonly AssignableTag[],
  differences: readonly Difference[],
  now: number,
): Promise<ChangedHolders> {
  const changed = new ChangedHolders();
  const given = { source: BY_RULE, at: now };
  const byKey = new Map(tags.map((tag) => [tag.key, tag]));
  const pairs = (side: 'entered' | 'left') =>
    differences.flatMap((difference) => {
      const tag = byKey.get(difference.key);
      return tag ? difference[side].map((userId) => ({ userId, tag })) : [];
    });
  const leaving = pairs('left').map(({ userId, tag }) => ({ userId, tagId: tag.id }));
  await deletePairs(transaction, inOrder(leaving), given, changed);
  const entering = pairs('entered');
  const present = await presentAmong(
    transaction,
    entering.map(({ userId }) => userId),
  );
  const allowed = await makeRoom(
    transaction,
    entering.filter(({ userId }) => present.has(userId)),
    given,
    changed,
  );
  const assignments = allowed.map(({ userId, tag }) => ({ userId, tagId: tag.id, expiresAt: expiryOf(tag, now) }));
  await writeAssignments(transaction, inOrder(assignments), { weight: null, ...given }, changed);
  return changed;
}

/** In one order, whoever writes: two of them would wait for one another. */
const inOrder = <T extends { userId: number; tagId: number }>(pairs: readonly T[]): T[] =>
  pairs.toSorted((a, b) => a.userId - b.userId || a.tagId - b.tagId);

function holdersOf(transaction: Transaction, { id }: AssignableTag, after: number, now: number): Promise<Holder[]> {
  return transaction.query<Holder>(
    `SELECT user_id AS "userId", source, expires_at AS "expiresAt" FROM tag_assignments
     WHERE tag_id = $1 AND user_id > $2 AND (expires_at IS NULL OR expires_at > $3) ORDER BY user_id LIMIT ${BATCH}`,
    [id, after, new Date(now)],
  );
}

/** How far a page tells everything: to its last user, or to the end of all where it is not full. */
const endOf = (users: readonly number[]): number => (users.length < BATCH ? Infinity : (users.at(-1) ?? Infinity));

/** One by rule is given anew once half its time is over: not at each refresh, which would write them all. */
function renewalOf({ ttl }: AssignableTag, now: number): number | null {
  return ttl === null ? null : now + (addDuration(now, durationOf(ttl), 1, 'UTC') - now) / 2;
}
