import type { Queryable } from '@strata/db';
import type { Channel } from '@strata/rules';
import type { PopulationUser } from '@strata/rules/testing';

/** Written out, and not taken from the code that is tested. */
const IDENTITIES: Partial<Record<Channel, [kind: string, namespace: string]>> = {
  EMAIL: ['EMAIL', ''],
  SMS: ['PHONE', ''],
  TELEGRAM: ['IM', 'telegram'],
};

/**
 * Writes a user's addresses, consents and suppressions in place of those there are; consents only add up. To the tables
 * themselves: they have times of their own, which no door would take.
 */
export async function storeReachability(
  queryable: Queryable,
  { id, addresses = [], consents = [], suppressions = [] }: PopulationUser,
): Promise<void> {
  await queryable.query(`DELETE FROM identities WHERE user_id = $1 AND kind <> 'EXTERNAL_ID'`, [id]);
  for (const channel of addresses) {
    const [kind, namespace] = IDENTITIES[channel]!;
    await queryable.query('INSERT INTO identities (value, kind, namespace, user_id) VALUES ($1, $2, $3, $4)', [
      `${channel}-${id}`,
      kind,
      namespace,
      id,
    ]);
  }
  for (const { purpose, channel = '', granted, by = 'SELF', at } of consents) {
    await queryable.query(
      `INSERT INTO consents (user_id, purpose, channel, at, state, given_by, source)
       VALUES ($1, $2, $3, $4, $5, $6, 'test') ON CONFLICT DO NOTHING`,
      [id, purpose, channel, new Date(at), granted ? 'GRANTED' : 'WITHDRAWN', by],
    );
  }
  await queryable.query('DELETE FROM suppressions WHERE user_id = $1', [id]);
  for (const { channel = '', from, to } of suppressions) {
    await queryable.query(
      `INSERT INTO suppressions (user_id, channel, suppressed_at, reason, lifted_at) VALUES ($1, $2, $3, 'test', $4)`,
      [id, channel, new Date(from), to === undefined ? null : new Date(to)],
    );
  }
}
