import { readUserSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Queryable } from '@strata/db';

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
                                ORDER BY as_of DESC, id DESC LIMIT 1)`,
    [segmentKey],
  );
}

/** The members of finished snapshots, which never change: the last ones asked for stay in memory, up to a bound. */
export class SnapshotMembers {
  private readonly held = new Map<string, { members: UserSet; bytes: number }>();
  private bytes = 0;

  constructor(private readonly bound = CACHE_BYTES) {}

  /** The members of those of these snapshots that are DONE and not pruned; one statement for all that are not held. */
  async of(snapshots: readonly string[], queryable: Queryable): Promise<Map<string, UserSet>> {
    const found = new Map<string, UserSet>();
    for (const snapshot of snapshots) {
      const members = this.use(snapshot);
      if (members) found.set(snapshot, members);
    }
    const others = snapshots.filter((snapshot) => !found.has(snapshot));
    if (others.length === 0) return found;
    // From the snapshots: one of nobody has no chunks, and one that was pruned is not one of nobody.
    const rows = await queryable.query<{ id: string; members: Buffer | null }>(
      `SELECT s.id, c.members FROM segment_snapshots s LEFT JOIN segment_snapshot_chunks c ON c.snapshot_id = s.id
       WHERE s.id = ANY($1::bigint[]) AND s.state = 'DONE' ORDER BY s.id, c.chunk`,
      [others],
    );
    const chunks = new Map(rows.map(({ id }): [string, Buffer[]] => [id, []]));
    for (const { id, members } of rows) if (members) chunks.get(id)?.push(members);
    for (const [snapshot, buffers] of chunks) {
      const members = readUserSet(buffers);
      found.set(snapshot, members);
      this.hold(snapshot, members, bytesOf(buffers));
    }
    return found;
  }

  private use(snapshot: string): UserSet | undefined {
    const found = this.held.get(snapshot);
    if (!found) return undefined;
    this.held.delete(snapshot);
    this.held.set(snapshot, found);
    return found.members;
  }

  private hold(snapshot: string, members: UserSet, bytes: number): void {
    if (bytes > this.bound || this.held.has(snapshot)) return;
    this.held.set(snapshot, { members, bytes });
    this.bytes += bytes;
    for (const [oldest, { bytes: freed }] of this.held) {
      if (this.bytes <= this.bound) return;
      this.held.delete(oldest);
      this.bytes -= freed;
    }
  }
}

const bytesOf = (buffers: readonly Buffer[]): number => buffers.reduce((sum, { length }) => sum + length, 0);
