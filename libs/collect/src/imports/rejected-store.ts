import type { Queryable } from '@strata/db';
import { csvLine } from '../csv.js';
import { BESIDE, CONTENT } from './rejected-file.js';
import type { ReasonLanguage } from './reasons.js';
import type { FileRecord } from './records.js';
import { storable } from './storable.js';

export interface RejectedRecord {
  record: FileRecord;
  /** The number of the record, 1 for the first. */
  row: number;
  code: string;
  message: string;
}

/** So many rows of one import are kept, with so much of each; all are counted. A wrong mapping rejects every row of a file. */
export const MOST_KEPT = 100_000;
const LONGEST_FIELD = 2_000;
const MOST_FIELDS = 1_000;

/** What is said of a rejected row, by the code and the English message that are kept. */
export type ReasonOf = (code: string, message: string) => string;

/** Keeps rejected rows; `before` were rejected so far. */
export async function keepRejectedRows(
  queryable: Queryable,
  importId: string,
  before: number,
  rows: readonly RejectedRecord[],
): Promise<void> {
  const kept = rows.slice(0, Math.max(0, MOST_KEPT - before));
  if (kept.length === 0) return;
  await queryable.query(
    `INSERT INTO import_rejected_rows (import_id, row, line, code, reason, fields)
     SELECT $1, (r ->> 0)::bigint, (r ->> 1)::bigint, r ->> 2, r ->> 3,
       ARRAY(SELECT jsonb_array_elements_text(r -> 4))
     FROM jsonb_array_elements($2::jsonb) AS r`,
    [
      importId,
      JSON.stringify(
        kept.map(({ record, row, code, message }) => [row, record.line, code, storable(message), fieldsOf(record)]),
      ),
    ],
  );
}

/** The lines that could not be split into cells. */
const WHOLE_LINES = new Set(['LINE_TOO_LONG', 'MISPLACED_QUOTE', 'UNCLOSED_QUOTE', 'INVALID_ENCODING']);

/** How a file of rejected rows is written: the columns of the import's own file (none: it is JSON), in which language, and why. */
export interface RejectedCsv {
  columns: readonly string[] | undefined;
  language: ReasonLanguage;
  reasonOf: ReasonOf;
}

/**
 * The rejected rows of an import as CSV, the reason beside each row as it was: mended, the file can be imported, and what stands beside
 * the columns is left out. What has no column, such as a line that could not be split, comes last, and keeps the row out until it is mended.
 */
export async function* rejectedCsv(
  queryable: Queryable,
  importId: string,
  { columns, language, reasonOf }: RejectedCsv,
): AsyncGenerator<string> {
  // By it spreadsheets know that a file is UTF-8.
  yield `\uFEFF${csvLine([...(columns ?? [CONTENT[language]]), ...BESIDE[language]])}`;
  const width = columns?.length ?? 1;
  for (let after = 0; ;) {
    const rows = await queryable.query<{ row: string; line: string; code: string; reason: string; fields: string[] }>(
      `SELECT row, line, code, reason, fields FROM import_rejected_rows
       WHERE import_id = $1 AND row > $2 ORDER BY row LIMIT 1000`,
      [importId, after],
    );
    if (rows.length === 0) return;
    after = Number(rows.at(-1)!.row);
    yield rows
      .map(({ row, line, code, reason, fields }) => {
        const cells = columns && WHOLE_LINES.has(code) ? [...padded([], width), ...fields] : padded(fields, width);
        return csvLine([...cells.slice(0, width), row, line, code, reasonOf(code, reason), ...cells.slice(width)]);
      })
      .join('');
  }
}

const padded = (fields: readonly string[], width: number): string[] =>
  fields.length >= width ? [...fields] : [...fields, ...Array.from({ length: width - fields.length }, () => '')];

function fieldsOf(record: FileRecord): string[] {
  const fields = 'fields' in record ? record.fields.slice(0, MOST_FIELDS) : [record.text];
  return fields.map((field) => storable(field.slice(0, LONGEST_FIELD)));
}
