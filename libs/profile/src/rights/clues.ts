import type { Queryable } from '@strata/db';
import { INVISIBLE, withoutInvisible } from '../standard-forms/invisible.js';

/**
 * By what people can be told in texts that nobody knows the meaning of, such as rejected rows and waiting files: regular
 * expressions that PostgreSQL and JavaScript read alike, for texts in `plainText` form.
 */
export type Clues = readonly string[];

/** Shorter ones are words that many texts have: they count as whole cells alone. */
const SHORTEST_WORD = 6;
/** A number without its country code, as people write it at home, has so many digits at least. */
const NATIONAL_DIGITS = 8;
const LONGEST_COUNTRY_CODE = 3;

const WORD = '0-9a-z\\u00df-\\u024f';
/** What stands around a cell of CSV, of JSON and of a workbook's XML. */
const EDGE = '[,;|\\t\\r\\n"<>:{}\\[\\]]';
const PUNCTUATION = '[ \\-().+]*';

/** Neither case nor width nor what is not seen tells one person from another. */
export const plainText = (text: string): string =>
  // Most of a file is ASCII, which has one width alone.
  (/[\u0080-\uffff]/.test(text) ? withoutInvisible(text.normalize('NFKC')) : text).toLowerCase();

/** The same form of an SQL text. */
export const plainSql = (text: string): string =>
  `lower(regexp_replace(normalize(${text}, NFKC), '[${INVISIBLE}]', '', 'g'))`;

/** By what these users can be told: their identities, and texts before they were cleaned. Ask before they are erased. */
export async function cluesOf(queryable: Queryable, users: readonly number[]): Promise<Clues> {
  const rows = await queryable.query<{ kind: string; value: string }>(
    `SELECT kind, value FROM identities WHERE user_id = ANY($1::integer[])
     UNION SELECT 'EXTERNAL_ID', external_id FROM users WHERE id = ANY($1::integer[]) AND external_id IS NOT NULL
     UNION SELECT 'ORIGINAL', o.value -> 2 ->> 'original' FROM user_attribute_origins, jsonb_each(origins) AS o
       WHERE user_id = ANY($1::integer[]) AND o.value -> 2 ? 'original'
     UNION SELECT 'ORIGINAL', original FROM user_attribute_history
       WHERE user_id = ANY($1::integer[]) AND original IS NOT NULL`,
    [users],
  );
  const texts = rows.map(({ kind, value }) => ({ kind, text: plainText(value).trim() }));
  // A text before cleaning is often a word that many have, such as a city: only with digits or @ does it tell a person.
  const telling = texts.filter(({ kind, text }) => text !== '' && (kind !== 'ORIGINAL' || /\d{6}|@/.test(text)));
  return [...new Set(telling.flatMap(({ kind, text }) => [wordOf(text), ...phonesOf(kind, text)]))];
}

/** Whole words only: 123456 is not told by 13912345678, nor a@b.com by aa@b.com or a@b.com.cn. */
function wordOf(text: string): string {
  const literal = escaped(text);
  if (text.length < SHORTEST_WORD) return `(^|${EDGE}) *${literal} *($|${EDGE})`;
  return text.includes('@')
    ? `(?<![${WORD}._+\\-])${literal}(?![${WORD}]|[.\\-][${WORD}])`
    : `(?<![${WORD}])${literal}(?![${WORD}])`;
}

/** A number however it is punctuated, with its country code and without it. */
function phonesOf(kind: string, text: string): string[] {
  const digits = text.replace(/[ \-().+]/g, '');
  if (!/^\d{10,15}$/.test(digits)) return [];
  const written = [digits, `00${digits}`];
  if (kind === 'PHONE') {
    // Where the code ends is not told by the digits; what is cut off too much is a word that nobody has.
    for (let code = 1; code <= LONGEST_COUNTRY_CODE && digits.length - code >= NATIONAL_DIGITS; code += 1)
      written.push(digits.slice(code), `0${digits.slice(code)}`);
  } else written.push(`86${digits}`, `0086${digits}`);
  return written.map((one) => `(?<![${WORD}])${[...one].join(PUNCTUATION)}(?![${WORD}])`);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
