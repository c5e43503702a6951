import type { Queryable } from '@strata/db';
import { unpack } from './unpack.js';
import type { UnpackLimits } from './unpack.js';
import type { Import } from './import.js';
import { uploadedFile } from './upload.js';
import { xlsxTexts } from './xlsx.js';

/** By what a person is told in a text: whole cells, parts of a text, and phone numbers however they are punctuated. */
export interface Clues {
  cells: string[];
  parts: string[];
  phones: string[];
}

/** Shorter ones are found in the middle of other words. */
const SHORTEST_PART = 6;
/** Without the country code: as people write it at home. */
const NATIONAL_DIGITS = 8;
const PUNCTUATION = /[ \-().+\u00a0]/g;
const OVERLAP = 1_000;

/** Case and width do not tell one person from another. */
export const plain = (text: string): string =>
  // Most of a file is ASCII, which has one width alone.
  (/[\u0080-\uffff]/.test(text) ? text.normalize('NFKC') : text).toLowerCase();

/** By what this person can be told: identities, and texts before they were cleaned. */
export async function cluesOf(queryable: Queryable, userId: number): Promise<Clues> {
  const rows = await queryable.query<{ kind: string; value: string }>(
    `SELECT kind, value FROM identities WHERE user_id = $1
     UNION SELECT 'EXTERNAL_ID', external_id FROM users WHERE id = $1 AND external_id IS NOT NULL
     UNION SELECT 'ORIGINAL', o.value -> 2 ->> 'original' FROM user_attribute_origins, jsonb_each(origins) AS o
       WHERE user_id = $1 AND o.value -> 2 ? 'original'
     UNION SELECT 'ORIGINAL', original FROM user_attribute_history WHERE user_id = $1 AND original IS NOT NULL`,
    [userId],
  );
  const texts = rows.map(({ kind, value }) => ({ kind, text: plain(value).trim() })).filter(({ text }) => text !== '');
  // A text before cleaning is often a word that many have, such as a city: only with digits or @ does it tell a person.
  const telling = texts.filter(({ kind, text }) => kind !== 'ORIGINAL' || /\d{6}|@/.test(text));
  const digits = telling.map(({ text }) => text.replace(PUNCTUATION, '')).filter((text) => /^\d{10,15}$/.test(text));
  return {
    cells: [...new Set(telling.map(({ text }) => text))],
    parts: [...new Set(telling.map(({ text }) => text).filter((text) => text.length >= SHORTEST_PART))],
    phones: [...new Set(digits.map((text) => nationalOf(text)))],
  };
}

/** 8613800000001 and 13800000001 are one number; the last digits tell it. */
const nationalOf = (digits: string): string => digits.slice(-Math.max(NATIONAL_DIGITS, digits.length - 2));

/** Whether a waiting file tells of this person. One that cannot be read does: in doubt it goes. */
export async function fileMentions(
  queryable: Queryable,
  found: Import,
  clues: Clues,
  limits: UnpackLimits,
): Promise<boolean> {
  if (clues.cells.length === 0) return false;
  try {
    for await (const text of textsOf(queryable, found, limits)) if (mentions(text, clues)) return true;
    return false;
  } catch {
    return true;
  }
}

function mentions(text: string, { cells, parts, phones }: Clues): boolean {
  const plainText = plain(text);
  if (parts.some((part) => plainText.includes(part))) return true;
  const bare = phones.length > 0 ? plainText.replace(PUNCTUATION, '') : '';
  if (phones.some((phone) => bare.includes(phone))) return true;
  const short = cells.filter((cell) => cell.length < SHORTEST_PART && plainText.includes(cell));
  return short.length > 0 && plainText.split(/[,;|\t\r\n"<>:{}[\]]+/).some((cell) => short.includes(cell.trim()));
}

/** The file's text in blocks that overlap, by every encoding that it may have. */
async function* textsOf(queryable: Queryable, found: Import, limits: UnpackLimits): AsyncGenerator<string> {
  const file = uploadedFile(queryable, found);
  if (found.examination?.format === 'xlsx') {
    yield* xlsxTexts(file, limits);
    return;
  }
  const encodings = found.examination ? [found.examination.encoding] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const decoder = new TextDecoder(encoding);
    let tail = '';
    for await (const block of (await unpack(file, limits)).read()) {
      const text = tail + decoder.decode(block, { stream: true });
      yield text;
      tail = text.slice(-OVERLAP);
    }
  }
}
