import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(() => server.close());

const DEFINE = `mutation ($input: DefineSourceInput!) { defineSource(input: $input) { key name kind rank cleaning { off infer dateOrder unreadable } } }`;
const UPSERT = `mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted rejected { code } } }`;

test('a source is defined, changed and listed over GraphQL', async () => {
  const created = await server.get<object>(DEFINE, {
    input: { key: 'crm', kind: 'CONNECTOR', rank: 10, cleaning: { off: ['PHONE'], dateOrder: 'DMY' } },
  });
  expect(created).toEqual({
    defineSource: {
      key: 'crm',
      name: 'crm',
      kind: 'CONNECTOR',
      rank: 10,
      cleaning: { off: ['PHONE'], infer: [], dateOrder: 'DMY', unreadable: 'REJECT' },
    },
  });
  await server.get(DEFINE, { input: { key: 'crm', name: '客户系统' } });
  const { sources } = await server.get<{ sources: object[] }>('{ sources { key name rank } }');
  expect(sources).toEqual([
    { key: 'manual', name: 'Manual', rank: 0 },
    { key: 'crm', name: '客户系统', rank: 10 },
    { key: 'api', name: 'API', rank: 100 },
  ]);
  expect((await server.ask(DEFINE, { input: { key: 'new' } })).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
});

test('of two sources the better ranked one stands, and a value tells its source and time', async () => {
  const at = '2026-01-02T00:00:00.000Z';
  const write = (source: string, city: string, time: string | null) =>
    server.get(UPSERT, { input: { source, users: [{ externalId: 'u', attributes: { city }, at: time }] } });
  await write('crm', '北京市', at);
  await write('api', '上海市', null);
  const { user } = await server.get<{ user: object }>(
    '{ user(externalId: "u") { attributes { value source at original inferred } } }',
  );
  expect(user).toEqual({
    attributes: [{ value: '北京市', source: 'crm', at, original: null, inferred: null }],
  });
  expect(await write('crm', 'x', '2999-01-01T00:00:00Z')).toEqual({
    upsertUsers: { accepted: 0, rejected: [{ code: 'INVALID_TIME' }] },
  });
});

test('what an attribute is and has been is paged through, the present value first', async () => {
  await server.get(DEFINE, { input: { key: 'past', kind: 'API' } });
  const day = (n: number): string => `2026-01-0${n}T00:00:00.000Z`;
  for (const [city, at] of [
    ['a', day(1)],
    ['b', day(3)],
    ['c', day(5)],
  ] as const)
    await server.get(UPSERT, {
      input: { source: 'past', users: [{ externalId: 'h', attributes: { city }, at }] },
    });
  const read = async (first: number, after?: string) => {
    const { user } = await server.get<{
      user: {
        attributeHistory: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string };
          edges: { node: object }[];
        };
      };
    }>(
      `query ($first: Int!, $after: String) { user(externalId: "h") { attributeHistory(key: "city", first: $first, after: $after) {
         totalCount pageInfo { hasNextPage endCursor } edges { node { value source from to } }
       } } }`,
      { first, after },
    );
    return user.attributeHistory;
  };
  const newest = await read(2);
  expect([newest.totalCount, newest.pageInfo.hasNextPage]).toEqual([3, true]);
  expect(newest.edges.map(({ node }) => node)).toEqual([
    { value: 'c', source: 'past', from: day(5), to: null },
    { value: 'b', source: 'past', from: day(3), to: day(5) },
  ]);
  const rest = await read(2, newest.pageInfo.endCursor);
  expect(rest.edges.map(({ node }) => node)).toEqual([{ value: 'a', source: 'past', from: day(1), to: day(3) }]);
  expect(rest.pageInfo.hasNextPage).toBe(false);
});
