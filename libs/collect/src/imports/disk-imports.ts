import { Refusal } from '@strata/db';
import type { Transaction } from '@strata/db';
import { fieldsOfHeader, parseField, readMapping } from '../mapping/mapping.js';
import type { ImportKind, Mapping, MappingField } from '../mapping/mapping.js';
import { examineFile } from './examination.js';
import type { FileExamination } from './examination.js';
import { COLUMNS, importOf, move, theImport } from './import.js';
import type { Import, ImportReport, ReadSettings } from './import.js';
import { MovedOn } from './import-run.js';
import { expectFitting, runFile } from './run-file.js';
import type { FileWork } from './run-file.js';
import { sameWork, workOf } from './same-work.js';
import { fileOnDisk } from './source.js';
import type { FileSource } from './source.js';
import { bareName } from './upload.js';

/** How a file of this machine is to be imported. */
export interface DiskInput {
  kind: ImportKind;
  /** Each `TARGET=COLUMN[:FORMAT]`. None: a header names the targets itself, and JSON has the shape of the API. */
  maps: readonly string[];
  /** The name of every event of the file. */
  name?: string;
  /** Texts that stand for no value. */
  missing?: readonly string[];
  settings: ReadSettings;
  /** The key of the source that the values come from. */
  source: string;
}

export interface DiskWatch {
  /** What the file is, and behind which row the import goes on. */
  found(examination: FileExamination, bytes: number, resumedAt: number): void;
  moved(report: ImportReport, progress: number): void;
}

export interface DiskAnswer {
  import: Import;
  /** It was imported before, and nothing was done now. */
  before: boolean;
  /** Behind this row it began. */
  resumedAt: number;
}

/**
 * Imports of files where they lie, in the process of whoever calls: the same imports as the app's, but that their file is not uploaded. Which
 * import a file belongs to is told by its content and its mapping, so a second run changes nothing, and one after a crash goes on where the first was.
 */
export class DiskImports {
  constructor(private readonly work: FileWork) {}

  async import(path: string, input: DiskInput, watch: DiskWatch, signal: AbortSignal): Promise<DiskAnswer> {
    const { doors, limits, database } = this.work;
    const fields = input.maps.map((written) => parseField(input.kind, written));
    const file = await fileOnDisk(path);
    const { attributes } = await doors.definitions();
    const header = input.settings.header ?? needsHeader(fields);
    const examination = await examineFile(file, { ...input.settings, header }, limits, attributes);
    const mapping = mappingOf(input, fields, examination);
    await expectFitting(this.work, file, examination, mapping, input.source);
    await doors.expectSource(input.source);
    const { found, before } = await database.transaction((transaction) =>
      claim(transaction, file, { ...input.settings, header }, examination, mapping, input.source),
    );
    const resumedAt = before ? 0 : found.rowsDone;
    watch.found(examination, file.bytes, resumedAt);
    if (!before) await this.run(found, file, watch, signal);
    return { import: await theImport(database, found.id), before, resumedAt };
  }

  private async run(found: Import, file: FileSource, watch: DiskWatch, signal: AbortSignal): Promise<void> {
    const { database } = this.work;
    try {
      await runFile(this.work, found, file, { signal, moved: (report, progress) => watch.moved(report, progress) });
    } catch (error) {
      const { state } = await theImport(database, found.id);
      if (error instanceof MovedOn || state !== 'RUNNING') throw movedOn(found.id, state);
      const fault =
        error instanceof Refusal
          ? { code: error.code, message: error.message }
          : { code: 'INTERNAL', message: 'it failed; what was imported stands, and the same command goes on' };
      await move(database, found.id, 'FAILED', { fault });
      throw error;
    }
  }
}

/** The import of this file and mapping: the one that did it, the one that goes on, or a new one. */
async function claim(
  transaction: Transaction,
  file: FileSource,
  settings: ReadSettings,
  examination: FileExamination,
  mapping: Mapping,
  source: string,
): Promise<{ found: Import; before: boolean }> {
  const work = workOf(mapping, source, examination);
  const same = await sameWork(transaction, work);
  if (same?.state === 'RUNNING' && same.fileKept)
    throw new Refusal('IMPORT_RUNNING', `import ${same.id} of the app imports this file; nothing is lost`);
  if (same) return { found: await theImport(transaction, same.id), before: same.state === 'DONE' };
  const { contentHash, mappingHash } = work;
  const [ended] = await transaction.query<{ id: string }>(
    `SELECT id FROM imports WHERE content_hash = $1 AND mapping_hash = $2 AND same_as IS NULL AND NOT file_kept
       AND state IN ('CANCELLED', 'FAILED') ORDER BY id DESC LIMIT 1`,
    [contentHash, mappingHash],
  );
  if (ended) return { found: await move(transaction, ended.id, 'RUNNING'), before: false };
  const [begun] = await transaction.query<Import>(
    `INSERT INTO imports (state, file_name, bytes, received, file_kept, settings, examination, mapping, source,
       content_hash, mapping_hash, started_at)
     VALUES ('RUNNING', $1, $2, $2, false, $3, $4, $5, $6, $7, $8, now()) RETURNING ${COLUMNS}`,
    [
      bareName(file.name),
      file.bytes,
      JSON.stringify(settings),
      JSON.stringify(withoutValues(examination)),
      JSON.stringify(mapping),
      source,
      contentHash,
      mappingHash,
    ],
  );
  return { found: importOf(begun!), before: false };
}

/** Nothing of what the file says stays in the database but what is imported. */
const withoutValues = (examination: FileExamination): FileExamination => ({
  ...examination,
  columns: examination.columns.map((column) => ({ ...column, samples: [] })),
  firstRows: [],
});

/** Columns that all go by number need no header; names do. */
const needsHeader = (fields: readonly MappingField[]): boolean =>
  fields.length === 0 || !fields.every(({ source }) => /^\d+$/.test(String(source)));

function mappingOf({ kind, name, missing }: DiskInput, written: MappingField[], examination: FileExamination): Mapping {
  const { header, format, columns } = examination;
  const byNumber = !header && format !== 'ndjson';
  const fields = byNumber ? written.map((field) => ({ ...field, source: Number(field.source) })) : written;
  const named = fieldsOfHeader(
    kind,
    columns.map((column) => column.name),
  );
  return readMapping({
    kind,
    ...(name === undefined ? {} : { name }),
    fields: written.length === 0 && header ? named : fields,
    ...(missing?.length ? { missing } : {}),
  });
}

function movedOn(id: string, state: Import['state']): Refusal {
  return state === 'RUNNING' || state === 'DONE'
    ? new Refusal('IMPORT_RUNNING', 'another process is importing this file; nothing is lost')
    : new Refusal(
        'CANCELLED',
        `import ${id} was ended by somebody; what was imported stands, and the same command goes on`,
      );
}
