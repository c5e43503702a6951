import type { Queryable } from '@strata/db';

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
