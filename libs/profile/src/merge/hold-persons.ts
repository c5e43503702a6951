import type { Transaction } from '@strata/db';
import { lockMerging, lockWriting, rowLock } from '../identities/hold-users.js';
import { withMerged } from './with-merged.js';

/**
 * Holds users of whom something is taken back, with all who are one person with them, so that nobody writes of them or merges them
 * until the commit: what somebody says at the same time is either there to be seen, or finds what is left. Answers who of each is kept.
 */
export async function holdPersons(transaction: Transaction, userIds: readonly number[]): Promise<Map<number, number>> {
  await lockMerging(transaction);
  await lockWriting(transaction);
  const into = new Map<number, number | null>();
  await follow(transaction, userIds, into);
  const kept = [...into].filter(([, next]) => next === null).map(([id]) => id);
  await follow(transaction, await withMerged(transaction, kept), into);
  await transaction.query(`SELECT FROM users WHERE id = ANY($1::integer[]) ORDER BY id ${await rowLock(transaction)}`, [
    [...into.keys()],
  ]);
  const keptOf = (id: number): number => {
    let last = id;
    for (let next = into.get(last); typeof next === 'number'; next = into.get(last)) last = next;
    return last;
  };
  return new Map([...into.keys()].map((id) => [id, keptOf(id)]));
}

/** Into whom each was merged, up to those who are kept. */
async function follow(
  transaction: Transaction,
  userIds: readonly number[],
  into: Map<number, number | null>,
): Promise<void> {
  for (let level = userIds.filter((id) => !into.has(id)); level.length > 0;) {
    const rows = await transaction.query<{ id: number; into: number | null }>(
      'SELECT id, merged_into AS "into" FROM users WHERE id = ANY($1::integer[])',
      [level],
    );
    for (const row of rows) into.set(row.id, row.into);
    level = rows.flatMap((row) => (row.into === null || into.has(row.into) ? [] : [row.into]));
  }
}
