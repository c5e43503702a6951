import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { inPieces } from '@strata/profile';
import type { PersonalData } from '@strata/profile';
import { lockForGoing } from './rfm-lock.js';
import { scoreTopics } from './scores.js';

/**
 * The scores that RFM models gave. They follow from the events: of two who are merged neither's is true any more, so both go, and the
 * next run scores whoever is kept; likewise after a merge is undone.
 */
export const rfmPersonalData: PersonalData = {
  name: 'scores',
  tables: ['rfm_scores'],
  derived: { rfm_scores: 'true' },

  pieces: (queryable, userId) =>
    inPieces(
      queryable,
      'scores',
      `SELECT models.key AS model, models.name, last_at AS "lastAt", frequency, monetary, r AS "recencyScore",
         f AS "frequencyScore", m AS "monetaryScore", cell, segment
       FROM rfm_scores JOIN models ON models.id = model_id WHERE user_id = $1 ORDER BY models.key`,
      [userId],
    ),

  async move(transaction, from, to) {
    await drop(transaction, [from, to]);
    return null;
  },

  async moveBack(transaction, from, to) {
    await drop(transaction, [from, to]);
  },

  erase: (transaction, userId) => drop(transaction, [userId]),
};

/** How many rows went. */
async function drop(transaction: Transaction, users: readonly number[]): Promise<number> {
  await lockForGoing(transaction);
  const dropped = await transaction.query<{ user_id: number; model_id: number }>(
    'DELETE FROM rfm_scores WHERE user_id = ANY($1::integer[]) RETURNING user_id, model_id',
    [users],
  );
  if (dropped.length === 0) return 0;
  const models = await transaction.query<{ key: string }>('SELECT key FROM models WHERE id = ANY($1::integer[])', [
    dropped.map(({ model_id }) => model_id),
  ]);
  await recordChanges(
    transaction,
    models.flatMap(({ key }) => scoreTopics(key)).map((topic) => ({ topic, users: [...users] })),
  );
  return dropped.length;
}
