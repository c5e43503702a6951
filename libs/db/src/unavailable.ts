/**
 * Classes and codes of PostgreSQL by which it says that it cannot serve just now: connections that broke (08), resources
 * that ran out, such as connections, memory and disk (53), a server that stops, crashed or starts (57P), one that only reads
 * as long as it stands by for another (25006), and files that it cannot read or write (58).
 */
const SQL_STATE = /^(08...|53...|57P0[1-5]|25006|58...)$/;

/** What Node says of a server that nobody answers at. */
const SYSTEM_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The driver and its pool give these no code. */
const MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client (has encountered a connection error|was closed) and is not queryable|Cannot use a pool after calling end on the pool|Driver not Connected)/;

/**
 * Whether an error says that the database cannot be reached, or has nothing left to answer with: no fault of the question,
 * which may be asked again soon.
 */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, errors } = error as { code?: unknown; message?: unknown; errors?: unknown };
  if (typeof code === 'string' && (SQL_STATE.test(code) || SYSTEM_CODES.has(code))) return true;
  if (typeof message === 'string' && MESSAGES.test(message)) return true;
  // Of the addresses of one name, each tried in vain.
  return Array.isArray(errors) && errors.length > 0 && errors.every(isUnavailable);
}
