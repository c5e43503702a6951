import { Refusal } from '@strata/db';

/** PostgreSQL's codes for text that it cannot hold: U+0000, in a text and in JSON. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

/**
 * The refusal that an error is. Services refuse unstorable text with the name of what was wrong; what got by them is
 * refused by the database, and is the caller's fault all the same.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const code = (error as { code?: unknown } | null | undefined)?.code;
  if (typeof code !== 'string' || !UNSTORABLE_TEXT.has(code)) return undefined;
  return new Refusal('INVALID_INPUT', 'U+0000 and lone surrogates are no text.');
}
