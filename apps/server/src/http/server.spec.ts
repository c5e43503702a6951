import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startTestServer, TEST_ACCESS } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

interface Raw {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Unlike fetch, sends a body in pieces and any header. */
function send(method: string, path: string, headers: object = {}, body?: string | Iterable<string>): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.url}${path}`,
      { method, headers: { ...TEST_ACCESS, ...headers }, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    if (typeof body === 'string') sent.end(body);
    else {
      for (const chunk of body ?? []) sent.write(chunk);
      sent.end();
    }
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const codeOf = ({ body }: Raw): unknown => (JSON.parse(body) as { code: unknown }).code;
const query = (text: string) => JSON.stringify({ query: text });

describe('the doors', () => {
  test('what a page of another site could send without asking is read as nothing', async () => {
    const body = query('{ workspace { name } }');
    const plain = await send('POST', '/graphql', { 'content-type': 'text/plain' }, body);
    expect([plain.status, codeOf(plain)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    const simple = await send('POST', '/v1/events', { 'content-type': 'text/plain' }, '{"events":[]}');
    expect([simple.status, codeOf(simple)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect((await send('GET', '/graphql?query={workspace{name}}')).status).toBe(405);
    const answer = await send('POST', '/graphql', JSON_TYPE, body);
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, undefined]);
  });

  test('health, readiness and metrics answer', async () => {
    expect(JSON.parse((await send('GET', '/healthz')).body)).toEqual({ status: 'ok' });
    expect(JSON.parse((await send('GET', '/readyz')).body)).toEqual({
      status: 'ok',
      database: true,
      engine: true,
      stopping: false,
    });
    await server.get('{ workspace { name } }');
    await server.ask('{ users(first: 0) { totalCount } }');
    const { body } = await send('GET', '/metrics');
    expect(body).toMatch(/strata_http_request_seconds_count\{method="POST",route="\/graphql",status="200"\} [1-9]/);
    expect(body).toMatch(/strata_graphql_field_seconds_count\{field="workspace"\} [1-9]/);
    expect(body).toMatch(/strata_graphql_errors_total\{code="PAGE_SIZE"\} 1/);
    expect(body).toMatch(/strata_engine_ticks [1-9]/);
    expect(body).toMatch(/strata_pool_connections [1-9]/);
  });

  test('no answer tells what runs here, and no page may be framed or take scripts from elsewhere', async () => {
    const { headers } = await send('GET', '/healthz');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
    );
    expect(headers['content-security-policy']).not.toMatch(/https?:|script-src[^;]*(unsafe|\*|data:|blob:)/);
  });

  test('answers with data are kept by nobody, and a door that is reached by HTTPS says so', async () => {
    const answer = await send('POST', '/graphql', JSON_TYPE, query('{ workspace { name } }'));
    expect([answer.headers['cache-control'], answer.headers['strict-transport-security']]).toEqual([
      'no-store',
      undefined,
    ]);
    expect((await send('GET', '/v1/users/1/export.json')).headers['cache-control']).toBe('no-store');
    const secure = await startTestServer({ publicUrl: 'https://strata.example.com' });
    const { headers } = await fetch(`${secure.url}/healthz`);
    await secure.close();
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\)/);
  });

  test('what is not there is 404 with JSON, and files cannot be asked for from outside the folder', async () => {
    for (const path of ['/v1/nothing', '/assets/none.js', '/../package.json', '/%2e%2e/%2e%2e/package.json', '/.env']) {
      const answer = await send('GET', path, { accept: 'application/json' });
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 404, 'NOT_FOUND']);
    }
    expect((await send('POST', '/anything', JSON_TYPE, '{}')).status).toBe(404);
  });

  test('the id of a request is given back, and one that could forge a log line is replaced', async () => {
    expect((await send('GET', '/healthz', { 'x-request-id': 'order-7' })).headers['x-request-id']).toBe('order-7');
    const forged = await send('GET', '/healthz', { 'x-request-id': 'a"} {"level":60' });
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('hostile bodies', () => {
  const megabyte = 'x'.repeat(1024 * 1024);

  test.each([
    ['/graphql', 'application/json'],
    ['/v1/events', 'application/json'],
    ['/v1/users', 'application/x-ndjson'],
  ])('50 MB at %s as %s are refused, and are not held in memory', async (path, type) => {
    const before = process.memoryUsage().rss;
    const whole = await send(
      'POST',
      path,
      { 'content-type': type, 'content-length': 50 * megabyte.length },
      Array<string>(50).fill(megabyte),
    );
    expect([whole.status, codeOf(whole)]).toEqual([413, 'TOO_LARGE']);
    const chunked = await send('POST', path, { 'content-type': type }, Array<string>(50).fill(megabyte));
    expect([chunked.status, codeOf(chunked)]).toEqual([413, 'TOO_LARGE']);
    // This process holds the 50 MB that it sends, and the server; twice of it would be the body kept.
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('100,000 levels are a clean error, in the query, in variables and in items', async () => {
    const open = '{"not":'.repeat(100_000);
    const close = '}'.repeat(100_000);
    const deep = [
      query(`{ users(first: 1, rule: ${'{not:'.repeat(100_000)}${'}'.repeat(100_000)}) { totalCount } }`),
      query(`${'{a'.repeat(100_000)}${'}'.repeat(100_000)}`),
      `{"query":"query($r:RuleInput){users(first:1,rule:$r){totalCount}}","variables":{"r":${open}{}${close}}}`,
    ];
    for (const body of deep) {
      const answer = await send('POST', '/graphql', JSON_TYPE, body);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'TOO_LARGE']);
    }
    const item = `{"externalId":"deep","name":"x","properties":{"p":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const events = await send('POST', '/v1/events', JSON_TYPE, `{"events":[${item},{"externalId":"flat","name":"x"}]}`);
    expect(JSON.parse(events.body)).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
  });

  test('a rule of 16 levels passes and one of 17 is refused by the rule language, written out or as a variable', async () => {
    const rule = (levels: number): object => (levels === 1 ? { everyone: true } : { not: rule(levels - 1) });
    const text = (levels: number) => JSON.stringify(rule(levels)).replaceAll('"', '');
    for (const [levels, code] of [
      [16, undefined],
      [17, 'RULE_INVALID'],
    ] as const) {
      const inline = await server.ask(`{ users(first: 1, rule: ${text(levels)}) { totalCount } }`);
      expect(inline.errors?.[0]?.extensions.code).toBe(code);
      const variable = await server.ask('query ($r: RuleInput) { users(first: 1, rule: $r) { totalCount } }', {
        r: rule(levels),
      });
      expect(variable.errors?.[0]?.extensions.code).toBe(code);
    }
  });

  test.each([
    ['nothing', ''],
    ['half of it', '{"query":'],
    ['a list', '[]'],
    ['a batch', `[${query('{ workspace { name } }')}]`],
    ['a number', '7'],
    ['null', 'null'],
    ['a query that is no text', '{"query":7}'],
    ['variables that are no object', '{"query":"{ workspace { name } }","variables":7}'],
    ['variables as a list', '{"query":"{ workspace { name } }","variables":[]}'],
    ['extensions that are no object', '{"query":"{ workspace { name } }","extensions":"x"}'],
    ['the name of an operation that is no text', '{"query":"{ workspace { name } }","operationName":7}'],
  ])('%s instead of a GraphQL request is 400 with a code, the id of the request and no stack', async (_name, body) => {
    const answer = await send('POST', '/graphql', JSON_TYPE, body);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toMatch(/json/);
    const [error] = (JSON.parse(answer.body) as { errors: { extensions: Record<string, unknown> }[] }).errors;
    expect(error?.extensions).toEqual({
      code: expect.stringMatching(/^[A-Z_]+$/),
      requestId: answer.headers['x-request-id'],
    });
    expect(answer.body).not.toMatch(/node_modules|at .*\.js|stacktrace/);
  });

  test('what a caller can mend is no fault of the server: limits, variables and operations are 4xx', async () => {
    const repeated = Array.from({ length: 1000 }, (_, i) => `a${i}: users(first: 1) { totalCount }`).join(' ');
    const bomb = Array.from({ length: 20 }, (_, i) => `fragment f${i} on Workspace { ...f${i + 1} ...f${i + 1} }`);
    const cases: [string, string, object?][] = [
      [`{ ${repeated} }`, 'TOO_LARGE'],
      [`{ workspace { ...f0 } } ${bomb.join(' ')} fragment f20 on Workspace { name }`, 'TOO_LARGE'],
      ['query ($n: Int!) { users(first: $n) { totalCount } }', 'BAD_USER_INPUT', { n: 'many' }],
      ['query ($n: Int!) { users(first: $n) { totalCount } }', 'BAD_USER_INPUT'],
      ['subscription { segmentChanged(key: "k") { key } }', 'BAD_REQUEST'],
      ['query A { workspace { name } } query B { workspace { name } }', 'OPERATION_RESOLUTION_FAILURE'],
    ];
    for (const [text, code, variables] of cases) {
      const { status, errors } = await server.ask(text, variables);
      expect([text.slice(0, 60), status, errors?.[0]?.extensions.code]).toEqual([text.slice(0, 60), 400, code]);
    }
  });

  test('keys that name what every object has are data like any other, and change nothing', async () => {
    const variables = `{"r":{"all":[{"__proto__":{"everyone":true}}]},"i":{"tag":"t","externalIds":["a"],"constructor":1}}`;
    const rule = await send(
      'POST',
      '/graphql',
      JSON_TYPE,
      `{"query":"query($r:RuleInput){users(first:1,rule:$r){totalCount}}","variables":${variables}}`,
    );
    const { errors } = JSON.parse(rule.body) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(({} as { everyone?: unknown }).everyone).toBeUndefined();
  });

  test('the playground may ask for the whole schema', async () => {
    const { __schema } = await server.get<{ __schema: { types: object[] } }>(
      getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }),
    );
    expect(__schema.types.length).toBeGreaterThan(50);
  });

  test('what GraphQL finds wrong has its code, without suggestions of what runs inside', async () => {
    const cases = {
      '{ nothing }': 'GRAPHQL_VALIDATION_FAILED',
      '{ workspace { name }': 'GRAPHQL_PARSE_FAILED',
      '{ workspace { name } } \u0000': 'GRAPHQL_PARSE_FAILED',
      'query A { workspace { name } } query B { workspace { name } }': 'OPERATION_RESOLUTION_FAILURE',
    };
    for (const [text, code] of Object.entries(cases)) {
      const { errors } = await server.ask(text);
      expect([text, errors?.[0]?.extensions.code]).toEqual([text, code]);
    }
  });
});
