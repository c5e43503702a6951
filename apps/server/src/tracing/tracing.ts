import {
  context,
  createContextKey,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';

/**
 * What spans may say, and all that they may: nothing that somebody sent, so no path, document, variable, parameter or message of an
 * error. Names are those of OpenTelemetry's semantic conventions.
 */
export interface SpanAttributes {
  'http.request.method'?: string;
  /** One of the few names in `requests.ts`. */
  'http.route'?: string;
  'http.response.status_code'?: number;
  'graphql.operation.type'?: string;
  'db.system.name'?: 'postgresql';
  'db.operation.name'?: string;
  /** With $1 in the place of each value: none ever stands in a statement of ours. */
  'db.query.text'?: string;
  /** A stable code: of ours, of PostgreSQL, or the status of an answer. With it, what the span stands for has failed. */
  'error.type'?: string;
}

export interface Span {
  /** Runs something within it: spans that begin there are below it. */
  run<T>(work: () => T): T;
  end(attributes?: SpanAttributes): void;
}

const tracer = trace.getTracer('strata');

let isSent = false;

/** Somebody gave OpenTelemetry what sends spans. Until then there are none: those that go nowhere cost a look-up 3 % of its time. */
export function traceFromNowOn(): void {
  isSent = true;
}

// An import runs statements by the hundred thousand; nobody reads a trace of so many.
const MOST_STATEMENTS = 1_000;
const STATEMENTS = createContextKey('how many statements of this trace may still have a span');

/** Of what nobody wants to see. */
export const NO_SPAN: Span = { run: (work) => work(), end: () => undefined };

/** Begins the span of a request, below the one of its caller where `traceparent` names that. */
export function startRequest(name: string, attributes: SpanAttributes, traceparent: string | undefined): Span {
  if (!isSent) return NO_SPAN;
  return begin(name, SpanKind.SERVER, attributes, rootContext(traceparent));
}

/** Begins a span below the current one. */
export function startSpan(name: string, attributes: SpanAttributes): Span {
  if (!isSent) return NO_SPAN;
  const active = context.active();
  return begin(name, SpanKind.INTERNAL, attributes, trace.getSpan(active) ? active : rootContext());
}

/** Begins the span of a statement; none outside of a trace, as of the engine's ticks, and none where a trace has enough of them. */
export function startStatement(name: string, attributes: SpanAttributes): Span | undefined {
  const active = context.active();
  const left = active.getValue(STATEMENTS) as { count: number } | undefined;
  if (!left || left.count <= 0) return undefined;
  left.count -= 1;
  return begin(name, SpanKind.CLIENT, attributes, active);
}

/** A span for as long as `work` takes. */
export async function inSpan<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
  const span = startSpan(name, attributes);
  try {
    const result = await span.run(work);
    span.end();
    return result;
  } catch (error) {
    span.end({ 'error.type': errorType(error) });
    throw error;
  }
}

/** Of the trace in which this runs, for lines of the log. */
export function currentTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}

/** What may be said of an error: its code where it has one that somebody has written down, its class otherwise. */
export function errorType(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_]{1,50}$/.test(code)) return code;
  return error instanceof Error ? error.constructor.name : typeof error;
}

/** Of `traceparent` alone: what callers write into `tracestate` and baggage is their own, and would leave with the spans. */
function rootContext(traceparent?: string): Context {
  const root = ROOT_CONTEXT.setValue(STATEMENTS, { count: MOST_STATEMENTS });
  return traceparent === undefined ? root : propagation.extract(root, { traceparent });
}

function begin(name: string, kind: SpanKind, attributes: SpanAttributes, above: Context): Span {
  const span = tracer.startSpan(name, { kind, attributes: { ...attributes } }, above);
  const within = trace.setSpan(above, span);
  return {
    run: (work) => context.with(within, work),
    end(more = {}) {
      span.setAttributes({ ...more });
      if (more['error.type'] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}
