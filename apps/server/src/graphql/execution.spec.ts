import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
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

test('what nobody waits for any more ends in the database', async () => {
  const patient = await startTestServer();
  const waiting = `SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%strpos%'`;
  await patient.app.database.transaction(async (transaction) => {
    await transaction.query('LOCK TABLE user_attributes IN ACCESS EXCLUSIVE MODE');
    const untilWaiting = async (statements: number): Promise<void> => {
      while ((await transaction.query(waiting)).length !== statements)
        await transaction.query('SELECT pg_stat_clear_snapshot()');
    };
    const caller = new AbortController();
    const answer = fetch(`${patient.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ users(search: \\"ada\\", first: 1) { totalCount } }"}',
      signal: caller.signal,
    });
    await untilWaiting(1);
    caller.abort();
    await expect(answer).rejects.toThrow('abort');
    await untilWaiting(0);
  });
  await patient.close();
});
