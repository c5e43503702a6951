import { Refusal } from '@strata/db';
import { readLines } from './lines.js';
import type { Line } from './lines.js';
import type { Examination } from './examine.js';
import type { FileSource } from './source.js';
import { recordReader } from './records.js';
import { rejectedFile, startsRejectedJson } from './rejected-file.js';
import { storable } from './storable.js';
import type { FileFormat, FileRecord, TextFormat } from './records.js';

export interface Records {
  format: FileFormat;
  /** Of columns; null where there are none by a delimiter. */
  delimiter: string | null;
  /** The names of the columns; undefined without a header, null for JSON objects. */
  header: readonly string[] | null | undefined;
  /** Of a file of rejected rows the columns that the first file had; it is read as that file would be. */
  rejectedOf?: readonly string[] | undefined;
  /** Everything after the header, a portion of the file at a time: a promise for each record would cost as much as splitting it. */
  read(): AsyncGenerator<readonly FileRecord[]>;
  close(): Promise<void>;
}

export interface RecordOptions {
  format?: TextFormat;
  delimiter?: string;
  header?: boolean;
}

/** Opens a file's records: tells its format by the first line where it is not given, and reads the header where there is one. */
export async function openRecords(source: FileSource, file: Examination, options: RecordOptions): Promise<Records> {
  const blocks = readLines(source, file);
  const { value: block } = (await blocks.next()) as IteratorResult<Line[], undefined>;
  const lines = block ?? [];
  const first = lines.find(({ text }) => text.trim() !== '');
  if (!first) throw new Refusal('EMPTY_FILE', `${source.name} holds no rows`);
  // Old Macs end lines so; read on, all of the file would be its header.
  if (/\r(?!$)/.test(first.text) && !first.text.includes('"')) {
    throw new Refusal('UNSUPPORTED_FORMAT', `the lines of ${source.name} end with CR alone: save it as CSV (UTF-8)`);
  }
  const ofJson = startsRejectedJson(first.text);
  const { format, delimiter } = formatOf(first.text, ofJson ? {} : options);
  const reader = recordReader(format, delimiter);
  const waiting: FileRecord[] = lines.flatMap((line) => reader.take(line));
  const rejected = format === 'ndjson' ? undefined : rejectedFile(waiting[0]);

  const isJson = format === 'ndjson' || (rejected?.isJson ?? false);
  let header: readonly string[] | null | undefined = isJson ? null : undefined;
  const names = rejected || (!isJson && (options.header ?? true)) ? waiting.shift() : undefined;
  if (!isJson && (options.header ?? true)) {
    if (!names || !('fields' in names)) {
      throw new Refusal(
        'INVALID_HEADER',
        names && 'fault' in names ? `line ${names.line}: ${names.fault.message}` : 'the header cannot be read',
      );
    }
    header = columnNames(rejected?.columns ?? names.fields);
  }
  const checked = (read: FileRecord[]): FileRecord[] => {
    const whole = file.doubtful ? read.map(damaged) : read;
    return rejected ? whole.map(rejected.restore) : whole;
  };
  return {
    format: isJson ? 'ndjson' : format,
    delimiter: isJson ? null : format === 'tsv' ? '\t' : format === 'csv' ? delimiter : null,
    header,
    rejectedOf: rejected?.columns,
    async *read() {
      yield checked(waiting);
      for await (const next of blocks) yield checked(next.flatMap((line) => reader.take(line)));
      yield checked(reader.end());
    },
    async close() {
      await blocks.return(undefined);
    },
  };
}

/** A wider table is no table of people or of what they do, and would be held in memory row by row. */
export const MOST_COLUMNS = 1_000;

/** Each name once: columns without one go by their number, and of those that are named alike the second is `name (2)`. */
export function columnNames(fields: readonly string[]): string[] {
  if (fields.length > MOST_COLUMNS) {
    throw new Refusal('TOO_MANY_COLUMNS', `the header has more than ${MOST_COLUMNS} columns; at most so many are read`);
  }
  const taken = new Set<string>();
  return fields.map((field, at) => {
    const name = storable(field.trim()) || `#${at + 1}`;
    let unique = name;
    for (let times = 2; taken.has(unique); times += 1) unique = `${name} (${times})`;
    taken.add(unique);
    return unique;
  });
}

function formatOf(line: string, options: RecordOptions): { format: TextFormat; delimiter: string } {
  if (options.delimiter !== undefined) return { format: options.format ?? 'csv', delimiter: options.delimiter };
  const counts = [',', ';', '|'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 }));
  const best = counts.reduce((one, other) => (other.count > one.count ? other : one));
  const format = options.format ?? guess(line, best.count);
  return { format, delimiter: best.count > 0 ? best.delimiter : ',' };
}

function guess(line: string, delimiters: number): TextFormat {
  if (line.trimStart().startsWith('{')) return 'ndjson';
  if (line.includes('\t')) return 'tsv';
  // A single column is CSV as well; blanks within it would be part of its text.
  return delimiters === 0 && /\S\s+\S/.test(line) ? 'blank' : 'csv';
}

function damaged(record: FileRecord): FileRecord {
  if ('fault' in record || !record.text.includes('\uFFFD')) return record;
  return {
    line: record.line,
    text: record.text,
    fault: {
      code: 'INVALID_ENCODING',
      message: 'bytes that are not of the file’s encoding; give --encoding if it is another one',
    },
  };
}
