import type { Database, Queryable } from '@strata/db';
import { cluesOf, plainSql } from '@strata/profile';
import type { PersonalData, PersonalPiece } from '@strata/profile';
import { COLUMNS, importOf } from './import.js';
import type { Import } from './import.js';
import { searchFile } from './mentions.js';
import type { Found } from './mentions.js';
import type { UnpackLimits } from './unpack.js';
import { dropFile } from './upload.js';

type Rows = PersonalPiece['rows'];
/** Undo records that were taken, and of which imports the kept user had some already. */
type Moved = { id: string; created: boolean }[];

/** An erasure is done everywhere within a minute; what was not searched by then goes. */
const SEARCH_MS = 45_000;

/**
 * What imports keep of someone: rows that were rejected, files that wait, and what an undo would need. Rejected rows and files are
 * told by clues alone.
 */
export function importsPersonalData(limits: UnpackLimits, searchMs = SEARCH_MS): PersonalData {
  return {
    name: 'imports',
    tables: ['imports', 'import_chunks', 'import_rejected_rows', 'import_changes', 'import_event_batches'],

    async *pieces(queryable, userId) {
      const clues = await cluesOf(queryable, [userId]);
      const rejected = await queryable.query<{ row: Rows[number] }>(
        `SELECT jsonb_build_object('import', import_id, 'row', row, 'code', code, 'fields', to_jsonb(fields)) AS row
         FROM import_rejected_rows WHERE ${MENTIONS} ORDER BY import_id, row LIMIT 1000`,
        [clues],
      );
      yield { kind: 'rejected rows of imports', rows: rejected.map(({ row }) => row) };
      const changes = await queryable.query<{ row: Rows[number] }>(
        `SELECT jsonb_build_object('import', import_id, 'created', created, 'before', before, 'identities', identities,
           'tags', to_jsonb(tags)) AS row
         FROM import_changes WHERE user_id = $1 ORDER BY import_id LIMIT 1000`,
        [userId],
      );
      yield { kind: 'changes by imports', rows: changes.map(({ row }) => row) };
    },

    /** The kept user is not undone away: whoever was created has become part of somebody who was not. */
    async move(transaction, from, to) {
      const theirs = await transaction.query<{ id: string; created: boolean }>(
        'SELECT import_id AS id, created FROM import_changes WHERE user_id = $1',
        [from],
      );
      const taken = await transaction.query<{ id: string }>(
        `INSERT INTO import_changes (user_id, import_id, created, before, identities, tags)
         SELECT $2::integer, import_id, false, before, identities, tags FROM import_changes WHERE user_id = $1
         ON CONFLICT DO NOTHING RETURNING import_id AS id`,
        [from, to],
      );
      const moved: Moved = theirs.filter(({ id }) => taken.some((one) => one.id === id));
      await transaction.query('DELETE FROM import_changes WHERE user_id = $1 AND import_id = ANY($2::bigint[])', [
        from,
        moved.map(({ id }) => id),
      ]);
      await transaction.query(
        `UPDATE import_event_batches SET user_ids = user_ids || $2::integer
         WHERE $1::integer = ANY(user_ids) AND NOT $2::integer = ANY(user_ids)`,
        [from, to],
      );
      return moved;
    },

    async moveBack(transaction, from, to, json) {
      const moved = json as unknown as Moved;
      await transaction.query(
        `INSERT INTO import_changes (user_id, import_id, created, before, identities, tags)
         SELECT $1::integer, import_id, back.created, before, identities, tags FROM import_changes
         JOIN unnest($3::bigint[], $4::boolean[]) AS back (id, created) ON back.id = import_id
         WHERE user_id = $2 ON CONFLICT DO NOTHING`,
        [from, to, moved.map(({ id }) => id), moved.map(({ created }) => created)],
      );
      await transaction.query('DELETE FROM import_changes WHERE user_id = $1 AND import_id = ANY($2::bigint[])', [
        to,
        moved.map(({ id }) => id),
      ]);
    },

    async forgetCopies(transaction, users, keys) {
      await transaction.query(
        'UPDATE import_changes SET before = before - $2::text[] WHERE user_id = ANY($1::integer[]) AND before ?| $2::text[]',
        [users, keys],
      );
    },

    async erase(transaction, userId, clues) {
      const rows = await transaction.query(`DELETE FROM import_rejected_rows WHERE ${MENTIONS} RETURNING 1`, [clues]);
      const changes = await transaction.query('DELETE FROM import_changes WHERE user_id = $1 RETURNING 1', [userId]);
      await transaction.query(
        `UPDATE import_event_batches SET user_ids = array_remove(user_ids, $1::integer) WHERE $1::integer = ANY(user_ids)`,
        [userId],
      );
      return rows.length + changes.length;
    },

    /** Files that wait and tell of the person are removed, and their imports say so. What they imported stands. */
    async search(database, clues, signal) {
      const until = Date.now() + searchMs;
      let dropped = 0;
      for (const file of await waitingFiles(database)) {
        const found = await searchFile(database, file, { clues, limits, until, signal });
        if (found !== 'NOTHING') dropped += await drop(database, file.id, FAULTS[found]);
      }
      return dropped;
    },
  };
}

/** $1: the clues. */
const MENTIONS = `${plainSql(`array_to_string(fields || reason, E'\\n')`)} ~ ANY($1::text[])`;

const FAULTS: Record<Exclude<Found, 'NOTHING'>, Import['fault']> = {
  MENTIONED: {
    code: 'PERSON_ERASED',
    message: 'the file told of someone who was erased; upload it again without them',
  },
  UNREAD: {
    code: 'ERASED_MEANWHILE',
    message: 'the file had to be discarded because somebody was erased meanwhile; upload it again',
  },
};

async function drop(database: Database, id: string, fault: Import['fault']): Promise<number> {
  return database.transaction(async (transaction) => {
    // Its run may have ended while it was searched.
    const dropped = await transaction.query(
      `UPDATE imports SET fault = $2, finished_at = clock_timestamp(), state = CASE
         WHEN state = 'UNDOING' THEN state WHEN rows_done > 0 OR state = 'RUNNING' THEN 'FAILED' ELSE 'DISCARDED' END
       WHERE id = $1 AND file_kept RETURNING 1`,
      [id, JSON.stringify(fault)],
    );
    if (dropped.length > 0) await dropFile(transaction, id);
    return dropped.length;
  });
}

/** The small ones first. Waits for pieces of uploads that are being written, and holds none. */
async function waitingFiles(queryable: Queryable): Promise<Import[]> {
  const rows = await queryable.query<Import>(
    `SELECT ${COLUMNS} FROM imports WHERE file_kept ORDER BY imports.received, imports.id FOR SHARE`,
  );
  return rows.map(importOf);
}
