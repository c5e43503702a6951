import type { Queryable } from '@strata/db';

/** Someone merged into someone who was merged, and so on. */
const MAX_MERGES = 32;

/** The user, or whom they were merged into; null for one who does not exist or was erased. */
export async function keptUser(queryable: Queryable, userId: number): Promise<number | null> {
  let user = userId;
  for (let merges = 0; merges < MAX_MERGES; merges++) {
    const [row] = await queryable.query<{ into: number | null }>(
      'SELECT merged_into AS into FROM users WHERE id = $1 AND erased_at IS NULL',
      [user],
    );
    if (!row) return null;
    if (row.into === null) return user;
    user = row.into;
  }
  return null;
}
