import { Refusal } from '@strata/db';
import type { Queryable } from '@strata/db';
import type { Mapping } from '../mapping/mapping.js';
import type { Encoding } from './examine.js';
import type { FileExamination } from './examination.js';
import type { Oddity } from './oddities.js';
import type { TextFormat } from './records.js';

export const IMPORT_STATES = [
  'UPLOADING',
  'EXAMINING',
  'READY',
  'RUNNING',
  'DONE',
  'CANCELLED',
  'FAILED',
  'UNDOING',
  'UNDONE',
  'DISCARDED',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/**
 * Every allowed move. A file that cannot be read FAILED and may be examined anew with other settings; a run that ended early
 * (CANCELLED, FAILED) goes on where it was, or is undone.
 */
const MOVES: Record<ImportState, readonly ImportState[]> = {
  UPLOADING: ['EXAMINING', 'DISCARDED'],
  EXAMINING: ['READY', 'FAILED', 'DISCARDED'],
  READY: ['EXAMINING', 'RUNNING', 'DISCARDED'],
  RUNNING: ['DONE', 'CANCELLED', 'FAILED'],
  DONE: ['UNDOING'],
  CANCELLED: ['RUNNING', 'UNDOING', 'DISCARDED'],
  FAILED: ['EXAMINING', 'RUNNING', 'UNDOING', 'DISCARDED'],
  UNDOING: ['UNDONE'],
  UNDONE: [],
  DISCARDED: [],
};

/** How the file is to be read, where a person said so. */
export interface ReadSettings {
  format?: TextFormat;
  encoding?: Encoding;
  delimiter?: string;
  header?: boolean;
  sheet?: string;
}

/** What an import did so far. Counts are of rows unless they say otherwise. */
export interface ImportReport {
  read: number;
  /** Events stored, or users taken. */
  accepted: number;
  /** Users that did not exist. */
  created: number;
  /** Rows that changed a user, and rows that changed nothing of one. */
  updated: number;
  unchanged: number;
  /** Rows of a user of whom an earlier row of the file told already. */
  sameUser: number;
  /** Users that a row found to be one person with another, and that were merged into them. */
  merged: number;
  /** Events that were there already, by their message ids. */
  duplicates: number;
  /** Rows of events without an id of their own that are letter for letter an earlier row; each is taken or rejected like any other. */
  repeated: number;
  rejected: number;
  /** By reason, and by rule of cleaning: how many values it repaired. */
  rejectedBy: Record<string, number>;
  repairedBy: Record<string, number>;
  /** Rows without a value, by target. */
  emptyBy: Record<string, number>;
  /** What is unusual in the columns of the file. */
  oddities: Oddity[];
  tookMs: number;
}

export const NO_REPORT: ImportReport = {
  read: 0,
  accepted: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  sameUser: 0,
  merged: 0,
  duplicates: 0,
  repeated: 0,
  rejected: 0,
  rejectedBy: {},
  repairedBy: {},
  emptyBy: {},
  oddities: [],
  tookMs: 0,
};

/** What an undo did. */
export interface UndoReport {
  usersRemoved: number;
  /** Users that the import created and that something else has touched since. */
  usersKept: number;
  valuesRestored: number;
  /** Values that something else has changed since. */
  valuesKept: number;
  identitiesRemoved: number;
  tagsRemoved: number;
  eventsRemoved: number;
  /** Events that somebody else has sent, too. */
  eventsKept: number;
}

/** Also of what an undo of an earlier version did not count. */
export const NOTHING_UNDONE: UndoReport = {
  usersRemoved: 0,
  usersKept: 0,
  valuesRestored: 0,
  valuesKept: 0,
  identitiesRemoved: 0,
  tagsRemoved: 0,
  eventsRemoved: 0,
  eventsKept: 0,
};

export interface Import {
  id: string;
  state: ImportState;
  fileName: string;
  /** Who uploaded it; null where nobody did, as of a connector's. They alone see its content beside those who may see sensitive values. */
  uploadedBy: string | null;
  bytes: number | null;
  received: number;
  fileKept: boolean;
  settings: ReadSettings;
  examination: FileExamination | null;
  mapping: Mapping | null;
  /** The key of the source that its values come from. */
  source: string | null;
  contentHash: string | null;
  /** The import that had done the same already. */
  sameAs: string | null;
  rowsDone: number;
  progress: number;
  report: ImportReport;
  undoReport: UndoReport | null;
  /** Why it FAILED or was DISCARDED. */
  fault: { code: string; message: string } | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
}

export const COLUMNS = `id, state, file_name AS "fileName", uploaded_by AS "uploadedBy", bytes::float8 AS bytes, received::float8 AS received,
  file_kept AS "fileKept", settings, examination, mapping, source, content_hash AS "contentHash", same_as AS "sameAs",
  rows_done::float8 AS "rowsDone", progress, report, undo_report AS "undoReport", fault,
  created_at AS "createdAt", started_at AS "startedAt", finished_at AS "finishedAt", undone_at AS "undoneAt"`;

/** As the database gives it: a report that has not begun is empty. */
export const importOf = (row: Import): Import => ({
  ...row,
  report: { ...NO_REPORT, ...row.report },
  undoReport: row.undoReport && { ...NOTHING_UNDONE, ...row.undoReport },
});

/** What is written along with a move. */
export interface MoveChanges {
  settings?: ReadSettings;
  examination?: FileExamination | null;
  fault?: Import['fault'];
}

/**
 * Moves an import to another state, where it may; two that move it at once find that one of them may not. Refuses with
 * `WRONG_STATE`, which names the state that it is in.
 */
export async function move(
  queryable: Queryable,
  id: string,
  to: ImportState,
  changes: MoveChanges = {},
): Promise<Import> {
  const from = IMPORT_STATES.filter((state) => MOVES[state].includes(to));
  const [moved] = await queryable.query<Import>(
    `UPDATE imports SET state = $2, fault = $4::jsonb,
       settings = coalesce($5::jsonb, settings), examination = coalesce($6::jsonb, examination),
       started_at = CASE WHEN $2 = 'RUNNING' THEN coalesce(started_at, now()) ELSE started_at END,
       finished_at = CASE WHEN $2 IN ('DONE', 'CANCELLED', 'FAILED', 'DISCARDED') THEN clock_timestamp()
         WHEN $2 = 'RUNNING' THEN NULL ELSE finished_at END,
       undone_at = CASE WHEN $2 = 'UNDONE' THEN clock_timestamp() ELSE undone_at END
     WHERE id = $1 AND state = ANY($3::text[]) RETURNING ${COLUMNS}`,
    [id, to, from, jsonOf(changes.fault), jsonOf(changes.settings), jsonOf(changes.examination)],
  );
  if (moved) return importOf(moved);
  const found = await findImport(queryable, id);
  if (!found) throw noSuchImport(id);
  throw new Refusal('WRONG_STATE', `the import is ${found.state}, and cannot become ${to}`, { state: found.state });
}

export async function findImport(queryable: Queryable, id: string): Promise<Import | undefined> {
  // Ids are bigint; anything else names no import and would be an error of the database.
  if (!/^\d{1,18}$/.test(id)) return undefined;
  const [row] = await queryable.query<Import>(`SELECT ${COLUMNS} FROM imports WHERE id = $1`, [id]);
  return row && importOf(row);
}

export async function theImport(queryable: Queryable, id: string): Promise<Import> {
  const found = await findImport(queryable, id);
  if (!found) throw noSuchImport(id);
  return found;
}

export const noSuchImport = (id: string): Refusal =>
  new Refusal('NOT_FOUND', `there is no import ${JSON.stringify(id.slice(0, 20))}`);

const jsonOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);
