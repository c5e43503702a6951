import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { Refusal } from '@strata/db';

export const printJson = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
export const print = (text: string) => process.stdout.write(`${text}\n`);

/** With commas at the thousands, as on the screens. */
export const count = (number: number) => number.toLocaleString('en');

/** Columns as wide as their widest cell; numbers to the right. Chinese characters take two places of a terminal. */
export function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const width = (cell: string) => [...cell].reduce((sum, letter) => sum + (/[\u2e80-\uffe6]/.test(letter) ? 2 : 1), 0);
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? count(cell) : cell)));
  const widths: number[] = [];
  for (const row of texts) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, width(cell))));
  for (const [index, row] of texts.entries()) {
    const cells = row.map((cell, at) => {
      const space = ' '.repeat(widths[at]! - width(cell));
      return typeof rows[index]![at] === 'number' ? space + cell : cell + space;
    });
    print(cells.join('  ').trimEnd());
  }
}

/** The JSON of a file, or of standard input for `-`. */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = path === '-' ? await readStream(process.stdin) : await readFile(path, 'utf8');
  } catch {
    throw new Refusal('FILE_NOT_FOUND', `there is no file ${path} that can be read`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new Refusal('INVALID_JSON', `${path}: ${(error as Error).message}`);
  }
}
