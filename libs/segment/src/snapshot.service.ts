import { freshness, userSet } from '@strata/audience';
import type { Audience, Evaluation, UserSet } from '@strata/audience';
import type { Database, Transaction } from '@strata/db';
import { enqueue } from '@strata/jobs';
import { goneUsers } from '@strata/profile';
import type { Definitions } from '@strata/rules';
import { SegmentSnapshot } from './segment.entity.js';
import * as refuse from './segment.errors.js';
import { checkedPlan } from './segment.plan.js';
import type { SegmentQueries } from './segment.queries.js';
import { knownKey } from './segment.texts.js';
import { lockForNew, pruneSnapshots, SnapshotMembers, writeMembers } from './snapshot.store.js';

/** Members at an instant. */
export interface Members {
  members: UserSet;
  /** Milliseconds since 1970. */
  asOf: number;
  /** The snapshot that they were read from; absent where the rule was evaluated. */
  snapshot?: string;
}

/** Of which segment they were. */
export interface OfSegment extends Members {
  segment: string;
}

/** How many members a snapshot has, and how many entered and left since the one before; null where that is not kept. */
export interface SnapshotSizes {
  count: number;
  entered: number | null;
  left: number | null;
}

export const MATERIALIZE = 'segment.materialize';

declare module '@strata/jobs' {
  interface JobMap {
    [MATERIALIZE]: {
      id: string;
      /** The members must hold every write acknowledged before the snapshot was asked for. */
      freshness: string;
    };
  }
}

const COLUMNS = `s.id, s.segment_key AS "segmentKey", s.state, s.progress, s.rule_version AS "ruleVersion",
  s.as_of AS "asOf", s.count, s.entered, s."left", s.error, s.created_at AS "createdAt", s.finished_at AS "finishedAt"`;

/** A snapshot that others overtook each time is left to the queue, which tries again later. */
const TRIES = 5;

/** Shown while the engine is at work, and when it has answered. The rest is writing. */
const STARTED = 0.1;
const EVALUATED = 0.6;

/**
 * The members of segments, kept as they were at an instant. A snapshot turns DONE in the one transaction that writes its
 * members, so that a reader finds the old one or the new one, whole.
 */
export class SnapshotService {
  private readonly members = new SnapshotMembers();

  constructor(
    private readonly database: Database,
    private readonly audience: Audience,
    private readonly queries: SegmentQueries,
    private readonly definitions: () => Promise<Definitions>,
  ) {}

  /** Begins a snapshot of the published rule. It holds every write acknowledged before this call. */
  async materialize(key: string): Promise<SegmentSnapshot> {
    const segmentKey = knownKey(key);
    return this.database.transaction(async (transaction) => {
      // Held, so that nobody archives it meanwhile.
      const [segment] = await transaction.query<{ version: number; archived: boolean }>(
        'SELECT version, archived_at IS NOT NULL AS archived FROM segments WHERE key = $1 FOR SHARE',
        [segmentKey],
      );
      if (!segment) throw refuse.noSuchSegment(segmentKey);
      if (segment.archived) throw refuse.segmentArchived(segmentKey);
      const row = { segmentKey, state: 'RUNNING', progress: 0, ruleVersion: segment.version } as const;
      const { identifiers } = await transaction.manager.insert(SegmentSnapshot, row);
      const id = String(identifiers[0]?.id);
      await enqueue(transaction, MATERIALIZE, { id, freshness: await freshness(transaction) });
      return transaction.manager.findOneByOrFail(SegmentSnapshot, { id });
    });
  }

  /** The job's work. Ends at once when the snapshot is finished already, so that a second run does no harm. */
  async run(id: string, minFreshness: string, signal?: AbortSignal): Promise<void> {
    const snapshot = await this.snapshots().findOneBy({ id, state: 'RUNNING' });
    if (!snapshot) return;
    const published = await this.queries.version(snapshot.segmentKey, snapshot.ruleVersion);
    if (!published) throw refuse.noSuchVersion(snapshot.segmentKey, snapshot.ruleVersion);
    let overtakenBy: string | undefined;
    for (let tries = 0; tries < TRIES; tries++) {
      await this.progress(id, STARTED);
      const plan = checkedPlan(published.rule, await this.definitions());
      const evaluation = await this.audience.evaluate(plan, { minFreshness, signal });
      await this.progress(id, EVALUATED);
      overtakenBy = await this.database.transaction((transaction) =>
        this.finish(transaction, snapshot, evaluation, overtakenBy),
      );
      if (overtakenBy === undefined) return;
      await this.audience.tick();
    }
    throw new Error(`other snapshots of ${snapshot.segmentKey} were finished each time while this one was evaluated`);
  }

