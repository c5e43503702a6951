import type { Queryable } from '../database.js';
import { Refusal } from '../refusal.js';

/** What a backup consists of, beside tables: what one folder keeps outside of the schema `public`, as lines of JSON. */
export interface BackupPart {
  readonly name: string;
  read(queryable: Queryable): AsyncIterable<string>;
  write(queryable: Queryable, lines: readonly string[]): Promise<void>;
}

export const FORMAT = 'strata backup 1';

/** The first line of the file. */
export interface Head {
  format: string;
  /** Of the Strata that wrote it. */
  version: string;
  takenAt: string;
  /** The migrations of its schema, in order. */
  migrations: string[];
  /** Months of events. */
  partitions: { name: string; parent: string; bound: string }[];
}

/** The line before the rows of a table, as COPY writes them, or before the lines of a part. Behind them a line says `\.`. */
export type Section = { table: string; columns: string[] } | { part: string };

/** The last line: without it the file is not whole. */
export interface Tail {
  end: true;
  /** Rows of each table, lines of each part. */
  rows: Record<string, number>;
  sequences: { name: string; value: number; isCalled: boolean }[];
}

const END_OF_ROWS = Buffer.from('\\.\n');
const END_BEHIND_A_ROW = Buffer.from('\n\\.\n');

/** Reads lines and rows from what gunzip gives. */
export class BackupReader {
  /** What is here and not read; begins at the beginning of a line. */
  private rest: Buffer = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Buffer>;

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  async head(): Promise<Head> {
    const head = await this.line();
    if (head?.['format'] !== FORMAT) throw new Refusal('INVALID_INPUT', `this is no backup: expected "${FORMAT}"`);
    return head as unknown as Head;
  }

  async next(): Promise<Section | Tail> {
    const line = await this.line();
    if (!line) throw notWhole();
    return line as unknown as Section | Tail;
  }

  /** The rows of the section that `next` told of, many at a time. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.rest.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS)) {
        this.rest = this.rest.subarray(END_OF_ROWS.length);
        return;
      }
      const end = this.rest.indexOf(END_BEHIND_A_ROW);
      const whole = end < 0 ? this.rest.lastIndexOf('\n') + 1 : end + 1;
      const rows = this.rest.subarray(0, whole);
      this.rest = this.rest.subarray(whole);
      if (rows.length > 0) yield rows;
      else if (!(await this.more())) throw notWhole();
    }
  }

  /** Reads to the end, where gunzip tells whether all of it was as it was written. */
  async expectEnd(): Promise<void> {
    if (this.rest.length > 0 || (await this.more())) throw notWhole();
  }

  private async line(): Promise<Record<string, unknown> | undefined> {
    let end: number;
    while ((end = this.rest.indexOf('\n')) < 0) if (!(await this.more())) return undefined;
    const text = this.rest.toString('utf8', 0, end);
    this.rest = this.rest.subarray(end + 1);
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch {
      return undefined;
    }
  }

  private async more(): Promise<boolean> {
    try {
      const next = await this.chunks.next();
      if (next.done) return false;
      this.rest = this.rest.length === 0 ? next.value : Buffer.concat([this.rest, next.value]);
      return true;
    } catch (error) {
      // Of gunzip: cut off, changed, or never a backup.
      if (String((error as { code?: unknown }).code).startsWith('Z_')) throw notWhole();
      throw error;
    }
  }
}

export function notWhole(): Refusal {
  return new Refusal('NOT_WHOLE', 'this is no whole backup: it was cut off or changed');
}
