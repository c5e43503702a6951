/** Who went from which named segment to which between two instants. */
import type { Transaction } from '@strata/db';
import { SqlParameters } from '@strata/rules';
import type { Moment } from '@strata/rules';
import { limitsOf } from './rfm-run.js';
import type { RfmFigures } from './rfm-run.js';
import { MEASURED, scoredSql } from './rfm-score.js';
import type { RfmSettings } from './rfm-settings.js';

export interface RfmMove {
  /** Null: not scored at that instant, such as who had not bought yet. */
  from: string | null;
  to: string | null;
  users: number;
}

export type RfmMovement = { outcome: 'MOVED'; moves: RfmMove[] } | Extract<RfmFigures, { outcome: 'NOT_ENOUGH_DATA' }>;

/**
 * Everybody is scored at both instants by the same settings, out of the events as they are known now: limits that the data decides are those
 * of each instant. Nothing is written; the transaction is of no use for another.
 */
export async function rfmMovement(
  transaction: Transaction,
  settings: RfmSettings,
  from: Moment,
  to: Moment,
): Promise<RfmMovement> {
  for (const [table, moment] of [
    ['rfm_then', from],
    ['rfm_now', to],
  ] as const) {
    const few = await segmentsInto(transaction, table, settings, moment);
    if (few) return few;
  }
  const moves = await transaction.query<RfmMove>(
    `SELECT was.segment AS "from", now.segment AS "to", count(*)::integer AS users
     FROM rfm_then was FULL JOIN rfm_now now ON now.user_id = was.user_id GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return { outcome: 'MOVED', moves };
}

async function segmentsInto(
  transaction: Transaction,
  table: 'rfm_then' | 'rfm_now',
  settings: RfmSettings,
  moment: Moment,
): Promise<Extract<RfmFigures, { outcome: 'NOT_ENOUGH_DATA' }> | undefined> {
  const found = await limitsOf(transaction, settings, moment);
  if ('outcome' in found) return found;
  await transaction.query(`CREATE TEMP TABLE ${table} (user_id integer, segment text) ON COMMIT DROP`);
  const parameters = new SqlParameters();
  const scored = scoredSql(settings, found.limits, parameters);
  await transaction.query(`INSERT INTO ${table} SELECT user_id, segment FROM (${scored}) scores`, parameters.values);
  await transaction.query(`DROP TABLE ${MEASURED}`);
  return undefined;
}
