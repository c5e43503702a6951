import { Refusal } from '@strata/db';
import type { Transaction } from '@strata/db';
import { ANONYMOUS_KINDS } from '../identities/contested.js';
import type { UsersToMerge } from '../identities/claim-identities.js';
import { forgetUnconsented } from '../consent/guarded.js';
import { lockUsers } from '../identities/hold-users.js';
import type { Json, PersonalData } from '../personal-data.js';
import type { Identity } from '../user-item.js';

/** What every folder's `move` gave, by the folder's name. */
export type Moved = Record<string, Json>;

/**
 * Makes one user of two: all of one goes to the other, folder by folder, in the caller's transaction, with the record that
 * undoes it. Both are locked already, or by this.
 */
export async function mergeUsers(
  transaction: Transaction,
  personalData: readonly PersonalData[],
  { keep, merge, evidence }: { keep: number; merge: number; evidence: Identity | null },
): Promise<string> {
  const moved = await moveAll(transaction, personalData, { keep, merge });
  const [row] = await transaction.query<{ id: string }>(
    `INSERT INTO merges (user_id, merged_id, evidence_kind, evidence_namespace, evidence_value, moved)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [keep, merge, evidence?.kind ?? null, evidence?.namespace ?? null, evidence?.value ?? null, JSON.stringify(moved)],
  );
  if (!row) throw new Error('a merge was not recorded');
  // Of two people made one the latest word counts. What it does not allow to be kept goes, also from the record.
  await forgetUnconsented(transaction, personalData, [keep], { now: Date.now(), withdrawn: false });
  return row.id;
}

/** Gives all of one user to another. */
export async function moveAll(
  transaction: Transaction,
  personalData: readonly PersonalData[],
  { keep, merge }: { keep: number; merge: number },
): Promise<Moved> {
  const moved: Moved = {};
  for (const folder of personalData) moved[folder.name] = await folder.move(transaction, merge, keep);
  return moved;
}

/** Gives it back. A folder that has come since the merge took nothing. */
export async function moveBack(
  transaction: Transaction,
  personalData: readonly PersonalData[],
  { keep, merge, moved }: { keep: number; merge: number; moved: Moved },
): Promise<void> {
  for (const folder of personalData.toReversed()) {
    const taken = moved[folder.name];
    if (taken !== undefined) await folder.moveBack(transaction, merge, keep, taken);
  }
}

/** Merges those whom a batch has found to be one person, after all that it says of each was written. */
export async function mergeJoined(
  transaction: Transaction,
  personalData: readonly PersonalData[] | undefined,
  joins: readonly UsersToMerge[],
): Promise<void> {
  if (joins.length === 0) return;
  if (!personalData) throw new Error('who merges users needs what every folder keeps of them');
  const users = [...new Set(joins.flatMap(({ one, other }) => [one, other]))];
  const rows = await transaction.query<{ id: number }>(
    'SELECT DISTINCT user_id AS id FROM identities WHERE user_id = ANY($1::integer[]) AND kind <> ALL($2::text[])',
    [users, ANONYMOUS_KINDS],
  );
  const known = new Set(rows.map(({ id }) => id));
  const into = new Map<number, number>();
  const present = (user: number): number => {
    let last = user;
    for (let next = into.get(last); next !== undefined; next = into.get(last)) last = next;
    return last;
  };
  for (const { one, other, evidence } of joins) {
    const [a, b] = [present(one), present(other)];
    if (a === b) continue;
    // Someone known before someone anonymous, then who came first.
    const keep = known.has(a) === known.has(b) ? Math.min(a, b) : known.has(a) ? a : b;
    const merge = keep === a ? b : a;
    await mergeUsers(transaction, personalData, { keep, merge, evidence });
    into.set(merge, keep);
    if (known.has(merge)) known.add(keep);
  }
}

/** Locks two users whom someone wants to merge, or says why they cannot be. */
export async function lockPair(transaction: Transaction, keep: number, merge: number): Promise<void> {
  if (keep === merge) throw new Refusal('SAME_USER', 'a user cannot be merged with themselves');
  const rows = await transaction.query<{
    id: number;
    mergedInto: number | null;
    erased: boolean;
    restricted: boolean;
  }>(
    `SELECT id, merged_into AS "mergedInto", erased_at IS NOT NULL AS erased, restricted_at IS NOT NULL AS restricted
     FROM users WHERE id = ANY($1::integer[])`,
    [[keep, merge]],
  );
  for (const id of [keep, merge]) {
    const user = rows.find((row) => row.id === id);
    if (!user) throw new Refusal('NOT_FOUND', `there is no user ${id}`);
    if (user.erased) throw new Refusal('USER_ERASED', `user ${id} was erased`);
    if (user.mergedInto !== null)
      throw new Refusal('USER_MERGED', `user ${id} was merged into user ${user.mergedInto}`, { into: user.mergedInto });
    if (user.restricted) throw new Refusal('USER_RESTRICTED', `the data of user ${id} may be kept, but not used`);
  }
  // Whoever was merged or erased since the look above makes the transaction run again, and is then refused with the reason.
  await lockUsers(transaction, [keep, merge]);
}
