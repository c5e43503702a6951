import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import type { Json, PersonalData, PersonalPiece } from '@strata/profile';

/** An assignment as the database writes it in JSON; times are texts to the microsecond. */
interface Held {
  tag_id: number;
  weight: number | null;
  source: string;
  assigned_at: string;
  expires_at: string | null;
}

/** One assignment that was taken, and the kept user's of the same tag. */
type Moved = { taken: Held; was: Held | null; won: boolean }[];

/** Which tags someone holds. */
export const tagPersonalData: PersonalData = {
  name: 'tags',
  tables: ['tag_assignments', 'tag_assignment_history'],

  async *pieces(queryable, userId) {
    const rows = await queryable.query<{ row: PersonalPiece['rows'][number] }>(
      `SELECT jsonb_build_object('tag', key, 'name', name, 'weight', weight, 'source', source, 'assignedAt', assigned_at,
         'expiresAt', expires_at) AS row
       FROM tag_assignments JOIN tags ON id = tag_id WHERE user_id = $1 ORDER BY key`,
      [userId],
    );
    yield { kind: 'tags', rows: rows.map(({ row }) => row) };
  },

  /** The kept user holds the tags of both; of two assignments of one tag the later stays. */
  async move(transaction, from, to) {
    const kept = new Map((await heldBy(transaction, to)).map((held) => [held.tag_id, held]));
    const moved: Moved = (await heldBy(transaction, from)).map((taken) => {
      const was = kept.get(taken.tag_id) ?? null;
      return { taken, was, won: was === null || taken.assigned_at > was.assigned_at };
    });
    await write(
      transaction,
      to,
      moved.filter(({ won }) => won).map(({ taken }) => taken),
    );
    await transaction.query('DELETE FROM tag_assignments WHERE user_id = $1', [from]);
    await announce(
      transaction,
      moved.map(({ taken }) => taken.tag_id),
      [from, to],
    );
    return moved as unknown as Json;
  },

  /** An assignment that has changed since the move stays as it is now. */
  async moveBack(transaction, from, to, json) {
    const moved = json as unknown as Moved;
    const kept = new Map((await heldBy(transaction, to)).map((held) => [held.tag_id, held]));
    const untouched = moved.filter(({ taken, won }) => won && isSame(kept.get(taken.tag_id), taken));
    await write(
      transaction,
      to,
      untouched.flatMap(({ was }) => was ?? []),
    );
    await transaction.query('DELETE FROM tag_assignments WHERE user_id = $1 AND tag_id = ANY($2::integer[])', [
      to,
      untouched.filter(({ was }) => !was).map(({ taken }) => taken.tag_id),
    ]);
    await write(
      transaction,
      from,
      moved.map(({ taken }) => taken),
    );
    await announce(
      transaction,
      moved.map(({ taken }) => taken.tag_id),
      [from, to],
    );
  },

  async erase(transaction, userId) {
    const rows = await transaction.query<{ tag_id: number }>(
      'DELETE FROM tag_assignments WHERE user_id = $1 RETURNING tag_id',
      [userId],
    );
    await announce(
      transaction,
      rows.map(({ tag_id }) => tag_id),
      [userId],
    );
    return rows.length;
  },
};

const isSame = (one: Held | undefined, other: Held): boolean =>
  one !== undefined &&
  one.weight === other.weight &&
  one.source === other.source &&
  one.assigned_at === other.assigned_at &&
  one.expires_at === other.expires_at;

async function heldBy(transaction: Transaction, userId: number): Promise<Held[]> {
  const rows = await transaction.query<{ held: Held }>(
    `SELECT to_jsonb(tag_assignments) AS held FROM tag_assignments WHERE user_id = $1 ORDER BY tag_id FOR UPDATE`,
    [userId],
  );
  return rows.map(({ held }) => held);
}

async function write(transaction: Transaction, userId: number, rows: Held[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO tag_assignments (user_id, tag_id, weight, source, assigned_at, expires_at)
     SELECT $1::integer, tag_id, weight, source, assigned_at, expires_at
     FROM unnest($2::integer[], $3::float8[], $4::text[], $5::timestamptz[], $6::timestamptz[])
       AS new (tag_id, weight, source, assigned_at, expires_at)
     ON CONFLICT (user_id, tag_id) DO UPDATE SET weight = excluded.weight, source = excluded.source,
       assigned_at = excluded.assigned_at, expires_at = excluded.expires_at`,
    [
      userId,
      rows.map(({ tag_id }) => tag_id),
      rows.map(({ weight }) => weight),
      rows.map(({ source }) => source),
      rows.map(({ assigned_at }) => assigned_at),
      rows.map(({ expires_at }) => expires_at),
    ],
  );
}

async function announce(transaction: Transaction, ids: number[], users: number[]): Promise<void> {
  const tags = await transaction.query<{ key: string }>('SELECT key FROM tags WHERE id = ANY($1::integer[])', [ids]);
  await recordChanges(
    transaction,
    tags.map(({ key }) => ({ topic: `tag:${key}`, users })),
  );
}
