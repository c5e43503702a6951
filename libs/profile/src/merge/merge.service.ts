import { freshness } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Queryable, Transaction } from '@strata/db';
import { forgetUnconsented } from '../consent/guarded.js';
import { lockUsers } from '../identities/hold-users.js';
import { resolveUsers } from '../identities/resolve-users.js';
import type { PersonalData } from '../personal-data.js';
import type { Identity } from '../user-item.js';
import { keepApart } from './kept-apart.js';
import { lockPair, mergeUsers, moveAll, moveBack } from './merge-users.js';
import type { Moved } from './merge-users.js';
import { fieldOutcomes } from './preview.js';
import type { FieldOutcome } from './preview.js';

/** One user who was merged into another. */
export interface Merge {
  id: string;
  keptId: number;
  mergedId: number;
  /** The external id that the one who was merged came with. */
  mergedExternalId: string | null;
  mergedAt: Date;
  /** The identity that both had; null where a person merged them. */
  evidence: Identity | null;
  undoneAt: Date | null;
  /** Until when it can be undone; null where it was undone, or is over. */
  undoableUntil: Date | null;
}

/** A user by key or by external id. */
export type UserName = { id: number } | { externalId: string };

export const UNDOABLE_DAYS = 30;

// Ordered by `merges.id`, never by `id`: that would be this text, and 9 come after 10.
const MERGE = `id::text, user_id AS "keptId", merged_id AS "mergedId", merged_at AS "mergedAt",
  CASE WHEN evidence_value IS NOT NULL THEN jsonb_build_object('kind', evidence_kind, 'namespace', evidence_namespace,
    'value', evidence_value) END AS evidence,
  undone_at AS "undoneAt",
  CASE WHEN moved IS NOT NULL AND undone_at IS NULL AND merged_at > now() - interval '${UNDOABLE_DAYS} days'
    THEN merged_at + interval '${UNDOABLE_DAYS} days' END AS "undoableUntil"`;

/** Merges users by hand, undoes merges, and tells of them. */
export class MergeService {
  constructor(
    private readonly database: Database,
    private readonly personalData: readonly PersonalData[],
  ) {}

  /**
   * Makes one user of two, all of it in one transaction: everything of the one who is merged goes to the one who is kept.
   * Refused for the same user twice, and for one who is erased, restricted or merged already.
   */
  async merge(keep: UserName, merge: UserName): Promise<{ merge: Merge; freshness: string }> {
    return this.database.transaction(async (transaction) => {
      const pair = { keep: await keyOf(transaction, keep), merge: await keyOf(transaction, merge) };
      await lockPair(transaction, pair.keep, pair.merge);
      const id = await mergeUsers(transaction, this.personalData, { ...pair, evidence: null });
      return { merge: await mergeOf(transaction, id), freshness: await freshness(transaction) };
    });
  }

