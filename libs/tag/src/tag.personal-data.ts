import { recordChanges } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import type { Json, PersonalData, PersonalPiece } from '@strata/profile';
import { doubledOf } from './exclusive-tags.js';
import { BY_RULE } from './tag-assignments.js';

/** An assignment as the database writes it in JSON; times are texts to the microsecond. */
interface Held {
  tag_id: number;
  weight: number | null;
  source: string;
  assigned_at: string;
  expires_at: string | null;
  changed_at: string | null;
}

/** An assignment as it was for a while. */
interface Past extends Omit<Held, 'changed_at'> {
  valid_from: string;
  valid_to: string;
}

interface Moved {
  /** One assignment that was taken, the kept user's of the same tag, and what stands there since; null where theirs stayed. */
  tags: { taken: Held; was: Held | null; became: Held | null }[];
  /** The whole past of the user that was merged, and by what the kept user's grew. */
  past: Past[];
  added: Past[];
  /** What the kept user held no more, as nobody holds it beside what came; absent in what was moved before there was such a thing. */
  ended?: Held[];
}

/** Which tags someone holds and has held. */
export const tagPersonalData: PersonalData = {
  name: 'tags',
  tables: ['tag_assignments', 'tag_assignment_history'],
  derived: { tag_assignments: `source = '${BY_RULE}'`, tag_assignment_history: `source = '${BY_RULE}'` },

  async *pieces(queryable, userId) {
    const rows = await queryable.query<{ row: PersonalPiece['rows'][number] }>(
      `SELECT jsonb_build_object('tag', key, 'name', name, 'weight', weight, 'source', source, 'assignedAt', assigned_at,
         'expiresAt', expires_at) AS row
       FROM tag_assignments JOIN tags ON id = tag_id WHERE user_id = $1 ORDER BY key`,
      [userId],
    );
    yield { kind: 'tags', rows: rows.map(({ row }) => row) };
    yield* pastPieces(queryable, userId);
  },

  /**
   * The kept user holds the tags of both; of two assignments of one tag the later stays. The past of a tag comes along where
   * the kept user has none of it; else the kept user's own past stands.
   */
  async move(transaction, from, to) {
    const kept = new Map((await heldBy(transaction, to)).map((held) => [held.tag_id, held]));
    const ended = await lastEnds(transaction, to);
    const past = await takePast(transaction, from);
    const tags = (await heldBy(transaction, from)).map((taken) => {
      const was = kept.get(taken.tag_id) ?? null;
      if (was && taken.assigned_at <= was.assigned_at) return { taken, was, became: null };
      // The kept user's past stands: what is taken counts from its end.
      const end = ended.get(taken.tag_id);
      return { taken, was, became: end !== undefined && end > startOf(taken) ? { ...taken, changed_at: end } : taken };
    });
    const closed = tags.flatMap(({ was, became }): Past[] =>
      was && became && startOf(became) > startOf(was)
        ? [{ ...was, valid_from: startOf(was), valid_to: startOf(became) }]
        : [],
    );
    const known = new Set([...kept.keys(), ...ended.keys()]);
    const added = [...closed, ...past.filter(({ tag_id }) => !known.has(tag_id))];
    await write(
      transaction,
      to,
      tags.flatMap(({ became }) => became ?? []),
    );
    await transaction.query('DELETE FROM tag_assignments WHERE user_id = $1', [from]);
    await addPast(transaction, to, added);
    const doubled = await endDoubled(transaction, to);
    await announce(
      transaction,
      [...tags.map(({ taken }) => taken), ...past, ...doubled.held].map(({ tag_id }) => tag_id),
      [from, to],
    );
    const moved: Moved = { tags, past, added: [...added, ...doubled.past], ended: doubled.held };
    return moved as unknown as Json;
  },

  /**
   * An assignment that has changed since the move stays as it is now. What came from the other one has become past by then: it goes, and
   * the kept one's own, where they had one, is told for as long.
   */
  async moveBack(transaction, from, to, json) {
    const { tags, past, added, ended = [] } = json as unknown as Moved;
    const kept = new Map((await heldBy(transaction, to)).map((held) => [held.tag_id, held]));
    const untouched = tags.filter(({ taken, became }) => became && isSame(kept.get(taken.tag_id), became));
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
      tags.map(({ taken }) => taken),
    );
    await dropPast(transaction, to, added);
    const touched = tags.filter((tag) => !untouched.includes(tag));
    await addPast(transaction, to, await ownPast(transaction, to, touched, added));
    await addPast(transaction, from, past);
    // What came ended what the kept user held; of what they were given since, the later stands.
    const came = new Set(tags.map(({ taken }) => taken.tag_id));
    const held = new Set((await heldBy(transaction, to)).map(({ tag_id }) => tag_id));
    await write(
      transaction,
      to,
      ended.filter(({ tag_id }) => !came.has(tag_id) && !held.has(tag_id)),
    );
    const again = await endDoubled(transaction, to);
    await announce(
      transaction,
      [...tags.map(({ taken }) => taken), ...past, ...ended, ...again.held].map(({ tag_id }) => tag_id),
      [from, to],
    );
  },

  async erase(transaction, userId) {
    const rows = await transaction.query<{ tag_id: number }>(
      'DELETE FROM tag_assignments WHERE user_id = $1 RETURNING tag_id',
      [userId],
    );
    const past = await takePast(transaction, userId);
    await announce(
      transaction,
      [...rows, ...past].map(({ tag_id }) => tag_id),
      [userId],
    );
    return rows.length + past.length;
  },
};

