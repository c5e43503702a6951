import { readUserSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';

/** Of every segment, so many finished snapshots are kept. At a million members one takes some 130 KB. */
const KEPT = 60;

/** At most this many bytes of serialized members are held; a set of a million random users of ten takes 1.3 MB. */
const CACHE_BYTES = 32 * 2 ** 20;

/** Writes the members, one row for each run of 2^20 user keys. What an earlier try left behind is replaced. */
export async function writeMembers(queryable: Queryable, snapshot: string, members: UserSet): Promise<void> {
  await queryable.query('DELETE FROM segment_snapshot_chunks WHERE snapshot_id = $1', [snapshot]);
  for (const { chunk, members: bitmap } of members.chunks()) {
    await queryable.query('INSERT INTO segment_snapshot_chunks (snapshot_id, chunk, members) VALUES ($1, $2, $3)', [
      snapshot,
      chunk,
      bitmap,
    ]);
  }
}

/** Deletes what lies behind the newest, chunks and all, but never the last that is DONE. */
export async function pruneSnapshots(queryable: Queryable, segmentKey: string): Promise<void> {
  await queryable.query(
    `DELETE FROM segment_snapshots WHERE segment_key = $1 AND state <> 'RUNNING'
       AND id <= (SELECT id FROM segment_snapshots WHERE segment_key = $1 AND state <> 'RUNNING'
                  ORDER BY id DESC OFFSET ${KEPT} LIMIT 1)
       AND id IS DISTINCT FROM (SELECT id FROM segment_snapshots WHERE segment_key = $1 AND state = 'DONE'
                                ORDER BY number DESC LIMIT 1)`,
    [segmentKey],
  );
}

/** The advisory lock between those who finish snapshots, beside each other, and who changes finished ones, alone: "snaps". */
const LOCK = 0x736e617073;

/** Held until the commit by who writes a snapshot: whoever goes meanwhile waits, and finds it. */
export async function lockForNew(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock_shared($1)', [LOCK]);
}

/** Held until the commit by who changes finished snapshots: those that are written later know who went. */
export async function lockForChange(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}

interface Held {
  revision: number;
  members: UserSet;
  bytes: number;
}

/**
 * The members of finished snapshots: the last ones asked for stay in memory, up to a bound. They change only when someone is
 * erased or merged, which raises the snapshot's revision.
 */
export class SnapshotMembers {
  private readonly held = new Map<string, Held>();
  private bytes = 0;

  constructor(private readonly bound = CACHE_BYTES) {}

  /** The members of those of these snapshots that are DONE and not pruned; one statement, which reads what is not held. */
  async of(snapshots: readonly string[], queryable: Queryable): Promise<Map<string, UserSet>> {
    if (snapshots.length === 0) return new Map();
    // Kept here until the answer, as it may be let go meanwhile.
    const held = new Map(snapshots.map((snapshot) => [snapshot, this.use(snapshot)]));
    // From the snapshots: one of nobody has no chunks, and one that was pruned is not one of nobody.
    const rows = await queryable.query<{ id: string; revision: number; isHeld: boolean; members: Buffer | null }>(
      `SELECT s.id, s.revision, s.revision IS NOT DISTINCT FROM asked.revision AS "isHeld", c.members
       FROM unnest($1::bigint[], $2::integer[]) AS asked (id, revision)
       JOIN segment_snapshots s ON s.id = asked.id
       LEFT JOIN segment_snapshot_chunks c ON c.snapshot_id = s.id AND s.revision IS DISTINCT FROM asked.revision
       WHERE s.state = 'DONE' ORDER BY s.id, c.chunk`,
      [snapshots, snapshots.map((snapshot) => held.get(snapshot)?.revision ?? null)],
    );
    const found = new Map<string, UserSet>();
    const chunks = new Map<string, { revision: number; buffers: Buffer[] }>();
    for (const { id, revision, isHeld, members } of rows) {
      const known = isHeld ? held.get(id) : undefined;
      if (known) found.set(id, known.members);
      else if (!chunks.has(id)) chunks.set(id, { revision, buffers: [] });
      if (members) chunks.get(id)?.buffers.push(members);
    }
    for (const [id, { revision, buffers }] of chunks) {
      const members = readUserSet(buffers);
      found.set(id, members);
      this.hold(id, { revision, members, bytes: bytesOf(buffers) });
    }
    return found;
  }

  private use(snapshot: string): Held | undefined {
    const found = this.held.get(snapshot);
    if (!found) return undefined;
    this.held.delete(snapshot);
    this.held.set(snapshot, found);
    return found;
  }

  private hold(snapshot: string, held: Held): void {
    this.drop(snapshot);
    if (held.bytes > this.bound) return;
    this.held.set(snapshot, held);
    this.bytes += held.bytes;
    for (const oldest of this.held.keys()) {
      if (this.bytes <= this.bound) return;
      this.drop(oldest);
    }
  }

  private drop(snapshot: string): void {
    this.bytes -= this.held.get(snapshot)?.bytes ?? 0;
    this.held.delete(snapshot);
  }
}

const bytesOf = (buffers: readonly Buffer[]): number => buffers.reduce((sum, { length }) => sum + length, 0);
