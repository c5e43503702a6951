import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { createLog } from '../log.js';
import { startTestServer, TestSocket } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ operationTime: 50 });
});
afterAll(() => server.close());

/** Nobody else can read the workspace, as long as `run` takes. */
const withoutWorkspace = (run: () => Promise<void>): Promise<void> =>
  server.app.database.transaction(async (transaction) => {
    await transaction.query('LOCK TABLE workspace IN ACCESS EXCLUSIVE MODE');
    await run();
  });

describe('an operation that takes longer than any may', () => {
  test('is answered all the same: 503, and when to ask again', async () => {
    await withoutWorkspace(async () => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ workspace { name } }"}',
      });
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ data: null, errors: [{ extensions: { code: 'TIMEOUT' } }] });
    });
    // What is quick is not held up by the timer of what was not.
    expect((await server.ask('{ __typename }')).status).toBe(200);
  });

  test('ends over a socket too', async () => {
    const url = `${server.url.replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: TestSocket, retryAttempts: 0 });
    await withoutWorkspace(async () => {
      const { value } = (await client.iterate({ query: '{ workspace { name } }' }).next()) as { value: object };
      expect(value).toMatchObject({ data: null, errors: [{ extensions: { code: 'TIMEOUT' } }] });
    });
    await client.dispose();
  });
});

describe('what nobody waits for any more ends in the database', () => {
  let patient: TestServer;
  const written: string[] = [];
  beforeAll(async () => {
    patient = await startTestServer({
      patienceMs: 0,
      log: createLog('error', { write: (line) => void written.push(line) }),
    });
    for (const key of ['city', 'street', 'district'])
      await patient.get(`mutation { defineAttribute(input: { key: "${key}", type: TEXT }) { key } }`);
    await patient.app.segments.service.create({ key: 'everyone', name: 'Everyone', rule: { everyone: true } });
    await patient.app.segments.service.create({
      key: 'pudong',
      name: 'Pudong',
      // Of no other test: a column that is loaded waits for nothing.
      rule: { attribute: { key: 'district', is: { eq: '浦东新区' } } },
    });
    await patient.app.upsertUsers([{ externalId: 'u1' }, { externalId: 'u2' }], 'test');
    await patient.app.trackEvents([{ externalId: 'u1', name: 'seen', occurredAt: new Date().toISOString() }]);
  });
  afterAll(() => patient.close());

  /** Locks a table, sends a request, waits until statements wait for the lock, hangs up, and waits until none does. */
  async function leave(table: string, path: string, query?: string): Promise<void> {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await patient.app.database.transaction(async (transaction) => {
      await transaction.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      const until = async (isSo: (statements: number) => boolean): Promise<void> => {
        while (!isSo((await transaction.query(waiting)).length))
          await transaction.query('SELECT pg_stat_clear_snapshot()');
      };
      const caller = new AbortController();
      const answer = fetch(`${patient.url}${path}`, {
        headers: { 'content-type': 'application/json' },
        ...(query !== undefined && { method: 'POST', body: JSON.stringify({ query }) }),
        signal: caller.signal,
        // Of a file the head comes before the statements.
      }).then((response) => response.text());
      await until((statements) => statements > 0);
      caller.abort();
      await expect(answer).rejects.toThrow('abort');
      await until((statements) => statements === 0);
    });
  }

  const RULE = '{ attribute: { key: "city", is: { eq: "上海市" } } }';
  test.each([
    ['a search through names', 'user_attributes', '{ users(search: "ada", first: 1) { totalCount } }'],
    ['a preview', 'user_attributes', `{ previewRule(rule: ${RULE}) { count } }`],
    ['a trend', 'user_attribute_history', `{ previewRule(rule: ${RULE}, sample: 0) { trend(points: 2) { count } } }`],
    ['a breakdown', 'user_attributes', `{ previewRule(rule: ${RULE}) { breakdown(attribute: "street") { count } } }`],
    ['an explanation', 'user_attributes', `{ explainRule(rule: ${RULE}, userId: "1") { matches } }`],
    ['the coverage of attributes', 'user_attributes', '{ attributes { coverage } }'],
    ['the coverage of events', 'events', '{ eventTypes { coverage } }'],
    [
      'events of users, and their counts',
      'events',
      '{ users(first: 2) { edges { node { events(first: 1) { totalCount edges { node { name } } } } } } }',
    ],
    ['activity of users', 'events', '{ users(first: 2) { edges { node { activity(days: 7) { count } } } } }'],
    ['the overview of events', 'events', '{ overview(days: 7) { events } }'],
  ])('%s', async (_what, table, query) => {
    await leave(table, '/graphql', query);
  });

  test.each([
    ['who they are', 'users', 'everyone'],
    ['what is known of them', 'user_attributes', 'everyone'],
    ['their tags', 'tag_assignments', 'everyone'],
    ['who belongs to them', 'user_attributes', 'pudong'],
  ])('a file of members: %s', async (_what, table, segment) => {
    await leave(table, `/v1/segments/${segment}/members`);
  });

  test.each([
    ['a page of it', '/graphql', '{ auditEntries(first: 1) { edges { node { place } } } }'],
    ['how many entries it has', '/graphql', '{ auditEntries(first: 1) { totalCount } }'],
    ['its verification', '/graphql', '{ verifyAudit { entries } }'],
    ['a file of it', '/v1/audit?format=ndjson', undefined],
  ])('the audit trail: %s', async (_what, path, query) => {
    await patient.app.audit.flush();
    await patient.app.auditChain.seal();
    await leave('audit_entries', path, query);
  });

  test('and is no error of ours: none is in the log', () => {
    expect(written).toEqual([]);
  });
});
