import { AsyncResource } from 'node:async_hooks';
import { finished, Readable, Writable } from 'node:stream';
import pg from 'pg';
import { errorType, startStatement } from './tracing.js';

type Method = (this: unknown, ...given: unknown[]) => unknown;
type Callback = (...given: unknown[]) => unknown;

/** A rule of a thousand conditions is a statement of hundreds of kilobytes. */
const LONGEST_TEXT = 2_000;

/**
 * Has every statement that is sent to PostgreSQL within a trace be a span of it. pg has no other place for this that TypeORM's
 * statements pass, too.
 */
export function traceStatements(): void {
  const client = pg.Client.prototype as unknown as { query: Method };
  const { query } = client;
  client.query = function (...given) {
    const text = textOf(given[0]);
    const operation = /^\s*([a-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? 'SQL';
    const span = startStatement(operation, {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      'db.query.text': text.slice(0, LONGEST_TEXT),
    });
    if (!span) return query.apply(this, given);
    const ended = (error?: unknown): void => span.end(error ? { 'error.type': errorType(error) } : {});
    const last = given.at(-1);
    if (typeof last === 'function') given[given.length - 1] = bound(last as Callback, ended);
    const result = query.apply(this, given);
    if (result instanceof Promise) result.then(() => ended(), ended);
    else if (result instanceof Writable || result instanceof Readable) finished(result, ended);
    return result;
  };

  // The pool calls back whoever waits when another's connection is free, and there the other's trace goes on.
  const pool = pg.Pool.prototype as unknown as { connect: Method };
  const { connect } = pool;
  pool.connect = function (...given) {
    return connect.apply(
      this,
      given.map((each) => (typeof each === 'function' ? bound(each as Callback) : each)),
    );
  };
}

/** Called in the context of now. */
function bound(callback: Callback, before?: (error: unknown) => void): Callback {
  return AsyncResource.bind((...given: unknown[]) => {
    before?.(given[0]);
    return callback(...given);
  });
}

/** Of a text, of a query with its text, or of one that sends itself, such as COPY. */
function textOf(query: unknown): string {
  const { text } = typeof query === 'string' ? { text: query } : (query as { text?: unknown });
  return typeof text === 'string' ? text : '';
}
