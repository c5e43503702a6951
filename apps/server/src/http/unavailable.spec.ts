import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

/** Longer than it takes a busy machine to open a connection, of which the first questions need several. */
const LONGEST_WAIT = 1_500;

let server: TestServer;
let release: () => void;
let held: Promise<unknown>;

beforeAll(async () => {
  server = await startTestServer({ longestWait: LONGEST_WAIT });
  await server.app.segments.service.create({ key: 'all', name: 'All', rule: { everyone: true } });
});
afterAll(() => server.close());

/** Keeps every connection of the pool, as long as `run` takes. */
async function withoutConnections(run: () => Promise<void>): Promise<void> {
  const { database } = server.app;
  const end = new Promise<void>((resolve) => (release = resolve));
  let begun = 0;
  const all = new Promise<void>((resolve) => {
    held = Promise.all(
      Array.from({ length: 6 }, () =>
        database.transaction(async () => {
          begun += 1;
          if (begun === 6) resolve();
          await end;
        }),
      ),
    );
  });
  await all;
  try {
    await run();
  } finally {
    release();
    await held;
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };
const DOORS: [method: string, path: string, body?: string][] = [
  ['POST', '/graphql', '{"query":"{ workspace { name } }"}'],
  [
    'POST',
    '/graphql',
    '{"query":"mutation { upsertUsers(input: { users: [{ externalId: \\"u\\" }] }) { accepted } }"}',
  ],
  ['POST', '/v1/events', '{"events":[{"externalId":"u","name":"x"}]}'],
  ['POST', '/v1/users', '{"users":[{"externalId":"u"}]}'],
  ['POST', '/v1/consents', '{"consents":[{"externalId":"u","purpose":"MARKETING","state":"GRANTED"}]}'],
  ['POST', '/v1/collect', '{"writeKey":"wk_x","sentAt":"2026-01-01T00:00:00Z","batch":[]}'],
  ['POST', '/v1/hooks/some', '{}'],
  ['GET', '/v1/segments/all/members'],
  ['GET', '/v1/users/1/export.json'],
  ['GET', '/v1/imports/1'],
  ['GET', '/v1/inference-tables/IP'],
];

describe('without a connection to the database', () => {
  test('every door says at once that it cannot answer, and when to ask again', async () => {
    await server.app.upsertUsers([{ externalId: 'reader' }], 'test');
    const { preferenceLink } = await server.get<{ preferenceLink: { path: string } }>(
      'mutation { preferenceLink(input: { externalId: "reader" }) { path } }',
    );
    DOORS.push(['GET', preferenceLink.path]);
    await withoutConnections(async () => {
      const ask = async ([method, path, body]: (typeof DOORS)[number]): Promise<void> => {
        const answer = await fetch(`${server.url}${path}`, { method, headers: JSON_TYPE, ...(body && { body }) });
        const said = (await answer.json()) as { errors: { extensions: { code: string } }[] };
        const { code } = said.errors[0]?.extensions ?? {};
        expect([path, answer.status, code]).toEqual([path, 503, 'UNAVAILABLE']);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(JSON.stringify(said)).not.toMatch(/timeout exceeded|\.[jt]s|SELECT/);
      };
      await Promise.all(DOORS.map(ask));
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    });
    expect(await server.get('{ workspace { name } }')).toEqual({ workspace: { name: 'Strata' } });
  });
});
