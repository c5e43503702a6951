import type { Line } from './lines.js';

export const FORMATS = ['csv', 'tsv', 'blank', 'ndjson'] as const;
export type TextFormat = (typeof FORMATS)[number];
export type FileFormat = TextFormat | 'xlsx';

/** One record, or why there is none: `line` is where it begins. */
export type FileRecord = { line: number; text: string } & (
  { fields: string[] } | { object: Record<string, unknown> } | { fault: { code: string; message: string } }
);

type Fault = { code: string; message: string };

/** A quoted field may span lines, but no more than this: an unclosed quote must not swallow the file. */
const LONGEST_QUOTED = 1 << 20;
const MOST_QUOTED_LINES = 200;

export interface RecordReader {
  /** The records that a line completes: none within a quoted field, several when a quote turns out to have no end. */
  take(line: Line): FileRecord[];
  /** What is left when the file ends. */
  end(): FileRecord[];
}

export function recordReader(format: TextFormat, delimiter: string): RecordReader {
  if (format === 'csv' || format === 'tsv') return new DelimitedReader(format === 'tsv' ? '\t' : delimiter);
  const parse = format === 'blank' ? blankSeparated : jsonObject;
  return {
    take: (line) => (line.tooLong ? [tooLong(line)] : line.text.trim() === '' ? [] : [parse(line)]),
    end: () => [],
  };
}

const faulty = ({ number, text }: Line, code: string, message: string): FileRecord => ({
  line: number,
  text,
  fault: { code, message },
});
const tooLong = (line: Line) => faulty(line, 'LINE_TOO_LONG', 'the line is longer than 1 MB');

function blankSeparated({ number, text }: Line): FileRecord {
  return { line: number, text, fields: text.trim().split(/[ \t]+/) };
}

/** A line of JSON. */
export function jsonObject(line: Line): FileRecord {
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    return faulty(line, 'INVALID_JSON', (error as Error).message);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return faulty(line, 'INVALID_JSON', 'expected an object on each line');
  }
  if (isDeep(value, MOST_LEVELS)) return faulty(line, 'INVALID_JSON', `nested in more than ${MOST_LEVELS} levels`);
  return { line: line.number, text: line.text, object: value as Record<string, unknown> };
}

/** Whoever reads or writes it goes down as many levels, and there is an end to that. */
const MOST_LEVELS = 64;

const isDeep = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeep(inner, levels - 1)));

/**
 * CSV after RFC 4180, any delimiter. A quote that is never closed, or closed in the middle of a field, costs the line
 * where it stands and no other: reading goes on at the next line.
 */
class DelimitedReader implements RecordReader {
  /** The lines of a record whose quoted field is still open. */
  private open: Line[] = [];
  private openLength = 0;

  constructor(private readonly delimiter: string) {}

  take(line: Line): FileRecord[] {
    if (line.tooLong) return [...this.giveUp(), tooLong(line)];
    if (this.open.length === 0) {
      if (line.text === '') return [];
      if (!line.text.includes('"')) {
        return [{ line: line.number, text: line.text, fields: line.text.split(this.delimiter) }];
      }
    } else if (!line.text.includes('"')) {
      return this.keepOpen(line);
    }
    const first = this.open[0] ?? line;
    const text = [...this.open.map((part) => part.text), line.text].join('\n');
    const fields = splitQuoted(text, this.delimiter);
    if (fields === 'open') return this.keepOpen(line);
    const lines = [...this.open, line];
    this.open = [];
    this.openLength = 0;
    if (Array.isArray(fields)) return [{ line: first.number, text, fields }];
    return this.goOn(lines, fields);
  }

  end(): FileRecord[] {
    return this.giveUp();
  }

  private keepOpen(line: Line): FileRecord[] {
    this.open.push(line);
    this.openLength += line.text.length;
    return this.openLength > LONGEST_QUOTED || this.open.length > MOST_QUOTED_LINES ? this.giveUp() : [];
  }

  private giveUp(): FileRecord[] {
    const lines = this.open;
    this.open = [];
    this.openLength = 0;
    if (lines.length === 0) return [];
    const records = this.goOn(lines, { code: 'UNCLOSED_QUOTE', message: 'a quote opens here and is never closed' });
    // What followed may have opened a quote of its own; at the end of the file that one has no end either.
    return [...records, ...this.giveUp()];
  }

  /** The first of the lines is lost, the others are read afresh. */
  private goOn([first, ...others]: Line[], { code, message }: Fault): FileRecord[] {
    return [faulty(first!, code, message), ...others.flatMap((line) => this.take(line))];
  }
}

/** The fields of a record, `open` when it ends within quotes, or the fault. */
function splitQuoted(text: string, delimiter: string): string[] | 'open' | Fault {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let field = '';
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return 'open';
        field += text.slice(from, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
        from = at + 1;
      }
      fields.push(field);
      if (at === text.length) return fields;
      if (!text.startsWith(delimiter, at)) {
        return { code: 'MISPLACED_QUOTE', message: `text after the closing quote of field ${fields.length}` };
      }
    } else {
      const end = text.indexOf(delimiter, at);
      // A quote inside an unquoted field stands for itself (5" pipe), as spreadsheets read it.
      fields.push(end < 0 ? text.slice(at) : text.slice(at, end));
      if (end < 0) return fields;
      at = end;
    }
    at += delimiter.length;
  }
}