  /** The old snapshot stands, and this one says why it does not replace it. */
  async fail(id: string, error: string): Promise<void> {
    const [failed] = await this.database.query<{ key: string }>(
      `UPDATE segment_snapshots SET state = 'FAILED', error = $2, finished_at = clock_timestamp()
       WHERE id = $1 AND state = 'RUNNING' RETURNING segment_key AS key`,
      [id, error],
    );
    if (failed) await pruneSnapshots(this.database, failed.key);
  }

  async find(id: string): Promise<SegmentSnapshot | null> {
    // Ids are bigint; anything else names no snapshot and would be an error of the database.
    return /^\d{1,18}$/.test(id) ? this.snapshots().findOneBy({ id }) : null;
  }

  /** For each segment one page, the newest first, below the id `before` where given; one statement for all. */
  async list(keys: readonly string[], first: number, before?: string): Promise<Map<string, SegmentSnapshot[]>> {
    const rows = await this.database.query<SegmentSnapshot>(
      `SELECT ${COLUMNS} FROM unnest($1::text[]) AS wanted (key) CROSS JOIN LATERAL (
         SELECT * FROM segment_snapshots WHERE segment_key = wanted.key AND ($2::bigint IS NULL OR id < $2)
         ORDER BY id DESC LIMIT $3
       ) s ORDER BY s.id DESC`,
      [keys, before ?? null, first],
    );
    const pages = new Map(keys.map((key): [string, SegmentSnapshot[]] => [key, []]));
    for (const row of rows) pages.get(row.segmentKey)?.push(row);
    return pages;
  }

