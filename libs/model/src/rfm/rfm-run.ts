/** One run of an RFM model: everybody is measured, limits are found, scores are written. */
import { recordChanges, USERS_AT_MOST } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { goneUsers } from '@strata/profile';
import { SqlParameters } from '@strata/rules';
import type { Moment } from '@strata/rules';
import { lockForKept } from '../kept/kept-lock.js';
import { keptTopics } from '../kept/kept-table.js';
import type { RfmModel } from './rfm-model.js';
import { findLimits, groupsOf, measure, scoredSql, usersNeeded } from './rfm-score.js';
import type { RfmGroups, RfmLimits, RfmSummary } from './rfm-score.js';
import type { RfmSettings } from './rfm-settings.js';
import { declareScores, rfmScores } from './scores.js';
import { keepTags } from './rfm-tags.js';

/** What a run or a preview found. Too few users have no classes: found and needed are told, and nobody is scored. */
export type RfmFigures =
  | { outcome: 'NOT_ENOUGH_DATA'; found: number; needed: number }
  | ({ outcome: 'SCORED'; limits: RfmLimits } & RfmSummary & RfmGroups);

/** What the model would find, and nothing written. The transaction is the caller's, and of no use for another. */
export async function previewRfm(transaction: Transaction, settings: RfmSettings, moment: Moment): Promise<RfmFigures> {
  const found = await limitsOf(transaction, settings, moment);
  return 'outcome' in found ? found : figuresOf(transaction, settings, found);
}

/**
 * Scores everybody who has such an event, and writes the rows that differ; those who have none any more have no row. With too few
 * users nothing is written: the scores of the last run stand. The attributes and tags that it ends as are made and kept up with it.
 */
export async function runRfm(transaction: Transaction, model: RfmModel, moment: Moment): Promise<RfmFigures> {
  const found = await limitsOf(transaction, model.settings, moment);
  if ('outcome' in found) return found;
  const { id, key, settings } = model;
  await lockForKept(transaction);
  const changed = await writeScores(transaction, id, settings, found.limits);
  await recordChanges(
    transaction,
    keptTopics(rfmScores, key).map((topic) => ({ topic, users: changed })),
  );
  await declareScores(transaction, model);
  await keepTags(transaction, model, moment.asOf);
  return figuresOf(transaction, settings, found);
}

interface Found extends RfmSummary {
  limits: RfmLimits;
}

export async function limitsOf(
  transaction: Transaction,
  settings: RfmSettings,
  moment: Moment,
): Promise<Found | Extract<RfmFigures, { outcome: 'NOT_ENOUGH_DATA' }>> {
  const summary = await measure(transaction, settings, moment);
  const needed = usersNeeded(settings);
  if (summary.users < needed) return { outcome: 'NOT_ENOUGH_DATA', found: summary.users, needed };
  return { ...summary, limits: await findLimits(transaction, settings, summary) };
}

async function figuresOf(transaction: Transaction, settings: RfmSettings, found: Found): Promise<RfmFigures> {
  const parameters = new SqlParameters();
  const scored = scoredSql(settings, found.limits, parameters);
  return {
    outcome: 'SCORED',
    ...found,
    ...(await groupsOf(transaction, `(${scored}) scores`, parameters.values)),
  };
}

/** Whose scores changed; null where they are too many to name. */
async function writeScores(
  transaction: Transaction,
  model: number,
  settings: RfmSettings,
  limits: RfmLimits,
): Promise<number[] | null> {
  const gone = new Set((await goneUsers(transaction)).map(({ id }) => id));
  const [first] = await transaction.query<{ first: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM rfm_scores WHERE model_id = $1) AS first',
    [model],
  );
  const parameters = new SqlParameters();
  const scored = scoredSql(settings, limits, parameters);
  const id = parameters.add(model, 'integer');
  const alive = gone.size === 0 ? 'TRUE' : `n.user_id <> ALL(${parameters.add([...gone], 'integer[]')})`;
  const insert = `INSERT INTO rfm_scores (user_id, model_id, last_at, frequency, monetary, r, f, m, cell, segment)
    SELECT n.user_id, ${id}, n.last_at, n.frequency, n.monetary, n.r, n.f, n.m, n.cell, n.segment FROM (${scored}) n`;
  // Read first and written only where it differs: an upsert of what is already so would write every row anew.
  if (first?.first) {
    await transaction.query(`${insert} WHERE ${alive}`, parameters.values);
    return null;
  }
  const written = await transaction.query<{ user_id: number }>(
    `${insert} LEFT JOIN rfm_scores o ON o.user_id = n.user_id AND o.model_id = ${id}
     WHERE ${alive} AND (o.last_at, o.frequency, o.monetary, o.r, o.f, o.m, o.cell, o.segment)
       IS DISTINCT FROM (n.last_at, n.frequency, n.monetary, n.r, n.f, n.m, n.cell, n.segment)
     ON CONFLICT (user_id, model_id) DO UPDATE SET last_at = excluded.last_at, frequency = excluded.frequency,
       monetary = excluded.monetary, r = excluded.r, f = excluded.f, m = excluded.m, cell = excluded.cell,
       segment = excluded.segment
     RETURNING user_id`,
    parameters.values,
  );
  const left = await transaction.query<{ user_id: number }>(
    `SELECT o.user_id FROM rfm_scores o LEFT JOIN rfm_measured n ON n.user_id = o.user_id
     WHERE o.model_id = $1 AND n.user_id IS NULL`,
    [model],
  );
  const leaving = left.map(({ user_id }) => user_id);
  if (leaving.length > 0)
    await transaction.query('DELETE FROM rfm_scores WHERE model_id = $1 AND user_id = ANY($2::integer[])', [
      model,
      leaving,
    ]);
  return written.length + leaving.length > USERS_AT_MOST
    ? null
    : [...new Set([...written.map(({ user_id }) => user_id), ...leaving])];
}
