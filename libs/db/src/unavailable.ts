/** Connections that broke (08), a server that stops, crashed or starts (57P), a session that it ended (25P03). */
const LOST_SQL_STATE = /^(08...|57P0[1-5]|25P03)$/;

/**
 * By these, too, PostgreSQL says that it cannot serve just now: resources that ran out, such as connections, memory and disk
 * (53), one that only reads, as it stands by for another or has no room left (25006), files that it cannot read or write (58),
 * and a lock that was not to be had in time (55P03).
 */
const NO_ROOM_SQL_STATE = /^(53...|25006|58...|55P03)$/;

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
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client (has encountered a connection error|was closed) and is not queryable|Cannot use a pool after calling end on the pool|Driver not Connected|Query runner already released)/;

/**
 * Whether an error says that the database cannot be reached, or has nothing left to answer with: no fault of the question,
 * which may be asked again soon.
 */
export function isUnavailable(error: unknown): boolean {
  return isLost(error) || NO_ROOM_SQL_STATE.test(String(codeOf(error)));
}

/** Whether the connection was lost, or never had. */
export function isLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { message, errors } = error as { message?: unknown; errors?: unknown };
  const code = codeOf(error);
  if (typeof code === 'string' && (LOST_SQL_STATE.test(code) || SYSTEM_CODES.has(code))) return true;
  if (typeof message === 'string' && MESSAGES.test(message)) return true;
  // Of the addresses of one name, each tried in vain.
  return Array.isArray(errors) && errors.length > 0 && errors.every(isLost);
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null | undefined)?.code;
}