  /** How many snapshots each of these segments has. */
  async count(keys: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ key: string; count: number }>(
      `SELECT segment_key AS key, count(*)::int AS count FROM segment_snapshots
       WHERE segment_key = ANY($1) GROUP BY segment_key`,
      [keys],
    );
    return new Map(rows.map(({ key, count }) => [key, count]));
  }

  /** The last finished snapshot of each of these segments that has one. */
  async latest(keys: readonly string[]): Promise<Map<string, SegmentSnapshot>> {
    const rows = await this.database.query<SegmentSnapshot>(
      `SELECT DISTINCT ON (segment_key) ${COLUMNS} FROM segment_snapshots s
       WHERE segment_key = ANY($1) AND state = 'DONE' ORDER BY segment_key, number DESC`,
      [keys],
    );
    return new Map(rows.map((snapshot) => [snapshot.segmentKey, snapshot]));
  }

  /** The members of these finished snapshots, by id. */
  membersOf(ids: readonly string[]): Promise<Map<string, UserSet>> {
    return this.members.of(ids, this.database);
  }

  /** What finished snapshots say of some users alone; absent of those that are not DONE or no longer kept. */
  async sizesWithin(ids: readonly string[], within: UserSet): Promise<Map<string, SnapshotSizes>> {
    const rows = await this.database.query<{ id: string; before: string | null }>(
      `SELECT s.id, b.id AS before FROM segment_snapshots s
       LEFT JOIN segment_snapshots b
         ON b.segment_key = s.segment_key AND b.state = 'DONE' AND b.number = s.number - 1
       WHERE s.id = ANY($1::bigint[]) AND s.state = 'DONE'`,
      [ids],
    );
    const all = await this.membersOf([...new Set(rows.flatMap(({ id, before }) => (before ? [id, before] : [id])))]);
    return new Map(
      rows.flatMap(({ id, before }): [string, SnapshotSizes][] => {
        const members = all.get(id)?.and(within);
        const last = before === null ? undefined : all.get(before)?.and(within);
        if (!members) return [];
        const entered = last ? members.andNot(last).size : null;
        return [[id, { count: members.size, entered, left: last ? last.andNot(members).size : null }]];
      }),
    );
  }

  /** The members of one finished snapshot of this segment; undefined where it is no longer kept. */
  async membersAt(key: string, id: string): Promise<Members | undefined> {
    const snapshot = await this.find(id);
    if (snapshot?.segmentKey !== key || !snapshot.asOf) return undefined;
    const members = (await this.membersOf([id])).get(id);
    return members && { members, asOf: snapshot.asOf.getTime(), snapshot: id };
  }

  /** Two finished snapshots, for a comparison. */
  async finishedPair(before: string, after: string): Promise<[OfSegment, OfSegment]> {
    const snapshots = [await this.finished(before), await this.finished(after)] as const;
    const found = await this.membersOf(snapshots.map(({ id }) => id));
    const pair = snapshots.map(({ id, asOf, segmentKey }): OfSegment => {
      const members = found.get(id);
      if (!members || !asOf) throw refuse.noSuchSnapshot(id);
      return { members, asOf: asOf.getTime(), snapshot: id, segment: segmentKey };
    });
    return pair as [OfSegment, OfSegment];
  }

  /**
   * Writes the members and turns the snapshot DONE. Snapshots of one segment follow one another from the lock on its row;
   * one that seems to have been evaluated before the last finished one answers that one's id, and is evaluated again after a
   * tick, so that entered and left always lead from each snapshot to the next. What is evaluated then is later, whatever the
   * clocks say: they are set back, and differ from process to process.
   */
  private async finish(
    transaction: Transaction,
    { id, segmentKey }: SegmentSnapshot,
    { members: evaluated, asOf }: Evaluation,
    laterThan: string | undefined,
  ): Promise<string | undefined> {
    await lockForNew(transaction);
    const members = await withoutGone(transaction, evaluated);
    await transaction.query('SELECT FROM segments WHERE key = $1 FOR NO KEY UPDATE', [segmentKey]);
    // A worker that was taken for dead may have finished it meanwhile; what is DONE never changes.
    if (!(await transaction.manager.existsBy(SegmentSnapshot, { id, state: 'RUNNING' }))) return undefined;
    const [last] = await transaction.query<{ id: string; number: number; later: boolean }>(
      `SELECT id, number, as_of > to_timestamp($2 / 1000.0) AS later FROM segment_snapshots
       WHERE segment_key = $1 AND state = 'DONE' ORDER BY number DESC LIMIT 1`,
      [segmentKey, asOf],
    );
    if (last?.later && last.id !== laterThan) return last.id;
    const before = last && (await this.members.of([last.id], transaction)).get(last.id);
    await writeMembers(transaction, id, members);
    await transaction.query(
      `UPDATE segment_snapshots SET state = 'DONE', progress = 1, as_of = to_timestamp($2 / 1000.0), count = $3,
         entered = $4, "left" = $5, number = $6, finished_at = clock_timestamp()
       WHERE id = $1 AND state = 'RUNNING'`,
      [
        id,
        asOf,
        members.size,
        before ? members.andNot(before).size : null,
        before ? before.andNot(members).size : null,
        (last?.number ?? 0) + 1,
      ],
    );
    await pruneSnapshots(transaction, segmentKey);
    return undefined;
  }

  /** Outside the transaction that finishes it, so that it is seen at once. */
  private async progress(id: string, progress: number): Promise<void> {
    await this.database.query(`UPDATE segment_snapshots SET progress = $2 WHERE id = $1 AND state = 'RUNNING'`, [
      id,
      progress,
    ]);
  }

  private async finished(id: string): Promise<SegmentSnapshot> {
    const snapshot = await this.find(id);
    if (snapshot?.state !== 'DONE') throw refuse.noSuchSnapshot(id);
    return snapshot;
  }

  private snapshots() {
    return this.database.dataSource.getRepository(SegmentSnapshot);
  }
}

/** Whoever was erased since the evaluation is in no snapshot, and whoever was merged is there as the user that was kept. */
async function withoutGone(transaction: Transaction, evaluated: UserSet): Promise<UserSet> {
  const gone = (await goneUsers(transaction)).filter(({ id }) => evaluated.has(id));
  if (gone.length === 0) return evaluated;
  return evaluated
    .or(userSet(gone.flatMap(({ mergedInto }) => mergedInto ?? [])))
    .andNot(userSet(gone.map(({ id }) => id)));
}
