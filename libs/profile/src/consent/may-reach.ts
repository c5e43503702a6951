import type { Queryable, Transaction } from '@strata/db';
import { PRESENT_USERS, SqlParameters } from '@strata/rules';
import type { Channel, Moment } from '@strata/rules';
import { birthDateKeys } from './birth-dates.js';
import { ADDRESSES } from './channels.js';
import { consentColumns } from './consent.columns.js';

/**
 * Which of these users may be written to on a channel for a purpose: what the rule `reachable` says, by the same SQL, as this
 * transaction sees it.
 */
export async function mayReach(
  transaction: Transaction,
  users: readonly number[],
  channel: Channel,
  purpose: string,
  moment: Moment,
): Promise<Set<number>> {
  const parameters = new SqlParameters();
  const some = parameters.add(users, 'int[]');
  const { address, consent, suppression } = consentColumns;
  const birthDates = await birthDateKeys(transaction);
  const addresses = address.rows({ kind: 'address', channel }, moment, parameters, some);
  const consents = consent.rows({ kind: 'consent', purpose, channel, birthDates }, moment, parameters, some);
  const suppressions = suppression.rows({ kind: 'suppression', channel }, moment, parameters, some);
  const rows = await transaction.query<{ id: number }>(
    `SELECT users.id FROM users WHERE users.id = ANY(${some}) AND ${PRESENT_USERS}
       AND users.id IN (SELECT user_id FROM (${addresses}) c)
       AND users.id IN (SELECT user_id FROM (${consents}) c WHERE value > 0)
       AND users.id NOT IN (SELECT user_id FROM (${suppressions}) c)`,
    parameters.values,
  );
  return new Set(rows.map(({ id }) => id));
}

/** How a user stands on one channel. */
export interface ChannelReach {
  channel: Channel;
  reachable: boolean;
  /** How many addresses there are. */
  addresses: number;
  /** The consent that counts; null where there is none. */
  consent: { state: 'GRANTED' | 'WITHDRAWN'; at: Date } | null;
  suppressedSince: Date | null;
}

/** How users stand on channels for a purpose: the same columns, read one by one. As many statements for many users as for one. */
export async function reachabilityOf(
  queryable: Queryable,
  users: readonly number[],
  channels: readonly Channel[],
  purpose: string,
  moment: Moment,
): Promise<Map<number, ChannelReach[]>> {
  const parameters = new SqlParameters();
  const some = parameters.add(users, 'int[]');
  const birthDates = await birthDateKeys(queryable);
  const { consent, suppression } = consentColumns;
  const texts = channels.flatMap((channel, place) => {
    const consents = consent.rows({ kind: 'consent', purpose, channel, birthDates }, moment, parameters, some);
    const suppressions = suppression.rows({ kind: 'suppression', channel }, moment, parameters, some);
    return [
      `SELECT ${place} AS place, 'consent' AS part, user_id, value FROM (${consents}) c`,
      `SELECT ${place} AS place, 'suppression' AS part, user_id, value FROM (${suppressions}) c`,
    ];
  });
  const rows = await queryable.query<{ place: number; part: string; user_id: number; value: number }>(
    texts.join(' UNION ALL '),
    parameters.values,
  );
  const present = await queryable.query<{ id: number }>(
    `SELECT id FROM users WHERE id = ANY($1::integer[]) AND ${PRESENT_USERS}`,
    [users],
  );
  const identities = await queryable.query<{ user_id: number; kind: string; namespace: string }>(
    'SELECT user_id, kind, namespace FROM identities WHERE user_id = ANY($1::integer[])',
    [users],
  );
  const values = new Map(rows.map(({ user_id, place, part, value }) => [`${user_id} ${place} ${part}`, value]));
  const reached = new Set(present.map(({ id }) => id));
  return new Map(
    users.map((user) => [
      user,
      channels.map((channel, place): ChannelReach => {
        const { kind, namespace } = ADDRESSES[channel];
        const addresses = identities.filter(
          (identity) =>
            identity.user_id === user &&
            identity.kind === kind &&
            (namespace === undefined || identity.namespace === namespace),
        ).length;
        const consented = values.get(`${user} ${place} consent`);
        const since = values.get(`${user} ${place} suppression`);
        return {
          channel,
          reachable: reached.has(user) && addresses > 0 && (consented ?? 0) > 0 && since === undefined,
          addresses,
          consent:
            consented === undefined
              ? null
              : { state: consented > 0 ? 'GRANTED' : 'WITHDRAWN', at: new Date(Math.abs(consented)) },
          suppressedSince: since === undefined ? null : new Date(since),
        };
      }),
    ]),
  );
}
