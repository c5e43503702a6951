import type { Database, Queryable } from '@strata/db';
import { cluesOf, inPieces, plainSql, withMerged, wordsMoved } from '@strata/profile';
import type { PersonalData } from '@strata/profile';
import { COLUMNS, importOf } from './import.js';
import type { Import } from './import.js';
import { searchFile } from './mentions.js';
import type { Found } from './mentions.js';
import { bothSaid } from './said-again.js';
import type { SaidAgain } from './said-again.js';
import { strikeMoved } from './strike-words.js';
import type { UnpackLimits } from './unpack.js';
import { dropFile } from './upload.js';

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
      yield* inPieces(
        queryable,
        'rejected rows of imports',
        `SELECT import_id AS import, row, code, fields FROM import_rejected_rows WHERE ${MENTIONS} ORDER BY import_id, row`,
        [clues],
      );
      yield* inPieces(
        queryable,
        'changes by imports',
        `SELECT import_id AS import, created, before, identities, tags FROM import_changes
         WHERE user_id = ANY($1::integer[]) ORDER BY import_id, user_id`,
        [await withMerged(queryable, [userId])],
      );
    },

    /**
     * What an undo needs stays with whom the import knew, since they may be made two again; it finds who is one person with them. The kept
     * user gets a record of each import, too: there it is noted what of both somebody says again.
     */
    async move(transaction, from, to) {
      const added = await transaction.query<{ id: string }>(
        `INSERT INTO import_changes (user_id, import_id, created)
         SELECT $2::integer, import_id, false FROM import_changes WHERE user_id = $1
         ON CONFLICT DO NOTHING RETURNING import_id::text AS id`,
        [from, to],
      );
      await transaction.query(
        `UPDATE import_event_batches SET user_ids = user_ids || $2::integer
         WHERE $1::integer = ANY(user_ids) AND NOT $2::integer = ANY(user_ids)`,
        [from, to],
      );
      return added.map(({ id }) => id);
    },

    /** What was said of both holds for each; no undo of an import gives the kept one what was the other's. */
    async moveBack(transaction, from, to, json) {
      await strikeMoved(transaction, to, await wordsMoved(transaction, from, to));
      const rows = await transaction.query<{ id: string; user: number; again: SaidAgain }>(
        `SELECT import_id::text AS id, user_id AS user, again FROM import_changes WHERE user_id = ANY($1::integer[])`,
        [[from, to]],
      );
      for (const { id, again } of rows.filter(({ user }) => user === from)) {
        const both = rows.find((row) => row.user === to && row.id === id);
        if (!both || Object.keys(both.again).length === 0) continue;
        await transaction.query('UPDATE import_changes SET again = $3 WHERE user_id = $1 AND import_id = $2', [
          from,
          id,
          JSON.stringify(bothSaid(again, both.again)),
        ]);
      }
      // A merge of an earlier version says more of each, and what it moved stays with the kept user.
      const added = (json as unknown[]).filter((id) => typeof id === 'string');
      await transaction.query(
        `DELETE FROM import_changes WHERE user_id = $1 AND import_id = ANY($2::bigint[])
           AND NOT created AND before = '{}' AND identities = '[]' AND tags = '{}'`,
        [to, added],
      );
    },

    async forgetCopies(transaction, users, keys) {
      await transaction.query(
        'UPDATE import_changes SET before = before - $2::text[] WHERE user_id = ANY($1::integer[]) AND before ?| $2::text[]',
        [users, keys],
      );
    },

    async erase(transaction, userId, clues) {
      const rows = await transaction.query(`DELETE FROM import_rejected_rows WHERE ${MENTIONS} RETURNING 1`, [clues]);
      const changes = await transaction.query(
        'DELETE FROM import_changes WHERE user_id = ANY($1::integer[]) RETURNING 1',
        [await withMerged(transaction, [userId])],
      );
      await transaction.query(
        `UPDATE import_event_batches SET user_ids = array_remove(user_ids, $1::integer) WHERE $1::integer = ANY(user_ids)`,
        [userId],
      );
      return rows.length + changes.length;
    },

    /** Files that wait and tell of the person are removed, and their imports say so. What they imported stands. */
    async search(database, clues, signal) {
      const until = performance.now() + searchMs;
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
