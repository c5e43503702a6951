import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { enqueue } from '@strata/jobs';
import type { IdentityKind, UnseenKinds } from '@strata/profile';
import type { CleaningSettings } from '../cleaning/rules.js';
import { cellRepairs } from './cell-repairs.js';
import { rawReader } from '../mapping/bind.js';
import { readMapping } from '../mapping/mapping.js';
import type { ImportKind } from '../mapping/mapping.js';
import type { ImportDoors } from './doors.js';
import { examineFile, firstRows, openExamined } from './examination.js';
import type { FileExamination } from './examination.js';
import { guessMapping } from './guess.js';
import type { KnownAttribute, MappingGuess } from './guess.js';
import { COLUMNS, findImport, importOf, move, theImport } from './import.js';
import type { Import, ImportState, ReadSettings } from './import.js';
import { MovedOn } from './import-run.js';
import { preparing } from './prepare.js';
import { ImportUndo } from './import-undo.js';
import { EXAMINE, RUN, UNDO } from './job-names.js';
import { previewRows } from './preview.js';
import type { PreviewRow } from './preview.js';
import { reasonsIn } from './reasons.js';
import type { ReasonLanguage } from './reasons.js';
import { rejectedCsv } from './rejected-store.js';
import { expectFitting, runFile } from './run-file.js';
import type { FileWork } from './run-file.js';
import { sameWork, workOf } from './same-work.js';
import { dropFile, uploadedFile, Uploads } from './upload.js';
import type { Examiner } from './upload.js';

export interface ImportLimits {
  /** The largest file, as it comes. */
  maxBytes: number;
  /** What a packed file may open to. */
  maxUnpackedBytes: number;
}

/** How an import is to be run. */
export interface RunInput {
  mapping: unknown;
  /** The key of the source that the values come from. */
  source: string;
  /** Attributes that are made with it. */
  newAttributes?: readonly KnownAttribute[];
  /** Of whoever runs it; absent: they see all kinds of identities. */
  unseen?: UnseenKinds | undefined;
}

/** How a mapping is to be tried. */
export interface PreviewInput extends RunInput {
  /** How values would be cleaned, in place of the source's settings. */
  cleaning?: CleaningSettings;
}

const PREVIEWED = 50;
/** After this many tries, half a minute in all, a run is given up; a person may start it again, and it goes on where it was. */
const TRIES = 4;
const FILE_DAYS = 7;
const REJECTED_DAYS = 30;

/** Imports of files in the app: examined, mapped, run and taken back. */
export class ImportService {
  readonly uploads: Uploads;

  constructor(
    private readonly database: Database,
    private readonly doors: ImportDoors,
    private readonly limits: ImportLimits,
    private readonly clock: () => number = Date.now,
  ) {
    this.uploads = new Uploads(database, limits);
  }

  private get filework(): FileWork {
    const { database, doors, limits } = this;
    return { database, doors, limits };
  }

  find(id: string): Promise<Import | undefined> {
    return findImport(this.database, id);
  }

  /** The newest first, below the id `before` where given. */
  async list(first: number, before: string | undefined, states: readonly ImportState[] | undefined): Promise<Import[]> {
    const rows = await this.database.query<Import>(
      `SELECT ${COLUMNS} FROM imports WHERE ($1::bigint IS NULL OR id < $1) AND ($2::text[] IS NULL OR state = ANY($2))
       ORDER BY imports.id DESC LIMIT $3`,
      [before ?? null, states ?? null, first],
    );
    return rows.map(importOf);
  }

