import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

const DAY = 86_400_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { app } = server;
  await app.attributes.define({ key: 'n', type: 'NUMBER' });
  await app.tagging.create({ key: 'old', name: 'Old', class: 'VALUE', ttl: 'P30D' });
  await app.tagging.create({ key: 'young', class: 'VALUE', ttl: 'P30D' });
  await app.upsertUsers(
    Array.from({ length: 6 }, (_, n) => ({ externalId: `u${n}`, attributes: { n }, tags: ['old'] })),
    undefined,
  );
  await app.database.query(`UPDATE users SET created_at = now() - interval '10 days' WHERE id % 2 = 0`);
  await app.database.query(`UPDATE tags SET refreshed_at = now() - interval '40 days' WHERE key = 'old'`);
  const { freshness } = await app.trackEvents([
    { externalId: 'u1', name: 'view', occurredAt: new Date() },
    { externalId: 'u1', name: 'view', occurredAt: new Date() },
    { externalId: 'u2', name: 'view', occurredAt: new Date() },
    { externalId: 'u2', name: 'view', occurredAt: new Date(Date.now() - 2 * DAY) },
    { externalId: 'u2', name: 'view', occurredAt: new Date(Date.now() - 9 * DAY) },
  ]);
  await app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
  const { service, snapshots } = app.segments;
  const atLeast = (n: number) => ({ attribute: { key: 'n', is: { gte: n } } });
  await service.create({ key: 'empty', name: 'Empty', rule: atLeast(100) });
  await service.create({ key: 'failed', name: 'Failed', rule: atLeast(1) });
  await service.create({ key: 'base', name: 'Base', rule: atLeast(2) });
  await service.create({ key: 'fine', name: 'Fine', rule: { segment: { key: 'base' } } });
  const { id } = await snapshots.materialize('failed');
  await snapshots.fail(id, 'tried');
  await app.database.query(
    `UPDATE segments SET updated_at = now() - interval '100 days' WHERE key IN ('base', 'fine')`,
  );
});
afterAll(() => server.close());

describe('the overview', () => {
  test('counts users, new ones, and what was done each day', async () => {
    const { overview } = await server.get<{
      overview: {
        users: number;
        newUsers: number;
        events: number;
        active: { day: string; count: number; users: number }[];
      };
    }>(`{ overview(days: 7) { users newUsers events active { day count users } } }`);
    expect(overview).toMatchObject({ users: 6, newUsers: 3, events: 4 });
    expect(overview.active).toHaveLength(7);
    expect(overview.active.at(-1)).toMatchObject({ count: 3, users: 2 });
    expect(overview.active.at(-3)).toMatchObject({ count: 1, users: 1 });
  });

  test('names what needs attention, and only that', async () => {
    const { overview } = await server.get<{ overview: { attention: object[] } }>(
      `{ overview(days: 1) { attention { kind key name since count } } }`,
    );
    const since: unknown = expect.any(String);
    expect(overview.attention).toEqual([
      { kind: 'STALE_TAG', key: 'old', name: 'Old', since, count: 6 },
      { kind: 'FAILED_SNAPSHOT', key: 'failed', name: 'Failed', since, count: null },
      { kind: 'EMPTY_SEGMENT', key: 'empty', name: 'Empty', since, count: 0 },
      { kind: 'UNUSED_SEGMENT', key: 'fine', name: 'Fine', since, count: null },
    ]);
  });

  test('says who may be written to, by channel and altogether', async () => {
    const { app } = server;
    await app.upsertUsers([{ externalId: 'u5', identities: [{ kind: 'EMAIL', value: 'u5@example.com' }] }], undefined);
    const said = { purpose: 'MARKETING', state: 'GRANTED' };
    await app.consenting.record([
      { externalId: 'u4', ...said },
      { externalId: 'u5', ...said, channel: 'EMAIL' },
    ]);
    await app.audience.tick();
    const { overview } = await server.get<{ overview: object }>(
      '{ overview(days: 1) { reach { anywhere channels { channel addresses reachable } } } }',
    );
    expect(overview).toEqual({
      reach: {
        anywhere: 2,
        channels: [
          { channel: 'INBOX', addresses: 6, reachable: 1 },
          { channel: 'EMAIL', addresses: 1, reachable: 1 },
        ],
      },
    });
  });

  test.each([0, 367, -1])('of %d days is refused', async (days) => {
    const { errors } = await server.ask(`query ($days: Int!) { overview(days: $days) { users } }`, { days });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });
});
