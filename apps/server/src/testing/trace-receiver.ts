import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 1 internal, 2 server, 3 client. */
  kind: number;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code?: number; message?: string };
  events: unknown[];
}

interface Received {
  resourceSpans: { resource: { attributes: unknown[] }; scopeSpans: { spans: ReceivedSpan[] }[] }[];
}

export interface TraceReceiver {
  readonly url: string;
  /** What arrived, as it came, unpacked. */
  readonly bodies: Buffer[];
  readonly contentTypes: Set<string>;
  /** Of what came as JSON. */
  spans(): ReceivedSpan[];
  close(): Promise<void>;
}

/** Takes spans as a collector does: OTLP over HTTP. */
export async function startTraceReceiver(): Promise<TraceReceiver> {
  const bodies: Buffer[] = [];
  const contentTypes = new Set<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      bodies.push(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
      contentTypes.add(String(request.headers['content-type']));
      response.writeHead(request.url === '/v1/traces' ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    contentTypes,
    spans: () =>
      bodies.flatMap((body) =>
        (JSON.parse(body.toString()) as Received).resourceSpans.flatMap(({ scopeSpans }) =>
          scopeSpans.flatMap(({ spans }) => spans),
        ),
      ),
    close: () => new Promise((closed) => (server.close(() => closed()), server.closeAllConnections())),
  };
}
