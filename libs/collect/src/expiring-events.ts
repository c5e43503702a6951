import { recordChanges } from '@strata/audience';
import type { Expiring } from '@strata/profile';

const BATCH = 10_000;

/** Events that occurred too long ago. */
export const expiringEvents: Expiring = {
  kind: 'EVENT',

  async isKnown(queryable, name) {
    return (await queryable.query('SELECT FROM event_types WHERE name = $1', [name])).length > 0;
  },

  async count(queryable, name, before) {
    const [row] = await queryable.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM events WHERE name = $1 AND occurred_at < $2',
      [name, before],
    );
    return row?.count ?? 0;
  },

  /** The end of the batch is looked for first: a cluster deletes by conditions alone. */
  async deleteSome(transaction, name, before) {
    const [end] = await transaction.query<{ at: string }>(
      `SELECT occurred_at::text AS at FROM events WHERE name = $1 AND occurred_at < $2
       ORDER BY occurred_at OFFSET ${BATCH} LIMIT 1`,
      [name, before],
    );
    const rows = await transaction.query<{ user: number }>(
      `DELETE FROM events WHERE name = $1 AND occurred_at < $2 AND ($3::timestamptz IS NULL OR occurred_at <= $3)
       RETURNING user_id AS user`,
      [name, before, end?.at ?? null],
    );
    await recordChanges(transaction, [{ topic: `event:${name}`, users: [...new Set(rows.map(({ user }) => user))] }]);
    return rows.length;
  },
};
