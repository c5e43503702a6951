import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, tagging } = server.app;
  await attributes.define({ key: 'name', type: 'TEXT' });
  await attributes.define({ key: 'city', type: 'TEXT' });
  await attributes.define({ key: 'birthday', type: 'DATE' });
  await attributes.define({ key: 'interests', type: 'TEXT_LIST' });
  await tagging.create({ key: 'vip', class: 'VALUE' });
});
afterAll(() => server.close());

interface Upserted {
  upsertUsers: {
    accepted: number;
    duplicates: number;
    rejected: { index: number; code: string; message: string }[];
    freshness: string;
  };
}
const UPSERT = `mutation ($users: [UserInput!]!, $source: String) {
  upsertUsers(input: { users: $users, source: $source }) { accepted duplicates rejected { index code message } freshness }
}`;
const upsert = async (users: object[], source?: string) =>
  (await server.get<Upserted>(UPSERT, { users, source })).upsertUsers;

describe('users over GraphQL', () => {
  test('what was upserted is read back at once, whole', async () => {
    const answer = await upsert(
      [
        {
          externalId: 'lin',
          attributes: { name: '林小雨', birthday: '1992-02-29', interests: ['茶', '书'] },
          identities: [{ kind: 'EMAIL', value: 'lin@example.com' }],
          tags: ['vip'],
        },
      ],
      'crm',
    );
    expect(answer).toMatchObject({ accepted: 1, duplicates: 0, rejected: [] });
    const { user } = await server.get<{ user: Record<string, unknown> }>(`{
      user(externalId: "lin") {
        externalId name birthday: attribute(key: "birthday") interests: attribute(key: "interests")
        attributes { attribute { key type } value source }
        identities { kind namespace value }
        tags { tag { key } weight source expiresAt }
        events(first: 5) { totalCount edges { node { name } } }
      }
    }`);
    expect(user).toEqual({
      externalId: 'lin',
      name: '林小雨',
      birthday: '1992-02-29',
      interests: null,
      attributes: [
        { attribute: { key: 'birthday', type: 'DATE' }, value: '1992-02-29', source: 'crm' },
        { attribute: { key: 'interests', type: 'TEXT_LIST' }, value: ['茶', '书'], source: 'crm' },
        { attribute: { key: 'name', type: 'TEXT' }, value: '林小雨', source: 'crm' },
      ],
      identities: [
        { kind: 'EMAIL', namespace: '', value: 'lin@example.com' },
        { kind: 'EXTERNAL_ID', namespace: '', value: 'lin' },
      ],
      tags: [{ tag: { key: 'vip' }, weight: null, source: 'crm', expiresAt: null }],
      events: { totalCount: 0, edges: [] },
    });
  });

  test('one bad user never refuses the rest, and nothing of the bad one is stored', async () => {
    const answer = await upsert([
      { externalId: 'ok-1', attributes: { city: '北京市' } },
      { externalId: 'bad-1', attributes: { city: 7 } },
      { externalId: 'bad-2', attributes: { undeclared: 'x' } },
      { externalId: 'bad-3', attributes: { birthday: '2026-02-30' } },
      { externalId: 'bad-4', attributes: { city: 'a\u0000b' } },
      { externalId: 'bad-5', attributes: JSON.parse('{"__proto__": 1}') as object },
      { externalId: 'bad-6', tags: ['vip', 'nobody-made-this'] },
      { externalId: 'bad-7', identities: [{ kind: 'EMAIL', value: '' }] },
      { externalId: '', attributes: {} },
      { externalId: 'ok-2', attributes: { city: '上海市' }, tags: ['vip'] },
    ]);
    expect(answer.accepted).toBe(2);
    expect(answer.rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { code, message } of answer.rejected) expect([code, message]).not.toContain('');
    const found = await server.get(
      `{ a: user(externalId: "bad-6") { id } b: user(externalId: "ok-2") { tags { tag { key } } } }`,
    );
    expect(found).toEqual({ a: null, b: { tags: [{ tag: { key: 'vip' } }] } });
  });

  test.each(['', '\u0000', '\ud800', 'x'.repeat(101)])(
    'a batch from the source %j is refused whole',
    async (source) => {
      const { errors } = await server.ask(UPSERT, {
        users: [{ externalId: 'unsourced', attributes: { city: 'x' } }],
        source,
      });
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
      expect(await server.get('{ user(externalId: "unsourced") { id } }')).toEqual({ user: null });
    },
  );

  test('a page of a rule shows the write that was asked for, and goes on where it ended', async () => {
    const users = Array.from({ length: 5 }, (_, i) => ({ externalId: `page-${i}`, attributes: { city: '苏州市' } }));
    const { freshness } = await upsert(users);
    const pages = `query ($after: String, $minFreshness: String) {
      users(rule: { attribute: { key: "city", is: { eq: "苏州市" } } }, first: 2, after: $after, minFreshness: $minFreshness) {
        totalCount asOf pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { externalId } }
      }
    }`;
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer: { users: PageOf } = await server.get(pages, { after, minFreshness: freshness });
      expect(answer.users.totalCount).toBe(5);
      expect(answer.users.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...answer.users.edges.map(({ node }) => node.externalId));
      ({ endCursor: after, hasNextPage: more } = answer.users.pageInfo);
    }
    expect(seen).toEqual(users.map(({ externalId }) => externalId));
  });

  test('a search finds by id, by the beginning of an identity and by a part of the name, also within a rule', async () => {
    const { freshness } = await upsert([
      {
        externalId: 'seek-1',
        attributes: { name: 'Ada King', city: '杭州市' },
        identities: [{ kind: 'PHONE', value: '+8613812345678' }],
      },
      { externalId: 'seek-2', attributes: { name: 'KINGSLEY', city: '武汉市' } },
    ]);
    const find = async (search: string, rule?: object) => {
      const query = `query ($search: String, $rule: RuleInput, $f: String) {
        users(search: $search, rule: $rule, first: 10, minFreshness: $f) { totalCount edges { node { externalId } } }
      }`;
      const { users } = await server.get<{ users: PageOf }>(query, { search, rule, f: freshness });
      return users.edges.map(({ node }) => node.externalId).sort();
    };
    expect(await find('+86138')).toEqual(['seek-1']);
    expect(await find('138 1234')).toEqual(['seek-1']);
    const byPhone = '{ user(identity: { kind: PHONE, value: "138-1234-5678" }) { externalId } }';
    expect(await server.get(byPhone)).toEqual({ user: { externalId: 'seek-1' } });
    expect(await find('king')).toEqual(['seek-1', 'seek-2']);
    expect(await find('king', { attribute: { key: 'city', is: { eq: '武汉市' } } })).toEqual(['seek-2']);
    expect(await find('\u0000')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });

  test('the pages of a search go on where the last one ended, although the user who stood there is gone', async () => {
    const ids = ['wren-a', 'wren-b', 'wren-c', 'wren-d', 'wren-e'];
    await upsert(ids.toReversed().map((externalId) => ({ externalId })));
    await upsert(ids.map((_, i) => ({ externalId: `other-${i}`, attributes: { name: `Wren ${i}` } })));
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 5; pages++) {
      const { users }: { users: PageOf } = await server.get(
        `query ($after: String) { users(search: "wren", first: 2, after: $after) {
          totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { externalId } }
        } }`,
        { after },
      );
      seen.push(...users.edges.map(({ node }) => node.externalId));
      after = users.pageInfo.endCursor;
      expect(users.pageInfo.hasNextPage).toBe(pages < 4);
      await server.app.database.query('UPDATE users SET erased_at = now() WHERE external_id = $1', [seen.at(-1)]);
    }
    expect(seen).toEqual([...ids, 'other-0', 'other-1', 'other-2', 'other-3', 'other-4']);
    const { users } = await server.get<{ users: PageOf }>('{ users(first: 1) { pageInfo { endCursor } } }');
    const mixed = await server.ask(
      'query ($after: String) { users(search: "wren", first: 2, after: $after) { totalCount } }',
      {
        after: users.pageInfo.endCursor,
      },
    );
    expect(mixed.errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  test('a user is asked for by one of two ids, and someone unknown is null', async () => {
    expect(await server.get('{ user(externalId: "nobody") { id } }')).toEqual({ user: null });
    expect(await server.get('{ user(id: "2147483648") { id } }')).toEqual({ user: null });
    expect(await server.get('{ user(id: "1; DROP TABLE users") { id } }')).toEqual({ user: null });
    const both = await server.ask('{ user(id: 1, externalId: "lin") { id } }');
    expect(both.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    expect((await server.ask('{ user { id } }')).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  test.each([
    ['first: 0', 'PAGE_SIZE'],
    ['first: 1000000', 'PAGE_SIZE'],
    ['first: -1', 'PAGE_SIZE'],
    ['first: 9007199254740993', 'GRAPHQL_VALIDATION_FAILED'],
    ['first: 1, after: "rubbish"', 'INVALID_CURSOR'],
    ['first: 1, after: ""', 'INVALID_CURSOR'],
    ['first: 1, rule: { all: [] }', 'RULE_INVALID'],
    ['first: 1, rule: { attribute: { key: "nope", is: { eq: "\\u0000" } } }', 'RULE_INVALID'],
    ['first: 1, rule: {}', 'GRAPHQL_VALIDATION_FAILED'],
    ['first: 1, rule: { everyone: true, all: [] }', 'GRAPHQL_VALIDATION_FAILED'],
    ['first: 1, minFreshness: "rubbish"', 'INVALID_INPUT'],
  ])('users(%s) is refused with %s', async (args, code) => {
    const { errors } = await server.ask(`{ users(${args}) { totalCount } }`);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  test('every fault of a rule is named with its path', async () => {
    const rule = { all: [{ attribute: { key: 'city', is: { gte: 'x' } } }, { tag: { in: ['no-tag'] } }] };
    const { errors } = await server.ask('query ($rule: RuleInput) { users(rule: $rule, first: 1) { totalCount } }', {
      rule,
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'RULE_INVALID',
      faults: [
        { path: 'rule.all[0].attribute.is.gte', code: 'WRONG_OPERATOR' },
        { path: 'rule.all[1].tag.in[0]', code: 'UNKNOWN_TAG' },
      ],
    });
  });
});

interface PageOf {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string; node: { externalId: string } }[];
}
