import { userSet } from '@strata/audience';
import type { OwnEvents } from '@strata/collect';
import type { Transaction } from '@strata/db';
import { OBJECT_PROPERTY } from './movement.js';
import type { Moved } from './movement.js';

/** So many who move at once are told as one movement with a list: nobody reads ten thousand events one by one. */
export const BULK = 10_000;

/**
 * Writes down who moved, in the transaction in which they did: nothing that moved is not told, and nothing is told twice. Each movement is an
 * event on the user's timeline and waits to be sent out; more than BULK at once are one, with a list.
 */
export async function recordMovements(
  transaction: Transaction,
  events: OwnEvents,
  moved: readonly Moved[],
  at: number,
): Promise<void> {
  const few = moved.filter(({ users }) => users.length > 0 && users.length <= BULK);
  for (const one of moved) if (one.users.length > BULK) await recordBulk(transaction, one, at);
  if (few.length === 0) return;
  await transaction.query(
    `INSERT INTO movements (id, user_id, kind, object, at, details)
     SELECT nextval('movement_ids'), user_id, kind, object, $4::timestamptz, details
     FROM unnest($1::integer[], $2::text[], $3::text[], $5::jsonb[]) AS new (user_id, kind, object, details)`,
    [
      few.flatMap(({ users }) => users),
      few.flatMap(({ users, kind }) => users.map(() => kind)),
      few.flatMap(({ users, object }) => users.map(() => object)),
      new Date(at).toISOString(),
      few.flatMap(({ users, details }) => users.map(() => JSON.stringify(details ?? {}))),
    ],
  );
  await events.record(
    transaction,
    few.flatMap(({ kind, object, users, details }) =>
      users.map((userId) => ({
        userId,
        name: kind,
        occurredAt: at,
        properties: { [OBJECT_PROPERTY[kind]]: object, ...details },
      })),
    ),
  );
}

async function recordBulk(transaction: Transaction, { kind, object, users }: Moved, at: number): Promise<void> {
  const [row] = await transaction.query<{ id: string }>(
    `INSERT INTO bulk_movements (id, kind, object, at, count) VALUES (nextval('movement_ids'), $1, $2, $3, $4) RETURNING id`,
    [kind, object, new Date(at).toISOString(), users.length],
  );
  for (const { chunk, members } of userSet(users).chunks())
    await transaction.query('INSERT INTO bulk_movement_chunks (movement_id, chunk, members) VALUES ($1, $2, $3)', [
      row!.id,
      chunk,
      members,
    ]);
}