  async count(states: readonly ImportState[] | undefined): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM imports WHERE $1::text[] IS NULL OR state = ANY($1)',
      [states ?? null],
    );
    return row?.count ?? 0;
  }

  /** Reads the file anew, as a person says. */
  examineAgain(id: string, settings: ReadSettings): Promise<Import> {
    return this.database.transaction(async (transaction) => {
      const moved = await move(transaction, id, 'EXAMINING', { settings });
      if (!moved.fileKept) throw fileGone();
      if (moved.rowsDone > 0) throw new Refusal('WRONG_STATE', 'the import has begun; undo it first');
      await enqueue(transaction, EXAMINE, { id }, { key: `import:${id}` });
      return moved;
    });
  }

  /** The job: what the file holds. A file that cannot be read fails the import with the reason. */
  async examine(id: string, attempt = 1): Promise<void> {
    const found = await findImport(this.database, id);
    if (found?.state !== 'EXAMINING') return;
    try {
      const { attributes } = await this.doors.definitions();
      const examination = await examineFile(
        uploadedFile(this.database, found),
        found.settings,
        this.limits,
        attributes,
      );
      await move(this.database, id, 'READY', { examination });
      await this.database.query('UPDATE imports SET content_hash = $2 WHERE id = $1', [id, examination.hash]);
    } catch (error) {
      if (!(error instanceof Refusal)) {
        const fault = { code: 'INTERNAL', message: `it could not be read in ${TRIES} tries` };
        if (attempt >= TRIES) await move(this.database, id, 'FAILED', { fault });
        throw error;
      }
      // Another worker has examined it meanwhile, and it may be running.
      if (error.code === 'WRONG_STATE') return;
      await move(this.database, id, 'FAILED', { fault: { code: error.code, message: error.message } });
    }
  }

  /** What the columns probably are if the rows are of this kind. */
  async guess(id: string, kind: ImportKind): Promise<MappingGuess> {
    const { examination } = await theImport(this.database, id);
    if (!examination) throw new Refusal('WRONG_STATE', 'the file is not examined yet');
    const { attributes } = await this.doors.definitions();
    return guessMapping(examination.columns, attributes, kind);
  }

  /** The first rows as they would be stored. Nothing is written. */
  async preview(id: string, input: PreviewInput): Promise<PreviewRow[]> {
    const found = await theImport(this.database, id);
    const mapping = readMapping(input.mapping);
    const { examination } = readable(found);
    const records = await openExamined(uploadedFile(this.database, found), examination, this.limits);
    try {
      const { prepare, around, types, region } = await preparing(this.doors, mapping, input.source, records, input);
      const rows = await firstRows(records, PREVIEWED);
      const rawOf = rawReader(mapping, records.header);
      const repairsOf = cellRepairs(mapping, records.header, around);
      return previewRows(rows, mapping, prepare, { types, region, now: this.clock(), rawOf, repairsOf });
    } finally {
      await records.close();
    }
  }

  /** Begins a run, or goes on with one that ended early. What was done with the same file already is not done again. */
  async run(id: string, input: RunInput, by: Examiner = 'JOB'): Promise<Import> {
    const found = await theImport(this.database, id);
    const { examination } = readable(found);
    const mapping = readMapping(input.mapping);
    // Read anew, because the database keeps keys in an order of its own.
    if (found.rowsDone > 0 && JSON.stringify(readMapping(found.mapping)) !== JSON.stringify(mapping)) {
      throw new Refusal('MAPPING_CHANGED', 'the import has begun with another mapping; undo it first');
    }
    // Whatever does not fit is refused now, and not by the job.
    await expectFitting(this.filework, uploadedFile(this.database, found), examination, mapping, input.source, input);
    await this.doors.expectSource(input.source);
    if (input.newAttributes?.length) await this.doors.defineAttributes(input.newAttributes);
    const work = workOf(mapping, input.source, examination);
    return this.database.transaction(async (transaction) => {
      const same = await sameWork(transaction, work, id);
      // No job goes on with it when its process dies.
      if (same?.state === 'RUNNING' && !same.fileKept)
        throw new Refusal(
          'IMPORT_RUNNING',
          `import ${same.id} of the command line imports this file; wait for it, or cancel it`,
        );
      await transaction.query(
        'UPDATE imports SET mapping = $2, source = $3, mapping_hash = $4, same_as = $5 WHERE id = $1',
        [id, JSON.stringify(mapping), input.source, work.mappingHash, same?.id ?? null],
      );
      const running = await move(transaction, id, 'RUNNING');
      if (!same && by === 'JOB') {
        const unseen = [...(input.unseen ?? [])];
        await enqueue(transaction, RUN, { id, unseen }, { key: `import:${id}` });
      }
      if (!same) return running;
      await dropFile(transaction, id);
      await transaction.query('UPDATE imports SET progress = 1 WHERE id = $1', [id]);
      return move(transaction, id, 'DONE');
    });
  }

  /** The job: reads on from where the import stands, with the eyes of whoever ran it. */
  async work(id: string, signal: AbortSignal, attempt = 1, unseen: readonly IdentityKind[] = []): Promise<void> {
    const found = await findImport(this.database, id);
    if (found?.state !== 'RUNNING' || !found.fileKept) return;
    try {
      await runFile(this.filework, found, uploadedFile(this.database, found), { signal, unseen: new Set(unseen) });
    } catch (error) {
      if (error instanceof MovedOn) return;
      const refused = error instanceof Refusal;
      if (refused || (attempt >= TRIES && !signal.aborted)) {
        const fault = refused
          ? { code: error.code, message: error.message }
          : { code: 'INTERNAL', message: `it failed in ${TRIES} tries; what was imported stands, and it can go on` };
        await move(this.database, id, 'FAILED', { fault });
      }
      if (!refused) throw error;
    }
  }

  /** Ends a run behind the batch under way. What was imported stands; it can go on, or be undone. */
  cancel(id: string): Promise<Import> {
    return move(this.database, id, 'CANCELLED');
  }

  /** Begins to take an import back. */
  undo(id: string): Promise<Import> {
    return this.database.transaction(async (transaction) => {
      const undoing = await move(transaction, id, 'UNDOING');
      if (undoing.sameAs !== null)
        throw new Refusal('NOTHING_TO_UNDO', `import ${undoing.sameAs} did the work; undo that one`);
      await enqueue(transaction, UNDO, { id }, { key: `import:${id}` });
      return undoing;
    });
  }

  /** The job of an undo. */
  async takeBack(id: string, signal: AbortSignal): Promise<void> {
    const found = await findImport(this.database, id);
    if (found?.state !== 'UNDOING') return;
    try {
      await new ImportUndo(this.database, this.doors, id, found.source ?? '').go(signal);
    } catch (error) {
      if (error instanceof MovedOn) return;
      throw error;
    }
    await this.database.transaction(async (transaction) => {
      await move(transaction, id, 'UNDONE');
      await transaction.query('DELETE FROM import_rejected_rows WHERE import_id = $1', [id]);
      await dropFile(transaction, id);
    });
  }

  /** Throws a file away that is not to be imported. */
  discard(id: string): Promise<Import> {
    return this.database.transaction(async (transaction) => {
      const discarded = await move(transaction, id, 'DISCARDED');
      if (discarded.rowsDone > 0) throw new Refusal('WRONG_STATE', 'rows of it were imported; undo it');
      await dropFile(transaction, id);
      return { ...discarded, fileKept: false };
    });
  }

  /** The rejected rows as CSV, with the columns of the file and the reasons in this language. */
  rejectedRows({ id, examination, mapping }: Import, language: ReasonLanguage = 'en'): AsyncGenerator<string> {
    const isTable = examination !== null && examination.format !== 'ndjson';
    const columns = isTable ? examination.columns.map(({ name }) => name) : undefined;
    return rejectedCsv(this.database, id, { columns, language, reasonOf: reasonsIn(language, mapping?.fields ?? []) });
  }

  /** The job: forgets files that nobody imported in a week, and rejected rows after a month. */
  async expire(): Promise<number> {
    const waiting = await this.database.query<{ id: string; state: ImportState; rows: string }>(
      `SELECT id, state, rows_done AS rows FROM imports WHERE file_kept AND created_at < now() - make_interval(days => $1)
         AND state IN ('UPLOADING', 'READY', 'CANCELLED', 'FAILED') ORDER BY id LIMIT 1000`,
      [FILE_DAYS],
    );
    for (const { id, rows } of waiting) {
      await this.database.transaction(async (transaction) => {
        await dropFile(transaction, id);
        const fault = { code: 'EXPIRED', message: `the file was kept for ${FILE_DAYS} days` };
        if (Number(rows) === 0) await move(transaction, id, 'DISCARDED', { fault });
      });
    }
    const [old] = await this.database.query<{ count: number }>(
      `WITH gone AS (DELETE FROM import_rejected_rows WHERE import_id IN
         (SELECT id FROM imports WHERE finished_at < now() - make_interval(days => $1)) RETURNING 1)
       SELECT count(*)::integer AS count FROM gone`,
      [REJECTED_DAYS],
    );
    return waiting.length + (old?.count ?? 0);
  }
}

/** With its examination and its file. */
function readable(found: Import): { examination: FileExamination } {
  if (!found.fileKept) throw fileGone();
  if (!found.examination)
    throw new Refusal('WRONG_STATE', `the import is ${found.state}; its file is not examined yet`);
  return { examination: found.examination };
}

const fileGone = (): Refusal => new Refusal('FILE_GONE', 'the file is no longer kept; upload it again');