  /**
   * Makes two users of one again, as they were; what has arrived since stays with the one who was kept. They are never
   * merged by themselves again. Those who were merged into the same user later stay so: their merges are undone and made
   * again, since each move knows only how to go back to what it found. Refused while the kept user is merged into another.
   */
  async undo(id: string): Promise<{ merge: Merge; freshness: string }> {
    return this.database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ keep: number; merge: number }>(
        'SELECT user_id AS keep, merged_id AS merge FROM merges WHERE id = $1',
        [readMergeId(id)],
      );
      if (!row) throw new Refusal('NOT_FOUND', `there is no merge ${id}`);
      const { keep, merge } = row;
      await refuseIfGone(transaction, keep);
      await lockUsers(transaction, [keep]);
      const [record] = await transaction.query<{ moved: Moved | null; undone: boolean }>(
        `SELECT CASE WHEN merged_at > now() - interval '${UNDOABLE_DAYS} days' THEN moved END AS moved,
           undone_at IS NOT NULL AS undone
         FROM merges WHERE user_id = $1 AND id = $2`,
        [keep, id],
      );
      if (!record || record.undone) throw new Refusal('ALREADY_UNDONE', `merge ${id} was undone`);
      if (!record.moved)
        throw new Refusal(
          'TOO_LATE',
          `merge ${id} is more than ${UNDOABLE_DAYS} days ago, and can no longer be undone`,
        );
      const later = await transaction.query<{ id: string; merge: number; moved: Moved }>(
        `SELECT id::text, merged_id AS merge, moved FROM merges
         WHERE user_id = $1 AND id > $2 AND undone_at IS NULL ORDER BY merges.id DESC`,
        [keep, id],
      );
      for (const other of later) await moveBack(transaction, this.personalData, { ...other, keep });
      await moveBack(transaction, this.personalData, { keep, merge, moved: record.moved });
      await transaction.query('UPDATE merges SET undone_at = now(), moved = NULL WHERE user_id = $1 AND id = $2', [
        keep,
        id,
      ]);
      for (const other of later.toReversed()) {
        const moved = await moveAll(transaction, this.personalData, { keep, merge: other.merge });
        await transaction.query('UPDATE merges SET moved = $3 WHERE user_id = $1 AND id = $2', [
          keep,
          other.id,
          JSON.stringify(moved),
        ]);
      }
      // What a record brings back counts no more than what anybody else brings: not without consent.
      await forgetUnconsented(transaction, this.personalData, [keep, merge], { now: Date.now(), withdrawn: false });
      await keepApart(transaction, keep, merge);
      return { merge: await mergeOf(transaction, id), freshness: await freshness(transaction) };
    });
  }

  /** What a merge would make of each attribute, before it is done. */
  preview(keep: number, merge: number): Promise<FieldOutcome[]> {
    return fieldOutcomes(this.database, keep, merge);
  }

  /** A page of all merges, the newest first. */
  async page(first: number, before?: string): Promise<Merge[]> {
    const rows = await this.database.query<MergeRow>(
      `SELECT ${MERGE} FROM merges WHERE $2::bigint IS NULL OR id < $2 ORDER BY merges.id DESC LIMIT $1`,
      [first, before ?? null],
    );
    return withExternalIds(this.database, rows);
  }

  /** How many there have been. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ merges: number }>('SELECT count(*)::integer AS merges FROM merges');
    return row?.merges ?? 0;
  }

  /** Who was merged into each of these users, and those into them, the newest first; at most 100 a user. */
  async ofUsers(ids: readonly number[]): Promise<Map<number, Merge[]>> {
    const owner = new Map(ids.map((id) => [id, id]));
    const merges = new Map<number, MergeRow[]>(ids.map((id) => [id, []]));
    for (let level = [...owner.keys()]; level.length > 0;) {
      const rows = await this.database.query<MergeRow>(
        `SELECT ${MERGE} FROM merges WHERE user_id = ANY($1::integer[]) ORDER BY merges.id DESC LIMIT ${MOST_MERGES * ids.length}`,
        [level],
      );
      level = [];
      for (const merge of rows) {
        const top = owner.get(merge.keptId) as number;
        merges.get(top)?.push(merge);
        if (merge.undoneAt === null && !owner.has(merge.mergedId)) {
          owner.set(merge.mergedId, top);
          level.push(merge.mergedId);
        }
      }
    }
    const shown = [...merges.values()].flatMap((those) => those.sort(newestFirst).slice(0, MOST_MERGES));
    const named = new Map((await withExternalIds(this.database, shown)).map((merge) => [merge.id, merge]));
    return new Map([...merges].map(([id, those]) => [id, those.flatMap((merge) => named.get(merge.id) ?? [])]));
  }

  /** What undoes merges is forgotten once they can no longer be undone: it holds personal data. For the daily job. */
  async forgetOld(): Promise<number> {
    const forgotten = await this.database.query(
      `UPDATE merges SET moved = NULL
       WHERE moved IS NOT NULL AND merged_at <= now() - interval '${UNDOABLE_DAYS} days' RETURNING 1`,
    );
    return forgotten.length;
  }
}

const MOST_MERGES = 100;
const newestFirst = (a: MergeRow, b: MergeRow): number => Number(b.id) - Number(a.id);

type MergeRow = Omit<Merge, 'mergedExternalId'>;

/** By a statement of its own: a cluster has those who were merged on other nodes than those who were kept. */
async function withExternalIds(queryable: Queryable, rows: readonly MergeRow[]): Promise<Merge[]> {
  const users = await queryable.query<{ id: number; externalId: string | null }>(
    'SELECT id, external_id AS "externalId" FROM users WHERE id = ANY($1::integer[])',
    [[...new Set(rows.map(({ mergedId }) => mergedId))]],
  );
  const names = new Map(users.map(({ id, externalId }) => [id, externalId]));
  return rows.map((row) => ({ ...row, mergedExternalId: names.get(row.mergedId) ?? null }));
}

async function keyOf(transaction: Transaction, name: UserName): Promise<number> {
  if ('id' in name) {
    if (Number.isInteger(name.id) && name.id > 0 && name.id < 2 ** 31) return name.id;
    throw new Refusal('NOT_FOUND', 'there is no user of this id');
  }
  const key = (await resolveUsers(transaction, [name.externalId], { create: false })).get(name.externalId);
  if (key === undefined) throw new Refusal('NOT_FOUND', `there is no user with the external id "${name.externalId}"`);
  return key;
}

function readMergeId(id: string): string {
  if (/^[1-9]\d{0,17}$/.test(id)) return id;
  throw new Refusal('NOT_FOUND', 'there is no merge of this id');
}

async function refuseIfGone(queryable: Queryable, keep: number): Promise<void> {
  const [user] = await queryable.query<{ mergedInto: number | null; erased: boolean }>(
    'SELECT merged_into AS "mergedInto", erased_at IS NOT NULL AS erased FROM users WHERE id = $1',
    [keep],
  );
  if (!user || user.erased) throw new Refusal('USER_ERASED', `user ${keep} was erased, and what was merged with them`);
  if (user.mergedInto !== null)
    throw new Refusal('USER_MERGED', `user ${keep} was merged into user ${user.mergedInto} later: undo that first`, {
      into: user.mergedInto,
    });
}

async function mergeOf(queryable: Queryable, id: string): Promise<Merge> {
  const rows = await queryable.query<MergeRow>(`SELECT ${MERGE} FROM merges WHERE id = $1`, [id]);
  const [merge] = await withExternalIds(queryable, rows);
  if (!merge) throw new Error(`merge ${id} is gone`);
  return merge;
}
