import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { csvCell } from '../csv.js';

export interface RejectedRow {
  /** The number of the record, 1 for the first. */
  row: number;
  /** The line of the file where it begins. */
  line: number;
  code: string;
  reason: string;
  text: string;
}

const HEADER = 'row,line,code,reason,content';

/**
 * The rows that were not taken, as CSV beside the file: there only when there are some, one physical line each (line ends
 * within content are written as `\n`), so that a resumed import can cut it back to where it goes on.
 */
export class RejectedRows {
  private file: FileHandle | undefined;

  constructor(readonly path: string) {}

  /** Drops what an earlier run wrote beyond the rows that count. */
  async resumeAt(rowsDone: number): Promise<void> {
    if (rowsDone === 0) return rm(this.path, { force: true });
    const kept = `${this.path}.resumed`;
    const exists = await open(this.path).then(
      (file) => file.close().then(() => true),
      () => false,
    );
    if (!exists) return;
    const file = await open(kept, 'w');
    for await (const line of createInterface({ input: createReadStream(this.path), crlfDelay: Infinity })) {
      if (line === HEADER || Number.parseInt(line, 10) <= rowsDone) await file.write(`${line}\n`);
    }
    await file.close();
    await rename(kept, this.path);
  }

  async write(rows: readonly RejectedRow[]): Promise<void> {
    if (rows.length === 0) return;
    this.file ??= await open(this.path, 'a');
    const head = (await this.file.stat()).size === 0 ? `${HEADER}\n` : '';
    const lines = rows.map(
      ({ row, line, code, reason, text }) =>
        `${row},${line},${code},${csvCell(oneLine(reason))},${csvCell(oneLine(text))}\n`,
    );
    await this.file.write(head + lines.join(''));
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

const LONGEST = 2000;

/** On one line: what ends one, to the reader of a resumed import too, is written as `\n`. */
function oneLine(text: string): string {
  return text.slice(0, LONGEST).replace(/\r\n?|[\n\u2028\u2029]/g, '\\n');
}