/** Since when it is as it is. All texts are of one zone and form, and so compare as their times do. */
const startOf = ({ changed_at, assigned_at }: Held): string => changed_at ?? assigned_at;

const isSame = (one: Held | undefined, other: Held): boolean =>
  one !== undefined &&
  one.weight === other.weight &&
  one.source === other.source &&
  one.assigned_at === other.assigned_at &&
  one.expires_at === other.expires_at &&
  one.changed_at === other.changed_at;

const PIECE = 1_000;

async function* pastPieces(queryable: Queryable, userId: number): AsyncGenerator<PersonalPiece> {
  let after: [tag: number, from: string] = [0, '-infinity'];
  for (;;) {
    const rows = await queryable.query<{ tag_id: number; valid_from: string; row: PersonalPiece['rows'][number] }>(
      `SELECT tag_id, valid_from::text, jsonb_build_object('tag', key, 'name', name, 'weight', weight, 'source', source,
         'assignedAt', assigned_at, 'expiresAt', expires_at, 'from', valid_from, 'to', valid_to) AS row
       FROM tag_assignment_history JOIN tags ON id = tag_id
       WHERE user_id = $1 AND (tag_id, valid_from) > ($2, $3::timestamptz) ORDER BY tag_id, valid_from LIMIT ${PIECE}`,
      [userId, ...after],
    );
    yield { kind: 'tag history', rows: rows.map(({ row }) => row) };
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = [last.tag_id, last.valid_from];
  }
}

/** Takes from one user what they hold of a branch although they were given another later: it was theirs until then. */
async function endDoubled(transaction: Transaction, userId: number): Promise<{ held: Held[]; past: Past[] }> {
  const doubled = await doubledOf(transaction, userId);
  if (doubled.length === 0) return { held: [], past: [] };
  const rows = await transaction.query<{ held: Held }>(
    `WITH gone AS (DELETE FROM tag_assignments WHERE user_id = $1 AND tag_id = ANY($2::integer[]) RETURNING *)
     SELECT to_jsonb(gone) - 'user_id' AS held FROM gone`,
    [userId, doubled.map(({ tagId }) => tagId)],
  );
  const held = rows.map((row) => row.held);
  const past = held.flatMap((one): Past[] => {
    const { since } = doubled.find(({ tagId }) => tagId === one.tag_id)!;
    return startOf(one) < since ? [{ ...one, valid_from: startOf(one), valid_to: since }] : [];
  });
  await addPast(transaction, userId, past);
  return { held, past };
}

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
    `INSERT INTO tag_assignments (user_id, tag_id, weight, source, assigned_at, expires_at, changed_at)
     SELECT $1::integer, tag_id, weight, source, assigned_at, expires_at, changed_at
     FROM unnest($2::integer[], $3::float8[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[])
       AS new (tag_id, weight, source, assigned_at, expires_at, changed_at)
     ON CONFLICT (user_id, tag_id) DO UPDATE SET weight = excluded.weight, source = excluded.source,
       assigned_at = excluded.assigned_at, expires_at = excluded.expires_at, changed_at = excluded.changed_at`,
    [
      userId,
      rows.map(({ tag_id }) => tag_id),
      rows.map(({ weight }) => weight),
      rows.map(({ source }) => source),
      rows.map(({ assigned_at }) => assigned_at),
      rows.map(({ expires_at }) => expires_at),
      rows.map(({ changed_at }) => changed_at),
    ],
  );
}

