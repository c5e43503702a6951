import { recordChanges } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import { announceIdentities } from './consent/channels.js';
import type { StoredValue } from './attribute-value.js';
import { lockWriting, rowLock } from './identities/hold-users.js';
import type { StoredOrigin } from './origin.js';

/** What users have, as it is stored, with where each value came from. */
export type StoredAttributes = Map<
  number,
  { values: Record<string, StoredValue>; origins: Record<string, StoredOrigin> }
>;

export async function attributesOf(queryable: Queryable, userIds: readonly number[]): Promise<StoredAttributes> {
  const rows = await queryable.query<{
    user_id: number;
    values: Record<string, StoredValue>;
    origins: Record<string, StoredOrigin> | null;
  }>(
    `SELECT a.user_id, a."values", o.origins FROM user_attributes a LEFT JOIN user_attribute_origins o ON o.user_id = a.user_id
     WHERE a.user_id = ANY($1::integer[])`,
    [userIds],
  );
  return new Map(rows.map(({ user_id, values, origins }) => [user_id, { values, origins: origins ?? {} }]));
}

/** Takes identities from the users that hold them. Answers how many. */
export async function releaseIdentities(
  transaction: Transaction,
  identities: readonly { userId: number; kind: string; namespace: string; value: string }[],
): Promise<number> {
  if (identities.length === 0) return 0;
  const released = await transaction.query<{ kind: string; userId: number }>(
    `DELETE FROM identities held
     USING unnest($1::integer[], $2::text[], $3::text[], $4::text[]) AS given (user_id, kind, namespace, value)
     WHERE held.value = given.value AND held.kind = given.kind AND held.namespace = given.namespace
       AND held.user_id = given.user_id RETURNING held.kind, held.user_id AS "userId"`,
    [
      identities.map(({ userId }) => userId),
      identities.map(({ kind }) => kind),
      identities.map(({ namespace }) => namespace),
      identities.map(({ value }) => value),
    ],
  );
  await announceIdentities(transaction, released);
  return released.length;
}

/**
 * Removes users of whom nothing is kept but that they exist, with the merges among them, and announces it. Who is one person goes
 * together or stays together. Whoever has an identity beside the external ids that they were made with, or a value, stays. Answers whom
 * it removed; their keys are never given again.
 */
export async function removeUsers(transaction: Transaction, userIds: readonly number[]): Promise<number[]> {
  if (userIds.length === 0) return [];
  await lockWriting(transaction);
  const users = await transaction.query<{ id: number; into: number | null; since: string; bare: boolean }>(
    `SELECT id, merged_into AS "into", created_at::text AS since,
       NOT EXISTS (SELECT FROM user_attributes a WHERE a.user_id = users.id AND a."values" <> '{}') AS bare
     FROM users WHERE id = ANY($1::integer[]) AND erased_at IS NULL ORDER BY id ${await rowLock(transaction)}`,
    [userIds],
  );
  // By a statement of their own: a cluster has them on other nodes.
  const identities = await transaction.query<{ user: number; external: boolean; since: string }>(
    `SELECT user_id AS user, kind = 'EXTERNAL_ID' AND namespace = '' AS external, created_at::text AS since
     FROM identities WHERE user_id = ANY($1::integer[])`,
    [userIds],
  );
  const into = new Map(users.map((user) => [user.id, user.into]));
  const keptOf = (id: number): number => {
    const next = into.get(id) ?? null;
    return next === null ? id : keptOf(next);
  };
  /** When each person's profiles were made. */
  const made = new Map<number, Set<string>>();
  for (const { id, since } of users) made.set(keptOf(id), (made.get(keptOf(id)) ?? new Set()).add(since));
  const staying = new Set([
    ...users.filter(({ bare }) => !bare).map(({ id }) => keptOf(id)),
    ...identities
      .filter(({ user, external, since }) => !external || !made.get(keptOf(user))?.has(since))
      .map(({ user }) => keptOf(user)),
  ]);
  const gone = users.map(({ id }) => id).filter((id) => into.has(keptOf(id)) && !staying.has(keptOf(id)));
  if (gone.length === 0) return [];
  await transaction.query('DELETE FROM identities WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query('DELETE FROM user_attributes WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query('DELETE FROM user_attribute_history WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query('DELETE FROM user_attribute_origins WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query('DELETE FROM duplicate_keys WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query(
    'DELETE FROM duplicates WHERE user_id = ANY($1::integer[]) OR other_id = ANY($1::integer[])',
    [gone],
  );
  await transaction.query('DELETE FROM merges WHERE user_id = ANY($1::integer[]) AND merged_id = ANY($1::integer[])', [
    gone,
  ]);
  await transaction.query('DELETE FROM users WHERE id = ANY($1::integer[])', [gone]);
  await recordChanges(transaction, [{ topic: 'users', users: gone }]);
  return gone;
}
