import { pino } from 'pino';
import type { Logger } from 'pino';
import type { LogLevel } from './config.js';
import { currentTraceId } from './tracing/tracing.js';

export type Log = Logger;

/** What is no business of a log, wherever somebody should write it there one day. */
const SECRET = ['secret', 'password', 'token', 'authorization', 'cookie', 'headers', 'apiKey', 'settings'];

/**
 * One JSON object a line on standard output. No bodies, no headers, and of errors only what is written here: those of the
 * database carry the statement's values, which are people's data, and their connection.
 */
export function createLog(level: LogLevel, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: undefined,
    mixin: describeTrace,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '•••' },
  };
  return destination ? pino(options, destination) : pino(options);
}

function describeTrace(): object {
  const traceId = currentTraceId();
  return traceId === undefined ? {} : { traceId };
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutPassword(String(error)) };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  const { name: type, message, stack } = error;
  return { type, message: withoutPassword(message), code, constraint, table, stack: withoutPassword(stack), cause };
}

/** Of an address with a user in it (postgres://user:password@host), which drivers put into their messages. */
function withoutPassword(text: string | undefined): string | undefined {
  return text?.replace(/(:\/\/[^\s/:@]*:)[^\s/@]+@/g, '$1•••@');
}
