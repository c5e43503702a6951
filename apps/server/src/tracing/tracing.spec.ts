import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { SECRET_KEY } from '../testing/secrets.js';
import { startProcess } from '../testing/server-process.js';
import type { ServerProcess } from '../testing/server-process.js';
import { startTraceReceiver } from '../testing/trace-receiver.js';
import type { ReceivedSpan, TraceReceiver } from '../testing/trace-receiver.js';

const API_KEY = 'key-of-the-traced-test';
/** In every place where a caller can write something. */
const MARK = 'Lovelace7c2f';
const CALLERS_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLERS_SPAN = '00f067aa0ba902b7';

let database: Database;
let receiver: TraceReceiver;
const processes: ServerProcess[] = [];
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  for (const each of processes) each.kill('SIGKILL');
  await Promise.all(processes.map(({ ended }) => ended));
  await database.close();
});

/** As in production, and says at its end which modules of OpenTelemetry it had loaded. */
function start(program: string, env: Record<string, string>): ServerProcess {
  const tell = `import { createRequire } from 'node:module';
    process.on('exit', () => console.log(JSON.stringify({ msg: 'loaded', modules:
      Object.keys(createRequire('/').cache).filter((file) => /@opentelemetry.(?!api.)/.test(file)).length })));`;
  const started = startProcess(program, {
    DATABASE_URL: database.url,
    STRATA_SECRET_KEY: SECRET_KEY,
    STRATA_API_KEY: API_KEY,
    STRATA_DRAIN_SECONDS: '0',
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(tell)}`,
    ...env,
  });
  processes.push(started);
  return started;
}

interface Asking {
  url: string;
  ask: (query: string, variables?: object, headers?: Record<string, string>) => Promise<Response>;
}

async function asking(api: ServerProcess): Promise<Asking> {
  const url = String((await api.said('listening'))['url']);
  return {
    url,
    ask: (query, variables, headers) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}`, ...headers },
        body: JSON.stringify({ query, variables }),
      }),
  };
}

async function stop(...stopping: ServerProcess[]): Promise<void> {
  for (const each of stopping) each.kill('SIGTERM');
  expect(await Promise.all(stopping.map(({ ended }) => ended))).toEqual(stopping.map(() => 0));
}

const attribute = (span: ReceivedSpan | undefined, key: string): unknown =>
  Object.values(span?.attributes.find((each) => each.key === key)?.value ?? {})[0];

