import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

describe('users over GraphQL', () => {
  test('what was upserted is read back at once, by id, by external id, by search and by rule', async () => {
    await server.get(
      `mutation { a: defineAttribute(input: { key: "name", type: TEXT }) { key } b: defineAttribute(input: { key: "birthday", type: DATE }) { key } }`,
    );
    const { upsertUsers } = await server.get<{ upsertUsers: { accepted: number; freshness: string } }>(
      `mutation($users: [UserInput!]!) { upsertUsers(input: { users: $users, source: "crm" }) { accepted duplicates rejected { index code message } freshness } }`,
      {
        users: [
          {
            externalId: 'u1',
            attributes: { name: '林小雨', birthday: '1990-02-28' },
            identities: [{ kind: 'EMAIL', value: 'lin@example.com' }],
          },
          { externalId: 'u2', attributes: { name: 1 } },
          { externalId: 'u3', attributes: { name: 'Wang' } },
        ],
      },
    );
    expect(upsertUsers).toMatchObject({ accepted: 2, rejected: [{ index: 1, code: 'WRONG_TYPE' }] });
    const got = await server.get(
      `{ user(externalId: "u1") { id name createdAt attribute(key: "birthday") attributes { attribute { key type } value source at } identities { kind namespace value } } }`,
    );
    console.log(JSON.stringify(got));
    const got2 = await server.get(
      `query($f: String!) { users(rule: { attribute: { key: "name", is: { startsWith: "林" } } }, first: 10, minFreshness: $f) { totalCount asOf pageInfo { hasNextPage } edges { cursor node { externalId name } } } all: users(first: 1) { totalCount pageInfo { hasNextPage endCursor } } s: users(search: "lin@", first: 3) { totalCount edges { node { externalId } } } }`,
      { f: upsertUsers.freshness },
    );
    console.log(JSON.stringify(got2));
  });
});
