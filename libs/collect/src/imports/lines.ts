import type { Encoding } from './examine.js';
import type { FileSource } from './source.js';

export interface Line {
  /** 1 for the first. */
  number: number;
  text: string;
  /** Longer than is kept: `text` holds its beginning. */
  tooLong: boolean;
}

/** The longest line kept whole; a line of a gigabyte costs no more memory than this. */
export const LONGEST_LINE = 1 << 20;
const KEPT_OF_TOO_LONG = 200;
/** So much is read into lines at once: what lives longer than it is worked on is copied by the garbage collector. */
const PORTION = 1 << 16;

/**
 * The lines of a file, ended by LF or CRLF; bytes that the encoding does not know become U+FFFD. Memory is bounded by one
 * block and one line.
 */
export async function* readLines(
  file: FileSource,
  { encoding, bom }: { encoding: Encoding; bom: number },
): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let rest = '';
  let skipping = false;
  let number = 0;
  const take = (text: string, last: boolean): Line[] => {
    const lines: Line[] = [];
    let from = 0;
    for (let end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
      lines.push(line(text.slice(from, end)));
      from = end + 1;
    }
    rest = text.slice(from);
    if (last && (rest !== '' || skipping)) lines.push(line(rest));
    else if (rest.length > LONGEST_LINE) {
      // Only the beginning is kept, to name the line by; the rest is passed over up to the line's end.
      rest = rest.slice(0, KEPT_OF_TOO_LONG);
      skipping = true;
    } else if (skipping) rest = rest.slice(0, KEPT_OF_TOO_LONG);
    return lines;
  };
  const line = (text: string): Line => {
    number += 1;
    const tooLong = skipping || text.length > LONGEST_LINE;
    skipping = false;
    const bare = text.endsWith('\r') ? text.slice(0, -1) : text;
    return { number, tooLong, text: tooLong ? bare.slice(0, KEPT_OF_TOO_LONG) : bare };
  };
  let mark = bom;
  for await (const block of file.read()) {
    let from = Math.min(mark, block.length);
    mark -= from;
    for (; from < block.length; from += PORTION) {
      const text = decoder.decode(block.subarray(from, from + PORTION), { stream: true });
      const lines = take(rest + text, false);
      if (lines.length > 0) yield lines;
    }
  }
  const lines = take(rest + decoder.decode(), true);
  if (lines.length > 0) yield lines;
}
