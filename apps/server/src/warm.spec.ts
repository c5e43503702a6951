import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Shutdown } from './process.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';
import { warmLookUps } from './warm.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const users = Array.from({ length: 200 }, (_, n) => ({ externalId: `u${n}` }));
  expect((await server.app.upsertUsers(users, 'api')).accepted).toBe(200);
});
afterAll(() => server.close());

const logged = () => {
  const info = jest.fn<(details: { pages?: number }, message: string) => void>();
  return { info, app: { database: server.app.database, log: { ...server.app.log, info } as never } };
};

test('every page that a look-up of a user may read is read after a start', async () => {
  const { info, app } = logged();
  await warmLookUps(app, new Shutdown());
  const [sizes] = await server.app.database.query<{ pages: number }>(
    `SELECT (sum(pg_relation_size(c.oid)) / current_setting('block_size')::integer)::integer AS pages FROM pg_class c
     WHERE relname ~ '^(users|identities|user_attributes|user_attribute_origins|tag_assignments)(_|$)'
       AND relkind IN ('r', 'i')`,
  );
  expect(info.mock.calls).toEqual([
    [expect.objectContaining({ pages: sizes?.pages }), 'what look-ups read is in the buffers'],
  ]);
  expect(sizes?.pages).toBeGreaterThan(5);
  expect(await server.app.database.query("SELECT FROM pg_extension WHERE extname = 'pg_prewarm'")).toEqual([]);
});

test('nobody who stops the server waits for it', async () => {
  const { info, app } = logged();
  const shutdown = new Shutdown();
  const warming = warmLookUps(app, shutdown);
  await shutdown.runStrictly();
  await warming;
  expect(info).not.toHaveBeenCalled();
});
