import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { inPieces } from '@strata/profile';
import type { PersonalData } from '@strata/profile';
import { lockForGoing } from './kept-lock.js';
import { keptTopics } from './kept-table.js';
import type { KeptTable } from './kept-table.js';

/**
 * What models found of a user. It follows from the events: of two who are merged neither's is true any more, so both go, and the
 * next run looks at whoever is kept; likewise after a merge is undone. `columns`: SQL of what the export of one person tells of a row.
 */
export function keptPersonalData(name: string, kept: KeptTable, columns: string): PersonalData {
  const drop = (transaction: Transaction, users: readonly number[]): Promise<number> =>
    dropped(transaction, kept, users);
  return {
    name,
    tables: [kept.table],
    derived: { [kept.table]: 'true' },

    pieces: (queryable, userId) =>
      inPieces(
        queryable,
        name,
        `SELECT models.key AS model, models.name, ${columns}
         FROM ${kept.table} JOIN models ON models.id = model_id WHERE user_id = $1 ORDER BY models.key`,
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
}

/** How many rows went. */
async function dropped(transaction: Transaction, kept: KeptTable, users: readonly number[]): Promise<number> {
  await lockForGoing(transaction);
  const gone = await transaction.query<{ user_id: number; model_id: number }>(
    `DELETE FROM ${kept.table} WHERE user_id = ANY($1::integer[]) RETURNING user_id, model_id`,
    [users],
  );
  if (gone.length === 0) return 0;
  const models = await transaction.query<{ key: string }>('SELECT key FROM models WHERE id = ANY($1::integer[])', [
    gone.map(({ model_id }) => model_id),
  ]);
  await recordChanges(
    transaction,
    models.flatMap(({ key }) => keptTopics(kept, key)).map((topic) => ({ topic, users: [...users] })),
  );
  return gone.length;
}
