import { isCitus } from '@strata/db';
import type { Transaction } from '@strata/db';
import { IdentityRace } from './identity-rows.js';

/** Advisory locks of the whole database: of those who merge, and on a cluster of all who write of users. */
const MERGING = 7_316_001;
const WRITING = 7_316_002;

/**
 * Whoever writes of users holds their rows until the commit, as a foreign key would, and a merge waits for them: what is
 * written of someone who is merged meanwhile would stay behind under a key that nobody reads. A user who was merged before
 * the row was held makes the transaction run again, and it then finds the one who was kept. A cluster cannot lock rows of
 * several shards by one statement; there writers share one lock.
 */
export async function holdUsers(transaction: Transaction, users: Iterable<number>): Promise<void> {
  const ids = [...new Set(users)];
  if (ids.length === 0) return;
  if (await isCitus(transaction)) {
    await transaction.query('SELECT pg_advisory_xact_lock_shared($1)', [WRITING]);
    await lockPresent(transaction, ids, '');
  } else await lockPresent(transaction, ids, 'FOR KEY SHARE');
}

/**
 * For who merges, undoes or erases: nobody else does, and nobody writes of these users, until the commit. Taken before any
 * other lock, and by key, so that those who wait for one another never stand in a ring.
 */
export async function lockUsers(transaction: Transaction, users: Iterable<number>): Promise<void> {
  await lockMerging(transaction);
  await lockAlone(transaction, users);
}

/** Nobody else writes of these users until the commit. */
export async function lockAlone(transaction: Transaction, users: Iterable<number>): Promise<void> {
  const ids = [...new Set(users)];
  if (ids.length === 0) return;
  if (await isCitus(transaction)) {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [WRITING]);
    await lockPresent(transaction, ids, '');
  } else await lockPresent(transaction, ids, 'FOR UPDATE');
}

/** Nobody else merges, undoes or erases until the commit. */
export async function lockMerging(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [MERGING]);
}

/** What makes a SELECT lock the rows of several users; nothing on a cluster, where `lockUsers` has shut everybody else out. */
export async function rowLock(transaction: Transaction): Promise<'' | 'FOR UPDATE'> {
  return (await isCitus(transaction)) ? '' : 'FOR UPDATE';
}

/** Shuts out everybody who writes of users, where rows cannot be locked. */
export async function lockWriting(transaction: Transaction): Promise<void> {
  if (await isCitus(transaction)) await transaction.query('SELECT pg_advisory_xact_lock($1)', [WRITING]);
}

async function lockPresent(transaction: Transaction, ids: number[], lock: string): Promise<void> {
  const held = await transaction.query(
    `SELECT FROM users WHERE id = ANY($1::integer[]) AND merged_into IS NULL AND erased_at IS NULL ORDER BY id ${lock}`,
    [ids],
  );
  if (held.length < ids.length) throw new IdentityRace('a user was merged or erased meanwhile');
}
