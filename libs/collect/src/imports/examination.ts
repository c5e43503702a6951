import { createHash } from 'node:crypto';
import { examine } from './examine.js';
import type { Encoding } from './examine.js';
import { LONGEST_SAMPLE, looksLikeRow, profileColumns, valueAt } from './column-profile.js';
import type { ColumnProfile } from './column-profile.js';
import { guessMapping } from './guess.js';
import type { KnownAttribute, MappingGuess } from './guess.js';
import type { ReadSettings } from './import.js';
import { openRecords } from './open-records.js';
import type { Records } from './open-records.js';
import { weightOf } from './weight.js';
import type { FileFormat, FileRecord } from './records.js';
import { counted, startOf } from './source.js';
import type { FileSource } from './source.js';
import { unpack } from './unpack.js';
import type { UnpackLimits } from './unpack.js';
import { openSheet } from './xlsx.js';

/** What a file is and how it is read, found out once and kept with the import. */
export interface FileExamination {
  format: FileFormat;
  /** It came as gzip, and is opened while it is read. */
  packed: boolean;
  unpackedBytes: number;
  /** SHA-256 of what is inside: the same file packed or not is the same. */
  hash: string;
  encoding: Encoding;
  /** What the content says, where a person said something else. */
  detectedEncoding: Encoding;
  bom: number;
  doubtful: boolean;
  delimiter: string | null;
  /** Whether the first row names the columns; JSON needs none. */
  header: boolean;
  sheets: string[];
  sheet: string | null;
  /** How many rows the columns were told by. */
  sampledRows: number;
  columns: ColumnProfile[];
  /** As they are read, for a person to see whether they are read right; cut in length and width. */
  firstRows: string[][];
  guess: MappingGuess;
}

/** Enough to tell shapes by; a second's work at a thousand columns. */
const SAMPLED_ROWS = 2_000;

/** Reads the file once whole, for its hash and encoding, and its first rows for the guess. */
export async function examineFile(
  file: FileSource,
  settings: ReadSettings,
  limits: UnpackLimits,
  attributes: readonly KnownAttribute[],
): Promise<FileExamination> {
  if (await isZip(file)) return examineWorkbook(file, settings, limits, attributes);
  const inside = await unpack(file, limits);
  const found = await examine(inside, settings.encoding);
  const plain = await openRecords(inside, found, { ...settings, header: false });
  const records = await firstRows(plain, SAMPLED_ROWS + 1);
  const header = plain.header !== null && (settings.header ?? namesColumns(plain, records[0]));
  const opened = header ? await openRecords(inside, found, { ...settings, header }) : undefined;
  const rows = opened ? await firstRows(opened, SAMPLED_ROWS) : records.slice(0, SAMPLED_ROWS);
  const columns = profileColumns(rows, opened ? opened.header : plain.header);
  return storable({
    format: plain.format,
    packed: inside !== file,
    unpackedBytes: found.bytes,
    hash: found.hash,
    encoding: found.encoding,
    detectedEncoding: found.detected,
    bom: found.bom,
    doubtful: found.doubtful,
    delimiter: plain.delimiter,
    header,
    sheets: [],
    sheet: null,
    sampledRows: rows.length,
    columns,
    firstRows: shownRows(rows, columns),
    guess: guessMapping(columns, attributes),
  });
}

/** As the database can keep it: U+0000 and halves of surrogate pairs are no text there. */
const storable = (examination: FileExamination): FileExamination =>
  JSON.parse(
    JSON.stringify(examination, (_, value: unknown) =>
      typeof value === 'string' ? value.replace(/\0|\p{Surrogate}/gu, '\uFFFD') : value,
    ),
  ) as FileExamination;

/** Whether the first row names the columns. That of a file of rejected rows is read already. */
function namesColumns({ rejectedOf }: Records, first: FileRecord | undefined): boolean {
  const names = rejectedOf ?? (first && 'fields' in first ? first.fields : []);
  return !looksLikeRow(names);
}

const isZip = async (file: FileSource): Promise<boolean> =>
  (await startOf(file, 4)).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));

async function examineWorkbook(
  file: FileSource,
  settings: ReadSettings,
  limits: UnpackLimits,
  attributes: readonly KnownAttribute[],
): Promise<FileExamination> {
  const plain = await openSheet(file, { sheet: settings.sheet, header: false }, limits);
  const records = await firstRows(plain, SAMPLED_ROWS + 1);
  const header = settings.header ?? namesColumns(plain, records[0]);
  const { sheet, sheets } = plain;
  const opened = header ? await openSheet(file, { sheet, header }, limits) : undefined;
  const rows = opened ? await firstRows(opened, SAMPLED_ROWS) : records.slice(0, SAMPLED_ROWS);
  const columns = profileColumns(rows, opened?.header);
  const hash = createHash('sha256');
  for await (const block of file.read()) hash.update(block);
  return storable({
    format: 'xlsx',
    packed: false,
    unpackedBytes: file.bytes,
    // Rows are counted by sheet.
    hash: hash.update(sheet).digest('hex'),
    encoding: 'utf-8',
    detectedEncoding: 'utf-8',
    bom: 0,
    doubtful: false,
    delimiter: null,
    header,
    sheets,
    sheet,
    sampledRows: rows.length,
    columns,
    firstRows: shownRows(rows, columns),
    guess: guessMapping(columns, attributes),
  });
}

/** Opens a file's records as its examination found them. `heard` is told how many of its bytes have been read. */
export async function openExamined(
  file: FileSource,
  examination: FileExamination,
  limits: UnpackLimits,
  heard: (bytes: number) => void = () => undefined,
): Promise<Records> {
  const { format, header, delimiter, hash, unpackedBytes, encoding, detectedEncoding, bom, doubtful } = examination;
  if (format === 'xlsx') {
    return openSheet(counted(file, heard), { sheet: examination.sheet ?? undefined, header }, limits);
  }
  const inside = await unpack(counted(file, heard), limits);
  const found = { hash, bytes: unpackedBytes, encoding, detected: detectedEncoding, bom, doubtful };
  return openRecords(inside, found, { format, header, ...(delimiter === null ? {} : { delimiter }) });
}

/** So much is held of first rows, in bytes, about: usual rows have some hundred. */
const MOST_HELD = 16_000_000;

/** The first records, after which reading ends: fewer where they are very long. */
export async function firstRows(records: Records, most: number): Promise<FileRecord[]> {
  const first: FileRecord[] = [];
  let held = 0;
  try {
    for await (const some of records.read()) {
      for (const record of some) {
        first.push(record);
        held += weightOf(record);
        if (first.length >= most || held > MOST_HELD) return first;
      }
    }
  } finally {
    await records.close();
  }
  return first;
}

const SHOWN_ROWS = 8;
const SHOWN_COLUMNS = 60;

const shownRows = (rows: readonly FileRecord[], columns: readonly ColumnProfile[]): string[][] =>
  rows
    .filter((record) => !('fault' in record))
    .slice(0, SHOWN_ROWS)
    .map((record) =>
      columns.slice(0, SHOWN_COLUMNS).map(({ name }, at) => valueAt(record, name, at).slice(0, LONGEST_SAMPLE)),
    );