/** The kept user's own past of tags that have changed since the move, in place of what came from the other one. */
async function ownPast(
  transaction: Transaction,
  userId: number,
  touched: Moved['tags'],
  added: readonly Past[],
): Promise<Past[]> {
  const became = touched.flatMap((tag) => (tag.became ? { ...tag, became: tag.became } : []));
  const ids = became.map(({ taken }) => taken.tag_id);
  if (ids.length === 0) return [];
  const rows = await transaction.query<{ past: Past }>(
    `SELECT to_jsonb(tag_assignment_history) - 'user_id' AS past FROM tag_assignment_history
     WHERE user_id = $1 AND tag_id = ANY($2::integer[])`,
    [userId, ids],
  );
  const theirs = (of: Held): Past | undefined =>
    rows.find(
      ({ past }) => past.tag_id === of.tag_id && past.valid_from === startOf(of) && past.assigned_at === of.assigned_at,
    )?.past;
  const found = became.flatMap(({ was, became: of }) => {
    const past = theirs(of);
    return past ? [{ was, past }] : [];
  });
  await dropPast(
    transaction,
    userId,
    found.map(({ past }) => past),
  );
  const told = new Set(found.map(({ past }) => past.tag_id));
  return [
    ...found.flatMap(({ was, past }) => (was ? [{ ...was, valid_from: startOf(was), valid_to: past.valid_to }] : [])),
    // Theirs is past no more than it was: what the kept one had ended when it came.
    ...added.filter(({ tag_id, valid_to }) =>
      became.some(
        ({ taken, was, became: of }) => taken.tag_id === tag_id && !told.has(tag_id) && was && valid_to === startOf(of),
      ),
    ),
  ];
}

/** Until when the past of each tag goes. */
async function lastEnds(transaction: Transaction, userId: number): Promise<Map<number, string>> {
  const rows = await transaction.query<{ tag_id: number; end: string }>(
    `SELECT tag_id, to_jsonb(max(valid_to)) AS "end" FROM tag_assignment_history WHERE user_id = $1 GROUP BY tag_id`,
    [userId],
  );
  return new Map(rows.map(({ tag_id, end }) => [tag_id, end]));
}

/** All of one user's past, which leaves the table. */
async function takePast(transaction: Transaction, userId: number): Promise<Past[]> {
  const rows = await transaction.query<{ past: Past }>(
    `WITH gone AS (DELETE FROM tag_assignment_history WHERE user_id = $1 RETURNING *) SELECT to_jsonb(gone) - 'user_id' AS past FROM gone`,
    [userId],
  );
  return rows.map(({ past }) => past);
}

async function addPast(transaction: Transaction, userId: number, rows: readonly Past[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO tag_assignment_history (user_id, tag_id, valid_from, valid_to, weight, source, assigned_at, expires_at)
     SELECT $1::integer, tag_id, valid_from, valid_to, weight, source, assigned_at, expires_at
     FROM jsonb_to_recordset($2::jsonb) AS new (tag_id integer, valid_from timestamptz, valid_to timestamptz,
       weight float8, source text, assigned_at timestamptz, expires_at timestamptz)`,
    [userId, JSON.stringify(rows)],
  );
}

async function dropPast(transaction: Transaction, userId: number, rows: readonly Past[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `DELETE FROM tag_assignment_history WHERE user_id = $1
       AND (tag_id, valid_from) IN (SELECT * FROM unnest($2::integer[], $3::timestamptz[]))`,
    [userId, rows.map(({ tag_id }) => tag_id), rows.map(({ valid_from }) => valid_from)],
  );
}

async function announce(transaction: Transaction, ids: number[], users: number[]): Promise<void> {
  const tags = await transaction.query<{ key: string }>('SELECT key FROM tags WHERE id = ANY($1::integer[])', [ids]);
  await recordChanges(
    transaction,
    tags.map(({ key }) => ({ topic: `tag:${key}`, users })),
  );
}
