import type { Queryable } from '@strata/db';
import { plainText } from '@strata/profile';
import type { Clues } from '@strata/profile';
import type { Import } from './import.js';
import { startOf } from './source.js';
import { unpack } from './unpack.js';
import type { UnpackLimits } from './unpack.js';
import { uploadedFile } from './upload.js';
import { xlsxTexts } from './xlsx.js';

/** What a search of a file tells: nothing of them, or something, or that there was no time to read it to its end. */
export type Found = 'NOTHING' | 'MENTIONED' | 'UNREAD';

export interface Search {
  clues: Clues;
  limits: UnpackLimits;
  /** When it has to have ended, by `performance.now`. */
  until: number;
  signal: AbortSignal | undefined;
}

/** Longer than whatever tells of a person. */
const OVERLAP = 1_000;
/** A letter, so that no word seems to begin or end where only the block does. */
const CUT = 'x';

/**
 * Whether a waiting file tells of someone. One that cannot be read does: in doubt it goes. 44 MB of an unexamined file took 5 s, in
 * pieces between which other work has its turn.
 */
export async function searchFile(queryable: Queryable, found: Import, search: Search): Promise<Found> {
  const patterns = search.clues.map((clue) => new RegExp(clue));
  try {
    for await (const text of overlapping(textsOf(queryable, found, search.limits))) {
      search.signal?.throwIfAborted();
      if (performance.now() >= search.until) return 'UNREAD';
      if (patterns.some((pattern) => pattern.test(text))) return 'MENTIONED';
    }
    return 'NOTHING';
  } catch (error) {
    if (search.signal?.aborted) throw error;
    return 'MENTIONED';
  }
}

/** Each block with the end of the one before it. */
async function* overlapping(blocks: AsyncIterable<string>): AsyncGenerator<string> {
  let before = '';
  for await (const block of blocks) {
    const text = before + plainText(block);
    yield text + CUT;
    before = CUT + text.slice(-OVERLAP);
  }
  yield before;
}

/** The file's text in blocks, by every encoding that it may have. */
async function* textsOf(queryable: Queryable, found: Import, limits: UnpackLimits): AsyncGenerator<string> {
  const file = uploadedFile(queryable, found);
  const { examination } = found;
  // What is not examined yet may be a workbook all the same: it begins as every zip archive does.
  if (examination ? examination.format === 'xlsx' : (await startOf(file, 2)).toString('latin1') === 'PK') {
    yield* xlsxTexts(file, limits);
    return;
  }
  const encodings = examination ? [examination.encoding] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const decoder = new TextDecoder(encoding);
    for await (const block of (await unpack(file, limits)).read()) yield decoder.decode(block, { stream: true });
    yield `${decoder.decode()}\n`;
  }
}
