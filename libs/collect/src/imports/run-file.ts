import type { Database } from '@strata/db';
import type { UnseenKinds } from '@strata/profile';
import type { Mapping } from '../mapping/mapping.js';
import type { ImportDoors } from './doors.js';
import { openExamined } from './examination.js';
import type { FileExamination } from './examination.js';
import { move } from './import.js';
import type { Import, ImportReport } from './import.js';
import { ImportRun } from './import-run.js';
import { Oddities } from './oddities.js';
import { preparing } from './prepare.js';
import type { PreparingOptions } from './prepare.js';
import type { FileSource } from './source.js';
import type { UnpackLimits } from './unpack.js';
import { dropFile } from './upload.js';
import { Withheld } from './withheld.js';

/** What running a file takes. */
export interface FileWork {
  database: Database;
  doors: ImportDoors;
  limits: UnpackLimits;
}

export interface RunWatch {
  signal: AbortSignal;
  /** Of whoever runs it; absent: they see all kinds of identities. */
  unseen?: UnseenKinds;
  /** Is told what is stored, and how much of the file is read: 0 to 1. */
  moved?: (report: ImportReport, progress: number) => void;
}

/** Refuses a mapping that does not fit the file, before anything is stored. */
export async function expectFitting(
  { doors, limits }: FileWork,
  file: FileSource,
  examination: FileExamination,
  mapping: Mapping,
  source: string,
  options: PreparingOptions = {},
): Promise<void> {
  const records = await openExamined(file, examination, limits);
  try {
    await preparing(doors, mapping, source, records, options);
  } finally {
    await records.close();
  }
}

/** Reads the file on from where its import stands, to the end. Throws `MovedOn` where the import is no longer ours to run. */
export async function runFile(
  { database, doors, limits }: FileWork,
  found: Import,
  file: FileSource,
  { signal, moved, unseen }: RunWatch,
): Promise<void> {
  const { id, mapping, source, examination } = found;
  if (!mapping || source === null || !examination) throw new Error(`import ${id} has nothing to run by`);
  let bytes = 0;
  const records = await openExamined(file, examination, limits, (to) => (bytes = to));
  const empty: Record<string, number> = {};
  const { prepare, guarded, region } = await preparing(doors, mapping, source, records, {
    onEmpty: (target) => {
      empty[target] = (empty[target] ?? 0) + 1;
    },
  });
  const progress = () => Math.min(bytes / Math.max(file.bytes, 1), 1);
  const withheld = new Withheld(mapping, records.header, guarded, region);
  const names = examination.columns.map(({ name }) => name);
  const oddities = new Oddities(names, mapping.missing);
  const plan = { kind: mapping.kind, source, prepare, withheld, progress, empty, oddities, moved, unseen };
  const run = new ImportRun(database, doors, found, plan);
  try {
    await run.go(records.read(), signal);
  } finally {
    await records.close();
  }
  await database.transaction(async (transaction) => {
    await move(transaction, id, 'DONE');
    await transaction.query('UPDATE imports SET progress = 1 WHERE id = $1', [id]);
    await dropFile(transaction, id);
  });
}
