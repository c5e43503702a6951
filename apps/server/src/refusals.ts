import { isUnavailable, Refusal } from '@strata/db';

/** PostgreSQL's codes for text that it cannot hold: U+0000, in a text and in JSON. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

/** A statement that was ended from outside, or took longer than any may. */
const CANCELLED = '57014';

/** In seconds: what a refusal that says "not now" tells as `Retry-After` where it knows nothing better. */
const SOON = 2;

/**
 * The refusal that an error is. Services refuse unstorable text with the name of what was wrong; what got by them is
 * refused by the database, and is the caller's fault all the same. A database that cannot be reached, or has no connection
 * left, is nobody's: the same request may be sent again.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isUnavailable(error)) return unavailable();
  const code = (error as { code?: unknown } | null | undefined)?.code;
  if (code === CANCELLED) return timedOut();
  if (typeof code !== 'string' || !UNSTORABLE_TEXT.has(code)) return undefined;
  return new Refusal('INVALID_INPUT', 'U+0000 and lone surrogates are no text.');
}

const unavailable = (): Refusal =>
  new Refusal('UNAVAILABLE', 'The database cannot answer just now. Ask again in some seconds.', { retryAfter: SOON });

/** What an operation is refused with that takes longer than any may. */
export const timedOut = (): Refusal =>
  new Refusal('TIMEOUT', 'This takes longer than one request may. Ask for less at once.', { retryAfter: SOON });

/** Refusals that HTTP has a status of its own for. */
const STATUS: Readonly<Record<string, number>> = {
  WRONG_CREDENTIALS: 401,
  WRONG_CODE: 401,
  TICKET_EXPIRED: 401,
  NOT_A_MEMBER: 403,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  KEY_REVOKED: 401,
  KEY_EXPIRED: 401,
  ADDRESS_NOT_ALLOWED: 403,
  FORBIDDEN_HOST: 403,
  FORBIDDEN_ORIGIN: 403,
  UNTRUSTED_DOCUMENT: 403,
  NOT_FOUND: 404,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WRONG_OFFSET: 409,
  WRONG_STATE: 409,
  APPROVAL_NEEDED: 409,
  OWN_APPROVAL: 403,
  UNKNOWN_WRITE_KEY: 401,
  INVALID_SIGNATURE: 401,
  NO_MAPPING: 503,
  PAUSED: 503,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  TIMEOUT: 503,
};

/** The status of HTTP that a refusal is answered with. */
export const statusOf = (code: string): number => STATUS[code] ?? 400;

/** Codes that say nothing of the request but "not now", with which a whole answer of GraphQL is refused. */
export const isNotNow = (code: unknown): boolean =>
  code === 'UNAVAILABLE' || code === 'TIMEOUT' || code === 'RATE_LIMITED';
