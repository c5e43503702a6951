import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Log } from '../log.js';
import { refusalOf } from '../refusals.js';

/** Notes that Apollo keeps for itself. */
const APOLLOS_OWN = new Set(['stacktrace', 'http']);

/**
 * A refusal keeps its code and details; what GraphQL itself found wrong with a request keeps its code; everything else
 * is a surprise, of which the caller learns the request's id and nothing more. The log has the rest under that id.
 */
export function presentError(error: GraphQLError, requestId: string): GraphQLFormattedError {
  const { message, locations, path } = error;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const refusal = refusalOf(causeOf(error));
  if (refusal) return { message: refusal.message, ...place, extensions: { ...refusal.details, code: refusal.code } };
  if (isSurprise(error)) {
    return {
      message: 'Something went wrong on our side. The log has more under the id of this request.',
      ...place,
      extensions: { code: 'INTERNAL', requestId },
    };
  }
  const extensions = Object.entries(error.extensions).filter(([key]) => !APOLLOS_OWN.has(key));
  return { message, ...place, extensions: { code: 'BAD_REQUEST', ...Object.fromEntries(extensions) } };
}

/** Logs a surprise with everything known about it, under the id that the caller was given. */
export function logSurprises(errors: readonly GraphQLError[], requestId: string, log: Log): void {
  for (const error of errors) {
    if (isSurprise(error) && !isAbort(causeOf(error)))
      log.error({ requestId, path: error.path, err: causeOf(error) }, 'a request failed');
  }
}

/** The caller went away; there is nobody to answer, and nothing is wrong. */
function isAbort(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}

/** The error that was thrown, below the GraphQL errors that were wrapped around it. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function isSurprise(error: GraphQLError): boolean {
  const cause = causeOf(error);
  if (refusalOf(cause)) return false;
  return !(cause instanceof GraphQLError) || cause.extensions.code === 'INTERNAL_SERVER_ERROR';
}
