import { chunkOf, readUserSet, userSet } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { inPieces } from '@strata/profile';
import type { Json, PersonalData } from '@strata/profile';

const PLACE = 'movement_id = $1 AND chunk = $2';

/** Who entered and left what, as it waits to be told or was told lately. It is on their timeline, too. */
export const movementPersonalData: PersonalData = {
  name: 'movements',
  tables: ['movements', 'bulk_movement_chunks'],
  derived: { movements: 'true' },

  pieces(queryable, userId) {
    const text = 'SELECT id, kind, object, at, details FROM movements WHERE user_id = $1 ORDER BY id';
    return inPieces(queryable, 'movements', text, [userId]);
  },

  async move(transaction, from, to) {
    return await give(transaction, from, to);
  },

  async moveBack(transaction, from, to, moved) {
    await give(transaction, to, from, moved as unknown as string[]);
  },

  async erase(transaction, userId) {
    const rows = await transaction.query('DELETE FROM movements WHERE user_id = $1 RETURNING id', [userId]);
    const lists = await transaction.query<{ id: string; members: Buffer }>(
      'SELECT movement_id AS id, members FROM bulk_movement_chunks WHERE chunk = $1 FOR NO KEY UPDATE',
      [chunkOf(userId)],
    );
    let changed = 0;
    for (const { id, members } of lists) {
      const listed = readUserSet([members]);
      if (!listed.has(userId)) continue;
      changed++;
      const [rest] = [...listed.andNot(userSet([userId])).chunks()];
      const place = [id, chunkOf(userId)];
      if (!rest) await transaction.query(`DELETE FROM bulk_movement_chunks WHERE ${PLACE}`, place);
      else
        await transaction.query(`UPDATE bulk_movement_chunks SET members = $3 WHERE ${PLACE}`, [
          ...place,
          rest.members,
        ]);
    }
    return rows.length + changed;
  },
};

/** A row of a cluster lies with its user, so it is written anew. Answers the ids. */
async function give(transaction: Transaction, from: number, to: number, only?: readonly string[]): Promise<string[]> {
  const rows = await transaction.query<{ id: string; kind: string; object: string; at: Date; details: Json }>(
    `DELETE FROM movements WHERE user_id = $1 AND ($2::bigint[] IS NULL OR id = ANY($2))
     RETURNING id, kind, object, at, details`,
    [from, only ?? null],
  );
  if (rows.length > 0)
    await transaction.query(
      `INSERT INTO movements (user_id, id, kind, object, at, details)
       SELECT $1::integer, id, kind, object, at, details
       FROM unnest($2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[]) AS new (id, kind, object, at, details)`,
      [
        to,
        rows.map(({ id }) => id),
        rows.map(({ kind }) => kind),
        rows.map(({ object }) => object),
        rows.map(({ at }) => at.toISOString()),
        rows.map(({ details }) => JSON.stringify(details)),
      ],
    );
  return rows.map(({ id }) => id);
}