describe('with OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  let api: ServerProcess;
  let spans: ReceivedSpan[];
  beforeAll(async () => {
    receiver = await startTraceReceiver();
    // Nothing is sent before the stop: what arrives, arrives because that sends it.
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '600000',
      OTEL_BSP_MAX_QUEUE_SIZE: '100000',
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '100000',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    };
    api = start('api.ts', env);
    const worker = start('worker.ts', env);
    const { url, ask } = await asking(api);
    await worker.said('jobs are running');
    await ask('query Q { workspace { name } users(rule: { everyone: true }, first: 3) { totalCount } }', undefined, {
      traceparent: `00-${CALLERS_TRACE}-${CALLERS_SPAN}-01`,
      tracestate: `vendor=${MARK}`,
      baggage: `who=${MARK}`,
    });
    await ask(`mutation ${MARK} ($users: [UserInput!]!) { upsertUsers(input: { users: $users }) { accepted } }`, {
      users: [{ externalId: MARK, attributes: { note: MARK } }],
    });
    await ask(`{ user(externalId: "${MARK}") { externalId attributes { value } } }`);
    await ask(`{ ${MARK} }`);
    await ask(`{ segment(key: "${MARK}") { name } }`);
    await ask(`mutation { createSegment(input: { key: "all", name: "${MARK}", rule: { everyone: true } }) { key } }`);
    await ask('mutation { materializeSegment(input: { key: "all" }) { id } }');
    const headers = { authorization: `Bearer ${API_KEY}`, 'user-agent': MARK };
    await fetch(`${url}/v1/users/${MARK}/export.json?who=${MARK}`, { headers });
    await fetch(`${url}/v1/segments/${MARK}/members`, { headers });
    await fetch(`${url}/preferences/${MARK}`, { headers: { 'x-forwarded-for': MARK } });
    await fetch(`${url}/${MARK}?${MARK}=${MARK}`, { headers: { authorization: `Bearer ${MARK}` } });
    const events = { events: [{ externalId: MARK, name: MARK, occurredAt: '2026-01-01T00:00:00Z', messageId: MARK }] };
    await fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    const states = (): Promise<{ state: string }[]> => database.query('SELECT state FROM segment_snapshots');
    while ((await states())[0]?.state !== 'DONE') await sleep(50);
    expect(receiver.bodies).toEqual([]);
    await stop(api, worker);
    spans = receiver.spans();
  });
  afterAll(() => receiver.close());

  test('a request is one trace from HTTP over GraphQL to PostgreSQL, below the span of its caller', () => {
    const trace = spans.filter(({ traceId }) => traceId === CALLERS_TRACE);
    const [http] = trace.filter(({ kind }) => kind === 2);
    expect(http).toMatchObject({ name: 'POST /graphql', parentSpanId: CALLERS_SPAN });
    expect([attribute(http, 'http.route'), attribute(http, 'http.response.status_code')]).toEqual(['/graphql', 200]);
    const graphql = trace.find(({ name }) => name === 'query workspace');
    expect(graphql?.parentSpanId).toBe(http?.spanId);
    const statements = trace.filter(({ parentSpanId }) => parentSpanId === graphql?.spanId);
    expect(statements.map(({ kind }) => kind)).toContain(3);
    expect(statements.map((each) => attribute(each, 'db.query.text')).join()).toContain('FROM workspace');
  });

  test('each run of a job is a trace, with its statements', () => {
    const job = spans.find(({ name }) => name === 'job segment.materialize');
    expect(job).toBeDefined();
    expect(job?.parentSpanId ?? '').toBe('');
    expect(spans.some(({ kind, parentSpanId }) => kind === 3 && parentSpanId === job?.spanId)).toBe(true);
  });

  test('nothing that callers sent is in any span', () => {
    const names = spans.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['mutation upsertUsers', 'query user', 'POST /v1/events']));
    expect(names).toEqual(expect.arrayContaining(['GET /v1/users/ID/export.json', 'GET /preferences/TOKEN']));
    expect(Buffer.concat(receiver.bodies).toString()).not.toMatch(new RegExp(`${MARK}|${API_KEY}`, 'i'));
  });

  test('lines of the log say in which trace they were written', () => {
    const line = api.log.find(({ msg, traceId }) => msg === 'request' && traceId === CALLERS_TRACE);
    expect(line).toMatchObject({ path: '/graphql', status: 200 });
  });
});

test('spans leave as protobuf unless JSON is asked for, under the name that the environment gives', async () => {
  receiver = await startTraceReceiver();
  const api = start('api.ts', { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_SERVICE_NAME: 'strata-of-the-test' });
  const { ask } = await asking(api);
  await ask('{ workspace { name } }');
  await stop(api);
  expect([...receiver.contentTypes]).toEqual(['application/x-protobuf']);
  const sent = Buffer.concat(receiver.bodies).toString('latin1');
  for (const part of ['strata-of-the-test', 'POST /graphql', 'query workspace', 'db.query.text'])
    expect(sent).toContain(part);
  expect(Number((await api.said('loaded'))['modules'])).toBeGreaterThan(10);
  await receiver.close();
});

test('a collector that is not there costs no answer and no clean stop, and the log says it', async () => {
  const api = start('api.ts', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  const { ask } = await asking(api);
  expect((await ask('{ workspace { name } }')).status).toBe(200);
  await stop(api);
  expect(api.log.map(({ msg }) => msg)).toContain('traces could not be sent');
});

test('nothing of it is loaded where no traces are asked for', async () => {
  const api = start('api.ts', {});
  const { ask } = await asking(api);
  await ask('{ workspace { name } }');
  await stop(api);
  expect(await api.said('loaded')).toMatchObject({ modules: 0 });
  expect(api.log.find(({ msg }) => msg === 'request')).not.toHaveProperty('traceId');
});
