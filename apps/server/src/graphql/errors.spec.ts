import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLog } from '../log.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

const lines: string[] = [];
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ log: createLog('error', { write: (line) => void lines.push(line) }) });
});
afterAll(() => server.close());

describe('errors over GraphQL', () => {
  test('of a surprise the caller learns an id, and the log has the rest without values', async () => {
    const { database } = server.app;
    await server.app.attributes.define({ key: 'city', type: 'TEXT' });
    await database.query('ALTER TABLE user_attributes RENAME TO hidden');
    try {
      const { errors, status } = await server.ask(
        'mutation { upsertUsers(input: { users: [{ externalId: "secret-id", attributes: { city: "secret-value" } }] }) { accepted } }',
      );
      expect(status).toBe(200);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.extensions).toEqual({
        code: 'INTERNAL',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(JSON.stringify(errors)).not.toMatch(/user_attributes|relation|SELECT|INSERT|\.[jt]s/);
      const logged = lines.filter((line) => line.includes(String(errors?.[0]?.extensions.requestId)));
      expect(logged).toHaveLength(1);
      expect(logged[0]).toMatch(/user_attributes/);
      expect(logged[0]).not.toMatch(/secret-id|secret-value/);
    } finally {
      await database.query('ALTER TABLE hidden RENAME TO user_attributes');
    }
  });

  test.each([
    '{ segment(key: "\\u0000") { key } }',
    '{ segments(first: 1, search: "\\u0000") { totalCount } }',
    '{ tags(under: "\\u0000") { key } }',
    '{ user(externalId: "\\u0000") { id } }',
    '{ users(first: 1, search: "\\u0000") { totalCount } }',
    'mutation { removeTags(input: { tag: "\\u0000", externalIds: ["\\u0000"] }) { removed } }',
    'mutation { createSegment(input: { key: "\\u0000", name: "\\u0000", rule: { everyone: true } }) { key } }',
    'mutation { updateSegment(input: { key: "\\u0000", name: "x" }) { key } }',
    'mutation { materializeSegment(input: { key: "\\u0000" }) { id } }',
  ])('U+0000 is never a surprise: %s', async (query) => {
    const { errors } = await server.ask(query);
    for (const { extensions } of errors ?? []) expect(extensions.code).not.toBe('INTERNAL');
  });
});
