import { execute, getOperationAST, GraphQLError, Kind } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { SeenPeople } from '../audit/seen-people.js';
import { timedOut } from '../refusals.js';
import { errorType, startSpan } from '../tracing/tracing.js';
import type { Span } from '../tracing/tracing.js';
import { causeOf } from './errors.js';

/** What one operation may take. The slowest that the admin app asks, the first preview on cold columns, takes some seconds. */
export const OPERATION_TIME = 30_000;

/** What ends the work for an operation. */
interface Abandonable {
  /** Aborts when the caller went away, and when `abandon` does. */
  readonly signal: AbortSignal;
  readonly abandon: AbortController;
  /** Whose sensitive values were given out: written down when it ends. */
  readonly seen?: SeenPeople;
}

/**
 * Runs a query or mutation for as long as one may take, in milliseconds, and abandons it then. Who waits for it is answered at once when
 * it is abandoned; what runs for it listens to the same signal.
 */
export async function executeInTime(
  args: ExecutionArgs,
  { signal, abandon, seen }: Abandonable,
  longest: number,
): Promise<ExecutionResult> {
  const timer = setTimeout(() => abandon.abort(timedOut()), longest);
  let stopListening = (): void => undefined;
  const abandoned = new Promise<ExecutionResult>((resolve) => {
    const onAbort = (): void => resolve(unanswered(signal.reason));
    signal.addEventListener('abort', onAbort);
    stopListening = () => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  const span = spanOf(args);
  let failure: GraphQLError | undefined;
  try {
    const result = await span.run(() => Promise.race([execute(args), abandoned]));
    failure = result.errors?.[0];
    // Nothing has run: the values of the variables are not of their types.
    return result.data === undefined ? { errors: result.errors?.map(asBadInput) ?? [] } : result;
  } finally {
    clearTimeout(timer);
    stopListening();
    seen?.note(rootField(args) ?? '');
    span.end(failure === undefined ? {} : { 'error.type': errorType(causeOf(failure)) });
  }
}

function rootField({ document, operationName }: ExecutionArgs): string | undefined {
  const field = getOperationAST(document, operationName)?.selectionSet.selections[0];
  return field?.kind === Kind.FIELD ? field.name.value : undefined;
}

/** Named by its first field, which is a word of the schema; the operation's own name is its caller's. */
function spanOf(args: ExecutionArgs): Span {
  const type = getOperationAST(args.document, args.operationName)?.operation ?? 'operation';
  return startSpan([type, rootField(args)].join(' ').trim(), { 'graphql.operation.type': type });
}

function unanswered(reason: unknown): ExecutionResult {
  const originalError = reason instanceof Error ? reason : null;
  return { data: null, errors: [new GraphQLError(originalError?.message ?? 'abandoned', { originalError })] };
}

function asBadInput(error: GraphQLError): GraphQLError {
  const { message, nodes } = error;
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
