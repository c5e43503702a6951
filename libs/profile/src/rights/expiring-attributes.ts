import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { forgetCopies } from '../consent/guarded.js';
import type { PersonalData } from '../personal-data.js';
import type { Expiring } from './retention.service.js';

const BATCH = 5_000;

/** The time of a value in milliseconds; null where nobody knows it, and such a value stays. */
const AT = '(origins -> $1 ->> 1)::float8';

/** Values of attributes that were said too long ago, and those of the past that ended too long ago, with what other folders keep of them. */
export const expiringAttributes = (personalData: readonly PersonalData[]): Expiring => ({
  kind: 'ATTRIBUTE',

  async isKnown(queryable, name) {
    const rows = await queryable.query('SELECT FROM attribute_definitions WHERE key = $1', [name]);
    return rows.length > 0;
  },

  async count(queryable, name, before) {
    const [current] = await queryable.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM user_attribute_origins WHERE ${AT} < $2::float8`,
      [name, before.getTime()],
    );
    const [past] = await queryable.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM user_attribute_history WHERE key = $1 AND valid_to < $2',
      [name, before],
    );
    return (current?.count ?? 0) + (past?.count ?? 0);
  },

  async deleteSome(transaction, name, before) {
    const values = await deleteValues(transaction, name, before);
    const past = await deletePast(transaction, name, before);
    const users = [...new Set([...values, ...past])];
    await forgetCopies(transaction, personalData, users, [name]);
    await recordChanges(transaction, [{ topic: `attribute:${name}`, users }]);
    return values.length + past.length;
  },
});

/** Whose values went. Origins go first, as wherever attributes are written: who writes meanwhile settles anew. */
async function deleteValues(transaction: Transaction, name: string, before: Date): Promise<number[]> {
  const old = await transaction.query<{ user: number }>(
    `SELECT user_id AS user FROM user_attribute_origins WHERE ${AT} < $2::float8 ORDER BY user_id LIMIT ${BATCH}`,
    [name, before.getTime()],
  );
  if (old.length === 0) return [];
  const rows = await transaction.query<{ user: number }>(
    `UPDATE user_attribute_origins SET origins = origins - $1
     WHERE user_id = ANY($3::integer[]) AND ${AT} < $2::float8 RETURNING user_id AS user`,
    [name, before.getTime(), old.map(({ user }) => user)],
  );
  const users = rows.map(({ user }) => user);
  await transaction.query(
    `UPDATE user_attributes SET "values" = "values" - $1, folded = nullif(folded - $1, '{}')
     WHERE user_id = ANY($2::integer[])`,
    [name, users],
  );
  return users;
}

/** Whose past went. The end of the batch is looked for first: a cluster deletes by conditions alone. */
async function deletePast(transaction: Transaction, name: string, before: Date): Promise<number[]> {
  const [end] = await transaction.query<{ at: string }>(
    `SELECT valid_to::text AS at FROM user_attribute_history WHERE key = $1 AND valid_to < $2
     ORDER BY valid_to OFFSET ${BATCH} LIMIT 1`,
    [name, before],
  );
  const rows = await transaction.query<{ user: number }>(
    `DELETE FROM user_attribute_history WHERE key = $1 AND valid_to < $2 AND ($3::timestamptz IS NULL OR valid_to <= $3)
     RETURNING user_id AS user`,
    [name, before, end?.at ?? null],
  );
  return rows.map(({ user }) => user);
}
