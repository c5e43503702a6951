import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import pg from 'pg';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { traceStatements } from './statements.js';
import { inSpan, traceFromNowOn } from './tracing.js';

const spans = new InMemorySpanExporter();
let database: Database;
let pool: pg.Pool;
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
  traceFromNowOn();
  traceStatements();
  database = await freshDatabase();
  // With one connection, whoever comes second gets it where the first one lets it go.
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
});
beforeEach(() => spans.reset());
afterAll(async () => {
  await pool.end();
  await database.close();
});

const named = (name: string): ReadableSpan | undefined => spans.getFinishedSpans().find((span) => span.name === name);
const below = (name: string): unknown[] =>
  spans
    .getFinishedSpans()
    .filter(({ parentSpanContext }) => parentSpanContext?.spanId === named(name)?.spanContext().spanId)
    .map(({ attributes }) => attributes['db.query.text']);

test('a statement stands below what it was made for, whoever had its connection before', async () => {
  const names = Array.from({ length: 5 }, (_, i) => `job ${i}`);
  const ask = (name: string): Promise<unknown> => inSpan(name, {}, () => pool.query(`SELECT '${name}'`));
  await Promise.all(names.map(ask));
  for (const name of names) expect(below(name)).toEqual([`SELECT '${name}'`]);
});

test('who hands over a callback is called back within its own trace', async () => {
  const client = await pool.connect();
  await inSpan('job', {}, () => {
    const within = trace.getActiveSpan();
    return new Promise<void>((resolve, reject) =>
      client.query('SELECT $1::text', ['x'], () => {
        if (trace.getActiveSpan() === within) resolve();
        else reject(new Error('the trace was lost'));
      }),
    );
  });
  client.release();
  expect(below('job')).toEqual(['SELECT $1::text']);
});

test('a failure is told by its code, without the values that PostgreSQL quotes, and reaches its caller', async () => {
  const failing = inSpan('job', {}, () => pool.query('SELECT $1::integer', ['Lovelace']));
  await expect(failing).rejects.toThrow('Lovelace');
  expect(named('SELECT')).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': '22P02' },
    events: [],
  });
  expect(JSON.stringify(spans.getFinishedSpans().map((span) => [span.attributes, span.status]))).not.toContain('Love');
});

test('a COPY is one span, as long as it takes', async () => {
  await database.query('CREATE TABLE copied (a integer)');
  await inSpan('job', {}, () =>
    database.transaction((transaction) =>
      transaction.copyFrom('COPY copied (a) FROM STDIN', Readable.from(['1\n2\n'])),
    ),
  );
  expect(below('job')).toEqual(['START TRANSACTION', 'COPY copied (a) FROM STDIN', 'COMMIT']);
});

test('a trace has a thousand statements at most, and what belongs to none has no span', async () => {
  await inSpan('import', {}, async () => {
    for (let i = 0; i < 1_010; i++) await pool.query('SELECT 1');
  });
  expect(below('import')).toHaveLength(1_000);
  spans.reset();
  await pool.query('SELECT 1');
  expect(spans.getFinishedSpans()).toEqual([]);
});
