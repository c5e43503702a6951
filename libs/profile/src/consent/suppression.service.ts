import { freshness, recordChanges } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { isStorableText, normalizeText } from '@strata/rules';
import type { Channel } from '@strata/rules';
import { resolveUsers } from '../identities/resolve-users.js';
import { seenUsers } from '../identities/write-scope.js';
import type { WriteScope } from '../identities/write-scope.js';
import { SUPPRESSION_TOPIC } from './channels.js';

export interface Suppressing {
  /** Absent: every channel. */
  channel?: Channel | null;
  externalIds: readonly string[];
  reason: string;
}

export interface SuppressionAnswer {
  /** How many users it changed something for. */
  changed: number;
  /** External ids of nobody, or of nobody within the scope. */
  unknown: string[];
  freshness: string;
}

const MAX_IDS = 10_000;
const MAX_REASON = 512;

/** Stops messages to users on a channel, whatever they have agreed to, until that is lifted. */
export class SuppressionService {
  constructor(
    private readonly database: Database,
    private readonly clock: () => number = Date.now,
  ) {}

  /**
   * Who is suppressed already stays so, by the first reason. No constraint is named: two who do it in the same millisecond meet in the
   * primary key before they meet in the index of those that stand.
   */
  suppress(input: Suppressing, scope?: WriteScope): Promise<SuppressionAnswer> {
    return this.change(
      input,
      scope,
      `INSERT INTO suppressions (user_id, channel, suppressed_at, reason)
       SELECT user_id, $2, $4::timestamptz, $3 FROM unnest($1::integer[]) user_id
       ON CONFLICT DO NOTHING RETURNING user_id`,
    );
  }

  /** Lifts what was suppressed on this channel; without a channel, what was on every channel at once. */
  unsuppress(input: Suppressing, scope?: WriteScope): Promise<SuppressionAnswer> {
    return this.change(
      input,
      scope,
      `UPDATE suppressions SET lifted_at = $4::timestamptz, lift_reason = $3
       WHERE user_id = ANY($1::integer[]) AND channel = $2 AND lifted_at IS NULL RETURNING user_id`,
    );
  }

  private async change(
    { channel, externalIds, reason }: Suppressing,
    scope: WriteScope | undefined,
    sql: string,
  ): Promise<SuppressionAnswer> {
    if (externalIds.length > MAX_IDS) throw new Refusal('TOO_LARGE', `externalIds: at most ${MAX_IDS} at once`);
    const why = normalizeText(reason).trim();
    if (why === '' || why.length > MAX_REASON || !isStorableText(why))
      throw new Refusal('INVALID_INPUT', `reason: expected a text of 1 to ${MAX_REASON} characters`);
    return this.database.transaction(async (transaction: Transaction) => {
      const wanted = externalIds.filter(isStorableText);
      const known = scope
        ? await seenUsers(transaction, wanted, scope)
        : await resolveUsers(transaction, wanted, { create: false });
      const users = [...new Set(known.values())].sort((a, b) => a - b);
      const rows = await transaction.query<{ user_id: number }>(sql, [
        users,
        channel ?? '',
        why,
        new Date(this.clock()),
      ]);
      const changed = rows.map(({ user_id }) => user_id);
      await recordChanges(transaction, [{ topic: SUPPRESSION_TOPIC, users: changed }]);
      return {
        changed: changed.length,
        unknown: externalIds.filter((externalId) => !known.has(externalId)),
        freshness: await freshness(transaction),
      };
    });
  }
}
