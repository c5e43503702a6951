/**
 * RFC 4180, one line for a record. A text that a spreadsheet would run as a formula (it begins with = + - @, full-width
 * or not, tab or CR) gets a leading apostrophe, so that a customer's chosen nickname cannot become code on a marketer's
 * machine. What a spreadsheet of some locale separates cells by (; or tab) is quoted as a comma is, lest a formula begin
 * behind it. Numbers are written as they are: -5 is no formula. Apostrophes before such a beginning get one more, so that
 * `unguarded` gives back every text as it was.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

export type CsvCell = string | number | boolean | null | undefined;

/** One cell of such a line. */
export function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const harmless = /^'*[=+\-@＝＋－＠\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A text as it was before such a line was written of it. */
export const unguarded = (text: string): string => (/^'+[=+\-@＝＋－＠\t\r]/.test(text) ? text.slice(1) : text);
