import { setTimeout as sleep } from 'node:timers/promises';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { VERSION } from '../version.js';
import { traceStatements } from './statements.js';
import { traceFromNowOn } from './tracing.js';
import type { TraceProtocol } from './trace-settings.js';

// A stop waits no longer for a collector that does not answer.
const LONGEST_FLUSH = 5_000;
const SAY_AGAIN_AFTER = 60_000;

/**
 * Sends spans from now on, as the variables of OpenTelemetry say, which its SDK reads itself; gives what sends the last of them. Import
 * it only where there are some to send: it takes 0.2 s and 5 MB.
 */
export async function sendTraces(
  protocol: TraceProtocol,
  onFailure: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let saidAt = -Infinity;
  const fail = (error: unknown): void => {
    if (performance.now() - saidAt < SAY_AGAIN_AFTER) return;
    saidAt = performance.now();
    onFailure(error);
  };
  setGlobalErrorHandler(fail);
  const ours = resourceFromAttributes({ 'service.name': 'strata', 'service.version': VERSION });
  const provider = new BasicTracerProvider({
    resource: ours.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(await exporterFor(protocol))],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  traceFromNowOn();
  traceStatements();
  return async () => {
    const sent = provider.shutdown().then(() => true);
    const late = sleep(LONGEST_FLUSH, false, { ref: false });
    await Promise.race([sent, late])
      .then((inTime) => {
        if (!inTime) throw new Error('the collector does not answer');
      })
      .catch(fail);
  };
}

async function exporterFor(protocol: TraceProtocol): Promise<SpanExporter> {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter();
}
