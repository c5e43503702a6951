import { Refusal } from '@strata/db';
import { LONGEST_LINE } from './lines.js';
import { columnNames, MOST_COLUMNS } from './open-records.js';
import type { Records } from './open-records.js';
import type { FileRecord } from './records.js';
import type { FileSource } from './source.js';
import type { UnpackLimits } from './unpack.js';
import { rejectedFile } from './rejected-file.js';
import { LONGEST_CELL } from './shared-texts.js';
import { dateText, readWorkbook } from './workbook.js';
import type { Workbook } from './workbook.js';
import { readXml } from './xml.js';
import { openZip } from './zip.js';
import type { Zip } from './zip.js';

/** The records of one sheet, and which sheets there are. */
export interface SheetRecords extends Records {
  sheets: string[];
  sheet: string;
}

/** What lies beyond is told by one cell more: 40 bytes of a packed sheet could make a row of 16,384 cells. */
const MOST_CELLS = MOST_COLUMNS + 1;
const KEPT_OF_TOO_LONG = 200;

/** Opens a sheet of an Excel workbook, the first where none is named. Rows are read as they come; empty ones are passed over. */
export async function openSheet(
  file: FileSource,
  options: { sheet?: string | undefined; header: boolean },
  limits: UnpackLimits,
): Promise<SheetRecords> {
  const zip = await openZip(file, limits);
  const workbook = await readWorkbook(zip);
  const sheet =
    options.sheet === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === options.sheet);
  if (!sheet) throw new Refusal('NO_SUCH_SHEET', `there is no sheet "${options.sheet?.slice(0, 80)}"`);
  const rows = rowsOf(zip, sheet.part, workbook);
  const first = await rows.next();
  if (first.done) throw new Refusal('EMPTY_FILE', `the sheet "${sheet.name}" holds no rows`);
  const rejected = rejectedFile(first.value);
  if (rejected?.isJson)
    throw new Refusal('UNSUPPORTED_FORMAT', 'rejected rows of JSON are read from CSV: save it as CSV');
  const names = rejected?.columns ?? ('fields' in first.value ? first.value.fields : []);
  const header = options.header ? columnNames(names) : undefined;
  return {
    format: 'xlsx',
    delimiter: null,
    header,
    rejectedOf: rejected?.columns,
    sheets: workbook.sheets.map(({ name }) => name),
    sheet: sheet.name,
    async *read() {
      if (!header && !rejected) yield [first.value];
      for await (const row of rows) yield [rejected ? rejected.restore(row) : row];
    },
    async close() {
      await rows.return(undefined);
      zip.close();
    },
  };
}

async function* rowsOf(zip: Zip, part: string, workbook: Workbook): AsyncGenerator<FileRecord, undefined> {
  const reader = new RowReader(workbook);
  const blocks = readXml(zip.read(part), reader);
  try {
    while (!(await blocks.next()).done) {
      const { rows } = reader;
      reader.rows = [];
      yield* rows;
    }
  } finally {
    await blocks.return(undefined);
  }
  return undefined;
}

class RowReader {
  rows: FileRecord[] = [];
  private line = 0;
  private fields: string[] = [];
  private characters = 0;
  private column = 0;
  private type = '';
  private style = 0;
  private value = '';
  private within = false;
  private phonetic = false;

  constructor(private readonly workbook: Workbook) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.line = Number(attributes.r ?? this.line + 1);
      this.fields = [];
      this.characters = 0;
      this.column = -1;
    } else if (name === 'c') {
      this.column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r);
      this.type = attributes.t ?? 'n';
      this.style = Number(attributes.s ?? 0);
      this.value = '';
    } else if (name === 'rPh') this.phonetic = true;
    else if (name === 'v' || name === 't') this.within = !this.phonetic;
  }

  text(text: string): void {
    if (this.within && this.value.length <= LONGEST_CELL) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.within = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') this.put(this.cell());
    else if (name === 'row' && this.fields.some((field) => field !== '')) this.rows.push(this.row());
  }

  private row(): FileRecord {
    const { line, fields } = this;
    if (this.characters <= LONGEST_LINE) return { line, text: fields.join('\t'), fields };
    // A copy, because a part of a text keeps all of it.
    const text = Buffer.from(fields.find((field) => field !== '')!.slice(0, KEPT_OF_TOO_LONG)).toString();
    return {
      line,
      text,
      fault: {
        code: 'LINE_TOO_LONG',
        message: `the row is longer than 1 MB, or one of its cells than ${LONGEST_CELL} characters`,
      },
    };
  }

  private put(text: string): void {
    // What is too long already holds no more of itself.
    if (text === '' || this.column < 0 || this.characters > LONGEST_LINE) return;
    const column = Math.min(this.column, MOST_CELLS - 1);
    while (this.fields.length < column) this.fields.push('');
    this.fields[column] = text;
    this.characters += text.length > LONGEST_CELL ? Infinity : text.length;
  }

  private cell(): string {
    const { type, value, workbook } = this;
    if (type === 's') return workbook.texts.at(Number(value)) ?? '';
    if (type === 'b') return value === '1' ? 'true' : 'false';
    // #N/A and #DIV/0! are no values.
    if (type === 'e') return '';
    if (type !== 'n' || value === '') return value;
    const number = Number(value);
    if (Number.isNaN(number)) return value;
    // As it is shown: 0.1, where the file has 0.10000000000000001.
    return (workbook.isDate(this.style) ? dateText(number, workbook.from1904) : undefined) ?? String(number);
  }
}

/** The column of a cell such as BC12, 0 for A. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** All text of a workbook, for a search through it. */
export async function* xlsxTexts(file: FileSource, limits: UnpackLimits): AsyncGenerator<string> {
  const zip = await openZip(file, limits);
  try {
    for (const name of zip.names()) {
      if (!name.endsWith('.xml')) continue;
      const decoder = new TextDecoder();
      for await (const block of zip.read(name)) yield decoder.decode(block, { stream: true });
      yield `${decoder.decode()}\n`;
    }
  } finally {
    zip.close();
  }
}
