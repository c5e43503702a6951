import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { isStorableText } from '@strata/rules';
import { ItemRejected } from './profile.errors.js';

const MAX_EXTERNAL_ID = 256;

/** An external id as it arrived, or the item's rejection. Taken exactly as it is: it is another system's key. */
export function readExternalId(externalId: unknown): string {
  if (typeof externalId !== 'string' || externalId === '')
    throw new ItemRejected('INVALID_EXTERNAL_ID', 'externalId: expected a text that is not empty');
  if (externalId.length > MAX_EXTERNAL_ID)
    throw new ItemRejected('INVALID_EXTERNAL_ID', `externalId: more than ${MAX_EXTERNAL_ID} characters`);
  if (!isStorableText(externalId))
    throw new ItemRejected('INVALID_EXTERNAL_ID', 'externalId: text with U+0000 or half of a surrogate pair');
  return externalId;
}

/** Keys for users that are about to be created. Those of a transaction that rolls back stay unused. */
export async function nextUserKeys(transaction: Transaction, count: number): Promise<number[]> {
  const rows = await transaction.query<{ id: number }>(
    `SELECT nextval('user_ids')::integer AS id FROM generate_series(1, $1::integer)`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/**
 * The keys of users by external id, in one statement; with `create`, users that do not exist yet are created and
 * announced on the change feed. Of two that create the same user at once the second waits, and takes the first one's.
 * Without `create`, unknown ids are absent from the answer.
 */
export async function resolveUsers(
  transaction: Transaction,
  externalIds: Iterable<string>,
  { create }: { create: boolean },
): Promise<Map<string, number>> {
  // Sorted, so that concurrent creators take their locks in one order, that of `claimIdentities`.
  const wanted = [...new Set(externalIds)].sort();
  const keys = await keysOf(transaction, wanted);
  const unknown = wanted.filter((externalId) => !keys.has(externalId));
  if (!create || unknown.length === 0) return keys;

  const created = await transaction.query<{ value: string; user_id: number }>(
    `INSERT INTO identities (value, kind, user_id)
     SELECT value, 'EXTERNAL_ID', user_id FROM unnest($1::text[], $2::integer[]) AS new (value, user_id)
     ON CONFLICT DO NOTHING RETURNING value, user_id`,
    [unknown, await nextUserKeys(transaction, unknown.length)],
  );
  await insertUsers(
    transaction,
    created.map(({ value, user_id }) => ({ id: user_id, externalId: value })),
  );
  for (const { value, user_id } of created) keys.set(value, user_id);
  if (created.length < unknown.length) {
    const others = unknown.filter((externalId) => !keys.has(externalId));
    for (const [value, key] of await keysOf(transaction, others)) keys.set(value, key);
  }
  return keys;
}

/** Inserts users whose identities are taken already, and announces them. */
export async function insertUsers(
  transaction: Transaction,
  users: { id: number; externalId: string }[],
): Promise<void> {
  if (users.length === 0) return;
  const ids = users.map(({ id }) => id);
  await transaction.query(
    'INSERT INTO users (id, external_id) SELECT id, external_id FROM unnest($1::integer[], $2::text[]) AS new (id, external_id)',
    [ids, users.map(({ externalId }) => externalId)],
  );
  await recordChanges(transaction, [{ topic: 'users', users: ids }]);
}

async function keysOf(transaction: Transaction, externalIds: string[]): Promise<Map<string, number>> {
  if (externalIds.length === 0) return new Map();
  const rows = await transaction.query<{ value: string; user_id: number }>(
    `SELECT value, user_id FROM identities WHERE value = ANY($1::text[]) AND kind = 'EXTERNAL_ID' AND namespace = ''`,
    [externalIds],
  );
  return new Map(rows.map(({ value, user_id }) => [value, user_id]));
}
