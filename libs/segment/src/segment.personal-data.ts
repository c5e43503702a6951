import { chunkOf, readUserSet, userSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import { inPieces } from '@strata/profile';
import type { Json, PersonalData } from '@strata/profile';
import { lockForChange } from './snapshot.store.js';

/** Finished snapshots by what `move` found there: those of the gone user alone, and those that had the kept one, too. */
interface Moved {
  alone: string[];
  both: string[];
}

/** Who is in a watched segment follows from the rest: whoever is gone is in none, and has left none. */
const leaveWatched = (transaction: Transaction, userId: number): Promise<unknown[]> =>
  transaction.query('DELETE FROM segment_memberships WHERE user_id = $1 RETURNING user_id', [userId]);

/** Of which segments someone was a member, as far as snapshots are kept. Members of now follow from the rest. */
export const segmentPersonalData: PersonalData = {
  name: 'segments',
  tables: ['segment_snapshots', 'segment_snapshot_chunks', 'segment_memberships'],
  derived: { segment_memberships: 'true' },

  async *pieces(queryable, userId) {
    yield* inPieces(
      queryable,
      'watched segments',
      'SELECT segment_key AS segment, since FROM segment_memberships WHERE user_id = $1 ORDER BY segment_key',
      [userId],
    );
    for (const segment of await segmentsWithSnapshots(queryable)) {
      const rows = (await snapshotsOf(queryable, segment, [userId]))
        .filter(({ members }) => members.has(userId))
        .map(({ asOf }) => ({ segment, memberAsOf: asOf.toISOString() }));
      if (rows.length > 0) yield { kind: 'segments', rows };
    }
  },

  async move(transaction, from, to) {
    const moved: Moved = { alone: [], both: [] };
    await leaveWatched(transaction, from);
    if (!(await mayBeMember(transaction, from))) return moved as unknown as Json;
    await change(transaction, [from, to], ({ id, members }) => {
      if (!members.has(from)) return members;
      moved[members.has(to) ? 'both' : 'alone'].push(id);
      return members.andNot(userSet([from])).or(userSet([to]));
    });
    return moved as unknown as Json;
  },

  async moveBack(transaction, from, to, json) {
    const moved = json as unknown as Moved;
    const alone = new Set(moved.alone);
    const both = new Set(moved.both);
    await change(transaction, [from, to], ({ id, members }) => {
      if (alone.has(id)) return members.andNot(userSet([to])).or(userSet([from]));
      return both.has(id) ? members.or(userSet([from])) : members;
    });
  },

  async erase(transaction, userId) {
    const left = await leaveWatched(transaction, userId);
    return left.length + (await change(transaction, [userId], ({ members }) => members.andNot(userSet([userId]))));
  },
};

/**
 * Whether a snapshot is as late as the user: of the many whom a batch creates and merges at once none is in any, and sixty
 * snapshots of each segment need not be read for each. By the database's clock alone; a minute for corrections of it.
 */
async function mayBeMember(transaction: Transaction, userId: number): Promise<boolean> {
  await lockForChange(transaction);
  const [user] = await transaction.query<{ since: string }>(
    `SELECT (created_at - interval '1 minute')::text AS since FROM users WHERE id = $1`,
    [userId],
  );
  const later = await transaction.query(
    `SELECT FROM segment_snapshots WHERE state = 'DONE' AND finished_at >= $1::timestamptz LIMIT 1`,
    [user?.since ?? '-infinity'],
  );
  return later.length > 0;
}

/** A finished snapshot, with its members of those chunks alone in which the users asked for lie. */
interface Snapshot {
  id: string;
  asOf: Date;
  members: UserSet;
}

async function segmentsWithSnapshots(queryable: Queryable): Promise<string[]> {
  const rows = await queryable.query<{ key: string }>(
    `SELECT DISTINCT segment_key AS key FROM segment_snapshots WHERE state = 'DONE' ORDER BY 1`,
  );
  return rows.map(({ key }) => key);
}

/** Of one segment, at most 61, from the oldest: a chunk has at most 128 KB, so these are 8 MB for each user asked for. */
async function snapshotsOf(queryable: Queryable, segment: string, users: number[], lock = ''): Promise<Snapshot[]> {
  const rows = await queryable.query<{ id: string; asOf: Date; members: Buffer | null }>(
    `SELECT s.id, s.as_of AS "asOf", c.members FROM segment_snapshots s
     LEFT JOIN segment_snapshot_chunks c ON c.snapshot_id = s.id AND c.chunk = ANY($2::integer[])
     WHERE s.segment_key = $1 AND s.state = 'DONE' ORDER BY s.number ${lock}`,
    [segment, users.map(chunkOf)],
  );
  const snapshots = new Map<string, { asOf: Date; chunks: Buffer[] }>();
  for (const { id, asOf, members } of rows) {
    const snapshot = snapshots.get(id) ?? { asOf, chunks: [] };
    if (members) snapshot.chunks.push(members);
    snapshots.set(id, snapshot);
  }
  return [...snapshots].map(([id, { asOf, chunks }]) => ({ id, asOf, members: readUserSet(chunks) }));
}

/**
 * Changes the membership of some users in all finished snapshots, and what the snapshots say of how many they hold, who
 * entered and who left. Answers how many snapshots changed.
 */
async function change(
  transaction: Transaction,
  users: number[],
  membersAfter: (snapshot: Snapshot) => UserSet,
): Promise<number> {
  await lockForChange(transaction);
  let changed = 0;
  for (const segment of await segmentsWithSnapshots(transaction)) {
    let before: { was: UserSet; is: UserSet } | undefined;
    for (const snapshot of await snapshotsOf(transaction, segment, users, 'FOR NO KEY UPDATE OF s')) {
      const was = snapshot.members;
      const is = membersAfter(snapshot);
      const count = users.filter((user) => is.has(user)).length - users.filter((user) => was.has(user)).length;
      // Of the oldest that is kept nobody knows any more whom it gained and lost.
      const gained = before ? without(users, is, before.is) - without(users, was, before.was) : 0;
      const lost = before ? without(users, before.is, is) - without(users, before.was, was) : 0;
      if (users.some((user) => is.has(user) !== was.has(user))) {
        await writeChunks(transaction, snapshot.id, users, is);
        changed += 1;
      }
      if (count !== 0 || gained !== 0 || lost !== 0)
        await transaction.query(
          `UPDATE segment_snapshots SET count = count + $2, entered = entered + $3, "left" = "left" + $4 WHERE id = $1`,
          [snapshot.id, count, gained, lost],
        );
      before = { was, is };
    }
  }
  return changed;
}

/** How many of these users are in one set and not in the other. */
const without = (users: number[], one: UserSet, other: UserSet): number =>
  users.filter((user) => one.has(user) && !other.has(user)).length;

/** Writes the chunks in which these users lie. */
async function writeChunks(
  transaction: Transaction,
  snapshot: string,
  users: number[],
  members: UserSet,
): Promise<void> {
  await transaction.query('DELETE FROM segment_snapshot_chunks WHERE snapshot_id = $1 AND chunk = ANY($2::integer[])', [
    snapshot,
    users.map(chunkOf),
  ]);
  for (const { chunk, members: bitmap } of members.chunks())
    await transaction.query('INSERT INTO segment_snapshot_chunks (snapshot_id, chunk, members) VALUES ($1, $2, $3)', [
      snapshot,
      chunk,
      bitmap,
    ]);
  await transaction.query('UPDATE segment_snapshots SET revision = revision + 1 WHERE id = $1', [snapshot]);
}
