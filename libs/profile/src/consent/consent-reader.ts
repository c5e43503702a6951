import type { Database } from '@strata/db';
import type { Channel, Moment } from '@strata/rules';
import { reachabilityOf } from './may-reach.js';
import type { ChannelReach } from './may-reach.js';
import type { ConsentGiver, ConsentState } from './consent-item.js';

/** A consent as it was recorded. */
export interface ConsentRecord {
  purpose: string;
  /** Null: on every channel that has no consent of its own. */
  channel: Channel | null;
  state: ConsentState;
  givenBy: ConsentGiver;
  source: string;
  wording: string | null;
  proof: Record<string, unknown> | null;
  at: Date;
  recordedAt: Date;
}

export interface Suppression {
  /** Null: every channel. */
  channel: Channel | null;
  reason: string;
  suppressedAt: Date;
  liftedAt: Date | null;
  liftReason: string | null;
}

/** Where a record stands among a user's: the newest first. */
export type ConsentPlace = [at: number, purpose: string, channel: string, state: string, givenBy: string];

export const placeOfConsent = ({ at, purpose, channel, state, givenBy }: ConsentRecord): ConsentPlace => [
  at.getTime(),
  purpose,
  channel ?? '',
  state,
  givenBy,
];

const MAX_SUPPRESSIONS = 100;

/** Reads what people have consented to. */
export class ConsentReader {
  constructor(private readonly database: Database) {}

  /** A user's records, the newest first, those behind a place. */
  async page(userId: number, first: number, after?: ConsentPlace): Promise<ConsentRecord[]> {
    const [at, purpose, channel, state, givenBy] = after ?? [null, null, null, null, null];
    return this.database.query<ConsentRecord>(
      `SELECT purpose, nullif(channel, '') AS channel, state, given_by AS "givenBy", source, wording, proof, at,
              recorded_at AS "recordedAt"
       FROM consents WHERE user_id = $1 AND ($2::float8 IS NULL OR
         (at, purpose COLLATE "C", channel COLLATE "C", state, given_by) < (to_timestamp($2 / 1000), $3::text, $4::text, $5::text, $6::text))
       ORDER BY at DESC, purpose COLLATE "C" DESC, channel COLLATE "C" DESC, state DESC, given_by DESC LIMIT $7`,
      [userId, at, purpose, channel, state, givenBy, first],
    );
  }

  async count(userId: number): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM consents WHERE user_id = $1',
      [userId],
    );
    return row?.count ?? 0;
  }

  /** How users stand on channels for a purpose. */
  reachabilityOf(
    users: readonly number[],
    channels: readonly Channel[],
    purpose: string,
    moment: Moment,
  ): Promise<Map<number, ChannelReach[]>> {
    return reachabilityOf(this.database, users, channels, purpose, moment);
  }

  /** The suppressions of many users, the newest first; of each the last hundred. */
  async suppressionsOf(users: readonly number[]): Promise<Map<number, Suppression[]>> {
    const rows = await this.database.query<Suppression & { user_id: number }>(
      `SELECT user_id, nullif(channel, '') AS channel, reason, suppressed_at AS "suppressedAt", lifted_at AS "liftedAt",
              lift_reason AS "liftReason"
       FROM (SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY suppressed_at DESC, channel) AS place
             FROM suppressions WHERE user_id = ANY($1::integer[])) newest
       WHERE place <= ${MAX_SUPPRESSIONS} ORDER BY user_id, place`,
      [users],
    );
    const found = new Map<number, Suppression[]>();
    for (const { user_id, ...suppression } of rows) found.set(user_id, [...(found.get(user_id) ?? []), suppression]);
    return found;
  }
}
