import { recordChanges } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import type { PersonalData, PersonalPiece } from '@strata/profile';
import { STANDARD_EVENT_GROUPS } from '@strata/rules';

const PIECE = 1_000;
const COLUMNS = 'occurred_at, id, name, properties, folded';

/** Of what Strata itself tells, as literals of SQL. */
const OWN_NAMES = Object.keys(STANDARD_EVENT_GROUPS.MOVEMENT)
  .map((name) => `'${name}'`)
  .join(', ');

/** What someone did. */
export const collectPersonalData: PersonalData = {
  name: 'events',
  tables: ['events'],
  derived: { events: `name IN (${OWN_NAMES})` },

  async *pieces(queryable, userId) {
    let after: Place = { at: '-infinity', id: '0' };
    for (;;) {
      const rows = await page(queryable, userId, after);
      const last = rows.at(-1);
      if (last) yield { kind: 'events', rows: rows.map(({ row }) => row) };
      if (!last || rows.length < PIECE) return;
      after = last;
    }
  },

  /** Ids are taken along, so they tell which of the kept user's events came from here: 10,000 are some 140 KB. */
  async move(transaction, from, to) {
    return (await give(transaction, from, to)).join(' ');
  },

  async moveBack(transaction, from, to, moved) {
    const ids = (moved as string).split(' ').filter(Boolean);
    if (ids.length > 0) await give(transaction, to, from, ids);
  },

  async erase(transaction, userId) {
    const rows = await transaction.query<{ name: string; events: number }>(
      `WITH gone AS (DELETE FROM events WHERE user_id = $1 RETURNING name)
       SELECT name, count(*)::integer AS events FROM gone GROUP BY name`,
      [userId],
    );
    await announce(
      transaction,
      rows.map(({ name }) => name),
      [userId],
    );
    return rows.reduce((sum, { events }) => sum + events, 0);
  },
};

/** A place in the order of events, as PostgreSQL writes it: to the microsecond. */
interface Place {
  at: string;
  id: string;
}

function page(
  queryable: Queryable,
  userId: number,
  after: Place,
): Promise<(Place & { row: PersonalPiece['rows'][number] })[]> {
  return queryable.query(
    `SELECT occurred_at::text AS at, id::text AS id,
       jsonb_build_object('occurredAt', occurred_at, 'name', name, 'properties', properties) AS row
     FROM events WHERE user_id = $1 AND (occurred_at, id) > ($2::timestamptz, $3::bigint)
     ORDER BY occurred_at, events.id LIMIT ${PIECE}`,
    [userId, after.at, after.id],
  );
}

/** Not `= ANY`: the planner would weigh each of thousands of ids for each partition, twice as long as the statement takes. */
const OF_IDS = 'id IN (SELECT unnest($2::bigint[]))';

/**
 * Writes events anew under another user, since Citus cannot change the column that it distributes by; all of one, or those
 * of these ids. Answers which.
 */
async function give(transaction: Transaction, from: number, to: number, ids?: string[]): Promise<string[]> {
  const which = ids ? `user_id = $1 AND ${OF_IDS}` : 'user_id = $1';
  const values = ids ? [from, ids] : [from];
  const given = await transaction.query<{ id: string; name: string }>(
    `INSERT INTO events (user_id, ${COLUMNS}) SELECT $${values.length + 1}::integer, ${COLUMNS} FROM events WHERE ${which}
     RETURNING id, name`,
    [...values, to],
  );
  if (given.length === 0) return [];
  const moved = given.map(({ id }) => id);
  // By id: an event that arrives between the two statements is not lost, and stays where it arrived.
  await transaction.query(`DELETE FROM events WHERE user_id = $1 AND ${OF_IDS}`, [from, moved]);
  await announce(transaction, [...new Set(given.map(({ name }) => name))], [from, to]);
  return moved;
}

async function announce(transaction: Transaction, names: string[], users: number[]): Promise<void> {
  await recordChanges(
    transaction,
    names.map((name) => ({ topic: `event:${name}`, users })),
  );
}
