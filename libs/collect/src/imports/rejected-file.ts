import { unguarded } from '../csv.js';
import { jsonObject } from './records.js';
import type { FileRecord } from './records.js';
import type { ReasonLanguage } from './reasons.js';

/**
 * What stands behind the columns of an import's own file in the file of its rejected rows: which row, which line, and why. No other
 * system names columns so, and by them the file is known when it comes back mended.
 */
export const BESIDE: Readonly<Record<ReasonLanguage, readonly string[]>> = {
  en: ['rejected:row', 'rejected:line', 'rejected:code', 'rejected:reason'],
  zh: ['拒收:第几条', '拒收:文件行号', '拒收:代码', '拒收:原因'],
};

/** The one column of rejected JSON. */
export const CONTENT: Readonly<Record<ReasonLanguage, string>> = { en: 'rejected:content', zh: '拒收:内容' };

const WIDTH = 4;
const CONTENTS = new Set(Object.values(CONTENT));
const JSON_HEADER = new RegExp(`^"?(${[...CONTENTS].join('|')})"?[,;|\\t]`);

/** A file of rejected rows that comes back. */
export interface RejectedFile {
  /** The names of the columns that the first file had. */
  columns: readonly string[];
  /** They are one: the text of a line of JSON. */
  isJson: boolean;
  /** A record as the first file would have it. */
  restore: (record: FileRecord) => FileRecord;
}

/** Whether this is the first line of a file of rejected JSON. */
export const startsRejectedJson = (line: string): boolean => JSON_HEADER.test(line);

/** Tells by its header; whoever saved it in a spreadsheet may have given it empty columns more. */
export function rejectedFile(header: FileRecord | undefined): RejectedFile | undefined {
  if (!header || !('fields' in header)) return undefined;
  const names = header.fields.map((field) => field.trim());
  const width = names.findLastIndex((name) => name !== '') + 1 - WIDTH;
  const isOurs = (beside: readonly string[]): boolean => beside.every((name, at) => names[width + at] === name);
  if (width < 1 || !Object.values(BESIDE).some(isOurs)) return undefined;
  const columns = names.slice(0, width).map(unguarded);
  const isJson = width === 1 && CONTENTS.has(columns[0]!);
  return {
    columns,
    isJson,
    restore(record) {
      if (!('fields' in record)) return record;
      // Behind the reason stands what had no column, as it does in the file that is written.
      const fields = [...record.fields.slice(0, width), ...record.fields.slice(width + WIDTH)].map(unguarded);
      return isJson
        ? jsonObject({ number: record.line, text: fields[0] ?? '', tooLong: false })
        : { line: record.line, text: fields.join('\n'), fields };
    },
  };
}
