import type { Queryable, Transaction } from '@strata/db';
import type { PersonalData, PersonalPiece } from '@strata/profile';
import { COLUMNS, importOf } from './import.js';
import type { Import } from './import.js';
import { cluesOf, fileMentions } from './mentions.js';
import type { Clues } from './mentions.js';
import type { UnpackLimits } from './unpack.js';
import { dropFile } from './upload.js';

type Rows = PersonalPiece['rows'];
/** Undo records that were taken, and of which imports the kept user had some already. */
type Moved = { id: string; created: boolean }[];

/**
 * What imports keep of someone: rows that were rejected, files that wait, and what an undo would need. It has to be asked before
 * the identities are gone, because rejected rows and files are told by them alone.
 */
export function importsPersonalData(limits: UnpackLimits): PersonalData {
  return {
    name: 'imports',
    tables: ['imports', 'import_chunks', 'import_rejected_rows', 'import_changes', 'import_event_batches'],

    async *pieces(queryable, userId) {
      const clues = await cluesOf(queryable, userId);
      const rejected = await queryable.query<{ row: Rows[number] }>(
        `SELECT jsonb_build_object('import', import_id, 'row', row, 'code', code, 'fields', to_jsonb(fields)) AS row
         FROM import_rejected_rows WHERE ${MENTIONS} ORDER BY import_id, row LIMIT 1000`,
        patternsOf(clues),
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

    async erase(transaction, userId) {
      const clues = await cluesOf(transaction, userId);
      const rows = await transaction.query(
        `DELETE FROM import_rejected_rows WHERE ${MENTIONS} RETURNING 1`,
        patternsOf(clues),
      );
      const changes = await transaction.query('DELETE FROM import_changes WHERE user_id = $1 RETURNING 1', [userId]);
      await transaction.query(
        `UPDATE import_event_batches SET user_ids = array_remove(user_ids, $1::integer) WHERE $1::integer = ANY(user_ids)`,
        [userId],
      );
      return rows.length + changes.length + (await dropFiles(transaction, clues, limits));
    },
  };
}

/** $1: whole cells, $2: patterns of parts, $3: patterns of phone numbers without punctuation. */
const MENTIONS = `(EXISTS (SELECT FROM unnest(fields) f WHERE lower(normalize(trim(f), NFKC)) = ANY($1::text[]))
  OR lower(normalize(array_to_string(fields || reason, '|'), NFKC)) LIKE ANY($2::text[])
  OR translate(normalize(array_to_string(fields || reason, '|'), NFKC), ' -().+', '') LIKE ANY($3::text[]))`;

const patternsOf = ({ cells, parts, phones }: Clues): string[][] => [
  cells,
  parts.map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`),
  phones.map((phone) => `%${phone}%`),
];

const ERASED = {
  code: 'PERSON_ERASED',
  message: 'the file told of someone who was erased; upload it again without them',
};

/** Files that wait and tell of this person are removed, and their imports say so. What they imported stands. */
async function dropFiles(transaction: Transaction, clues: Clues, limits: UnpackLimits): Promise<number> {
  let dropped = 0;
  for (const found of await waitingFiles(transaction)) {
    if (!(await fileMentions(transaction, found, clues, limits))) continue;
    dropped += 1;
    await dropFile(transaction, found.id);
    await transaction.query(
      `UPDATE imports SET state = CASE WHEN rows_done > 0 OR state = 'RUNNING' THEN 'FAILED' ELSE 'DISCARDED' END, fault = $2,
         finished_at = clock_timestamp() WHERE id = $1`,
      [found.id, JSON.stringify(ERASED)],
    );
  }
  return dropped;
}

async function waitingFiles(queryable: Queryable): Promise<Import[]> {
  const rows = await queryable.query<Import>(
    `SELECT ${COLUMNS} FROM imports WHERE file_kept
       AND state IN ('UPLOADING', 'EXAMINING', 'READY', 'RUNNING', 'CANCELLED', 'FAILED') ORDER BY imports.id FOR UPDATE`,
  );
  return rows.map(importOf);
}
