import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { readTrustedDocuments } from '../graphql/trusted-documents.js';
import { signedIn } from '../testing/signed-in.js';
import type { SignedIn } from '../testing/signed-in.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

const manifest = JSON.parse(
  readFileSync(new URL('../../../admin/src/graphql/persisted-documents.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const idOf = (operation: string): string =>
  Object.keys(manifest).find((id) => new RegExp(`(query|subscription) ${operation}\\b`).test(manifest[id] ?? ''))!;

let server: TestServer;
/** What a browser of each sends along. */
const sessions = new Map<string, SignedIn>();
beforeAll(async () => {
  server = await startTestServer({ trusted: readTrustedDocuments() });
  for (const role of ['owner', 'developer', 'marketer', 'analyst'] as const)
    sessions.set(role, await signedIn(server, role));
});
afterAll(() => server.close());

const ANY = { query: '{ workspace { name } }' };
const trusted = (operation: string): object => ({
  operationName: operation,
  variables: {},
  extensions: { documentId: idOf(operation) },
});

interface Told {
  status: number;
  code: unknown;
  data: unknown;
}

async function post(body: object, headers: Partial<SignedIn> = {}): Promise<Told> {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { status: answer.status, code: errors?.[0]?.extensions.code, data };
}

async function overSocket(payload: object, headers: SignedIn): Promise<unknown> {
  class Socket extends WebSocket {
    constructor(url: string, protocols: string | string[]) {
      super(url, protocols, { headers });
    }
  }
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
  });
  try {
    for await (const result of client.iterate({ query: '', ...payload })) return result;
    return undefined;
  } catch (error) {
    return (error as { extensions: { code: string } }[])[0]?.extensions.code;
  } finally {
    await client.dispose();
  }
}

describe('documents of the app', () => {
  test('a session has them answered by id, with the types that the app keeps objects by', async () => {
    const { status, data } = await post(trusted('Workspace'), sessions.get('analyst'));
    expect([status, data]).toEqual([
      200,
      { workspace: expect.objectContaining({ __typename: 'Workspace', name: 'Strata' }) },
    ]);
    expect(await overSocket(trusted('Workspace'), sessions.get('analyst')!)).toMatchObject({
      data: { workspace: { name: 'Strata' } },
    });
  });

  test.each(['marketer', 'analyst'])('the session of a member asks nothing else: %s', async (role) => {
    expect(await post(ANY, sessions.get(role))).toMatchObject({ status: 403, code: 'UNTRUSTED_DOCUMENT' });
    expect(await overSocket(ANY, sessions.get(role)!)).toBe('UNTRUSTED_DOCUMENT');
  });

  test('a text beside an id is not what is run', async () => {
    const { data } = await post({ ...trusted('Workspace'), query: '{ viewer { id } }' }, sessions.get('marketer'));
    expect(data).toMatchObject({ workspace: { name: 'Strata' } });
  });

  test.each(['owner', 'developer'])('who may make API keys asks anything, as by a key: %s', async (role) => {
    expect(await post(ANY, sessions.get(role))).toMatchObject({ status: 200, data: { workspace: { name: 'Strata' } } });
    expect(await overSocket(ANY, sessions.get(role)!)).toMatchObject({ data: { workspace: { name: 'Strata' } } });
  });

  test('an API key asks anything', async () => {
    expect(await post(ANY)).toMatchObject({ status: 200, data: { workspace: { name: 'Strata' } } });
  });

  test.each([['sha256:0'], [''], [null], [{}], ['__proto__']])('no id is made up: %j', async (documentId) => {
    const asked = { ...ANY, extensions: { documentId } };
    for (const who of ['owner', 'marketer']) {
      expect(await post(asked, sessions.get(who))).toMatchObject({ status: 403, code: 'UNTRUSTED_DOCUMENT' });
    }
  });

  test('an id opens nothing that the member may not see', async () => {
    const asked = { ...trusted('Users'), variables: { first: 1 } };
    expect(await post(asked, sessions.get('analyst'))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
