/** By which encoding spans leave. */
export type TraceProtocol = 'http/protobuf' | 'http/json';

/**
 * Whether traces are sent, and how, by the variables of OpenTelemetry. Names each that would be passed over in silence; its SDK reads
 * the others itself.
 */
export function traceSettings(
  environment: Readonly<Record<string, string | undefined>>,
  onFault: (fault: string) => void,
): TraceProtocol | undefined {
  const first = (...keys: string[]): { key: string; text: string } | undefined =>
    keys.map((key) => ({ key, text: environment[key]?.trim() ?? '' })).find(({ text }) => text !== '');
  const endpoint = first('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const exporter = first('OTEL_TRACES_EXPORTER');
  if (!endpoint || first('OTEL_SDK_DISABLED')?.text.toLowerCase() === 'true' || exporter?.text === 'none')
    return undefined;
  if (exporter && exporter.text !== 'otlp') onFault('OTEL_TRACES_EXPORTER: expected otlp or none');
  // It may have a password in it.
  if (!/^https?:\/\//.test(endpoint.text) || !URL.canParse(endpoint.text))
    onFault(`${endpoint.key}: expected an address such as http://localhost:4318, got "…"`);
  const protocol = first('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL');
  if (!protocol || protocol.text === 'http/protobuf') return 'http/protobuf';
  if (protocol.text !== 'http/json') onFault(`${protocol.key}: expected http/protobuf or http/json`);
  return 'http/json';
}
