import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Caller } from '../caller.js';
import type { Log } from '../log.js';
import { isNotNow, refusalOf, statusOf } from '../refusals.js';

/** Notes that Apollo keeps for itself. */
const APOLLOS_OWN = new Set(['stacktrace', 'http']);

/** What GraphQL guesses that a misspelt name was meant to be, at the end of messages of validation and of coercion. */
const SUGGESTION = / ?Did you mean [^]*\?$/;

/**
 * A refusal keeps its code and details; what GraphQL itself found wrong with a request keeps its code; everything else
 * is a surprise, of which the caller learns nothing. All have the request's id, under which the log has the rest.
 */
export function presentError(
  error: GraphQLError,
  { requestId, caller }: { requestId: string; caller: Caller },
): GraphQLFormattedError {
  const { locations, path } = error;
  const message = caller.authenticated ? error.message : error.message.replace(SUGGESTION, '');
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const refusal = refusalOf(causeOf(error));
  if (refusal) {
    return { message: refusal.message, ...place, extensions: { ...refusal.details, code: refusal.code, requestId } };
  }
  if (isSurprise(error)) {
    return {
      message: 'Something went wrong on our side. The log has more under the id of this request.',
      ...place,
      extensions: { code: 'INTERNAL', requestId },
    };
  }
  const extensions = Object.entries(error.extensions).filter(([key]) => !APOLLOS_OWN.has(key));
  return { message, ...place, extensions: { code: 'BAD_REQUEST', ...Object.fromEntries(extensions), requestId } };
}

/** Logs a surprise with everything known about it, under the id that the caller was given; and once what made us refuse. */
export function logSurprises(errors: readonly GraphQLError[], requestId: string, log: Log): void {
  const refusedFor = new Set<string>();
  for (const error of errors) {
    const cause = causeOf(error);
    const refusal = refusalOf(cause);
    if (isSurprise(error) && !isAbort(cause))
      log.error({ requestId, path: error.path, err: cause }, 'a request failed');
    if (refusal && refusal !== cause && statusOf(refusal.code) >= 500 && !refusedFor.has(refusal.code)) {
      refusedFor.add(refusal.code);
      log.warn({ requestId, path: error.path, err: cause }, refusal.code);
    }
  }
}

/** The presented error for which a whole answer is refused by its status, whatever else it holds: "not now". */
export function notNow(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError | undefined {
  return errors.find(({ extensions }) => isNotNow(extensions?.code));
}

/** The caller went away; there is nobody to answer, and nothing is wrong. */
function isAbort(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}

/** The error that was thrown, below the GraphQL errors that were wrapped around it. */
export function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function isSurprise(error: GraphQLError): boolean {
  const cause = causeOf(error);
  if (refusalOf(cause)) return false;
  return !(cause instanceof GraphQLError) || cause.extensions.code === 'INTERNAL_SERVER_ERROR';
}
