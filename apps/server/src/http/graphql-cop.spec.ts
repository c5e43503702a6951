import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { startTestServer, TestSocket } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

/** What graphql-cop (github.com/dolevf/graphql-cop, lib/tests) asks of a server that does not know who asks. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ callerOf: () => ({ subject: 'stranger', authenticated: false }) });
});
afterAll(() => server.close());

interface Said {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

const post = async (query: string): Promise<Said> => await server.ask(`query cop { ${query} }`);
const raw = async (path: string, init: RequestInit = {}): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, text: await response.text() };
};

/** Names that GraphQL would guess the right one for. */
const MISSPELT: [string, string, Record<string, unknown>][] = [
  ['a field', '{ __schema { directive } }', {}],
  ['a field of ours', '{ workspac { name } }', {}],
  ['an argument', '{ user(externalI: 1) { id } }', {}],
  ['a type', '{ user(id: 1) { ... on Use { id } } }', {}],
  ['a value of an enum', '{ overlap(rules: []) { ... @skip(if: FALS) { __typename } } }', {}],
  ['a field of an input', '{ previewRule(rule: { everyon: true }) { count } }', {}],
  ['a variable’s value', 'query ($r: RuleInput!) { previewRule(rule: $r) { count } }', { r: { everyon: true } }],
  ['a variable’s enum', 'query ($k: IdentityInput!) { user(identity: $k) { id } }', { k: { kind: 'EMAI', value: '' } }],
];

const socketUrl = (): string => `${server.url.replace('http', 'ws')}/graphql`;

describe('the 13 checks of graphql-cop', () => {
  test('alias overloading: 101 aliases are refused', async () => {
    const { data, errors } = await post(Array.from({ length: 101 }, (_, i) => `alias${i}:__typename`).join(' \n'));
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'TOO_LARGE']);
  });

  test('array-based batching: ten operations in one body are refused', async () => {
    const batch = JSON.stringify(Array(10).fill({ query: 'query cop { __typename }' }));
    const headers = { 'content-type': 'application/json' };
    const { status, text } = await raw('/graphql', { method: 'POST', headers, body: batch });
    expect(status).toBe(400);
    expect(JSON.parse(text)).not.toHaveProperty('length');
  });

  test('circular query by introspection is refused', async () => {
    const circle = `{ type ${'{ fields { type '.repeat(3)}{ name }${' } }'.repeat(3)} }`;
    const { data, errors } = await post(`__schema { types { fields ${circle} } }`);
    expect([data, errors?.length]).toEqual([undefined, 1]);
  });

  test('directive overloading: ten of one directive are one error', async () => {
    const { errors } = await post('__typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa');
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions.code).toBe('TOO_LARGE');
  });

  test('field duplication: 500 of one field are refused', async () => {
    const { data, errors } = await post('__typename \n'.repeat(500));
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'TOO_LARGE']);
  });

  test.each(MISSPELT)('field suggestions: %s that is misspelt is not corrected', async (_name, query, variables) => {
    const { errors } = (await server.ask(query, variables)) as Said;
    expect(errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
  });

  test.each(MISSPELT)(
    'field suggestions over a socket: %s is not corrected either',
    async (_name, query, variables) => {
      const client = createClient({ url: socketUrl(), webSocketImpl: TestSocket, retryAttempts: 0 });
      const refused: unknown = await client
        .iterate({ query, variables })
        .next()
        .then(
          ({ value }) => (value as Said).errors,
          (errors: unknown) => errors,
        );
      await client.dispose();
      expect((refused as Said['errors'])?.[0]?.message).toMatch(/./);
      expect(JSON.stringify(refused)).not.toMatch(/did you mean/i);
    },
  );

  test.each([
    ['GET', '/graphql?query=mutation%20cop%20%7B__typename%7D', {}],
    ['GET', '/graphql?query=query%20cop%20%7B__typename%7D', {}],
    ['GET', '/graphql?query=query%20cop%20%7B__typename%7D', { 'content-type': 'application/json' }],
    ['GET', '/graphql?query=query%20cop%20%7B__typename%7D', { 'apollo-require-preflight': '1' }],
    ['HEAD', '/graphql?query=mutation%20cop%20%7B__typename%7D', {}],
  ])('neither mutations nor queries by %s: %s', async (method, path, headers) => {
    const { status, text } = await raw(path, { method, headers: headers as Record<string, string> });
    expect(status).toBe(405);
    expect(text).not.toMatch(/"data"/);
  });

  test('no page to try queries in is given at /graphql', async () => {
    const { text } = await raw('/graphql', { headers: { accept: 'text/html' } });
    expect(text).not.toMatch(/graphiql|playground/i);
  });

  test('introspection is refused, by any way to the root and over a socket too', async () => {
    const whole = '__schema { types { name fields { name } } }';
    for (const query of [whole, `...on Query { ${whole} }`, 'a: __type(name: "User") { name }']) {
      const { data, errors } = await post(query);
      expect([query, data, errors?.[0]?.extensions.code]).toEqual([query, undefined, 'UNAUTHENTICATED']);
    }
    const client = createClient({ url: socketUrl(), webSocketImpl: TestSocket, retryAttempts: 0 });
    const asked = client.iterate({ query: `{ ${whole} }` }).next();
    await expect(asked).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    await client.dispose();
    expect((await post('__typename')).data).toEqual({ __typename: 'Query' });
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'a form cannot ask: POST as %s is refused',
    async (type) => {
      const body = 'query=query+cop+%7B+__typename+%7D';
      const { status, text } = await raw('/graphql', { method: 'POST', headers: { 'content-type': type }, body });
      expect(status).toBe(415);
      expect(text).not.toMatch(/"data"/);
    },
  );

  test('no tracing in answers', async () => {
    const said = await raw('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'apollo-federation-include-trace': 'ftv1' },
      body: '{"query":"query cop { __typename }"}',
    });
    expect(said.text).not.toMatch(/tracing|ftv1/i);
  });

  test('errors are handled: no exception, no stack', async () => {
    const { errors } = (await server.ask('qwerty cop { abc }')) as Said;
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
    expect(JSON.stringify(errors)).not.toMatch(/exception|stacktrace|node_modules|\.js/);
  });
});
