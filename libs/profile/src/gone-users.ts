import type { Queryable } from '@strata/db';
import { PRESENT_USERS } from '@strata/rules';

/**
 * Who was erased or merged during the last day. A set of users that was found before and is written only now is held
 * against it: nobody evaluates a rule today and writes the answer tomorrow.
 */
export async function goneUsers(queryable: Queryable): Promise<{ id: number; mergedInto: number | null }[]> {
  return queryable.query(
    `SELECT id, merged_into AS "mergedInto" FROM users
     WHERE erased_at > now() - interval '1 day' OR merged_at > now() - interval '1 day'`,
  );
}

/** Of some users, found before, those who have been neither erased nor merged since. */
export async function presentAmong(queryable: Queryable, userIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (userIds.length === 0) return new Set();
  const rows = await queryable.query<{ id: number }>(
    `SELECT id FROM users WHERE id = ANY($1::integer[]) AND ${PRESENT_USERS}`,
    [[...new Set(userIds)]],
  );
  return new Set(rows.map(({ id }) => id));
}
