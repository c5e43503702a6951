import { afterAll, beforeEach, beforeAll, expect, test } from '@jest/globals';
import { SEES_ALL } from '@strata/profile';
import type { TaggedUserItem } from '@strata/tag';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'name', type: 'TEXT' });
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  await server.app.tagging.create({ key: 'vip', class: 'VALUE' });
});
afterAll(() => server.close());

/** So that each test has people of its own. */
let test_ = 0;
beforeEach(() => void (test_ += 1));
const own = (value: string): string => `${value}.${test_}`;

const external = (id: string): string => own(id);
const phone = (value: string) => ({ kind: 'PHONE', value: `+86138${String(test_).padStart(4, '0')}${value}` });
const anonymous = (value: string) => ({ kind: 'ANONYMOUS', value: own(value) });
const device = (value: string) => ({ kind: 'DEVICE', value: own(value) });

const upsert = (...items: TaggedUserItem[]) => server.app.upsertUsers(items, undefined);
const idOf = async (externalId: string) => (await server.app.profiles.byExternalId(external(externalId)))?.id;
const setPolicy = (input: object) =>
  server.get(`mutation ($input: SetIdentityPolicyInput!) { setIdentityPolicy(input: $input) { kind policy } }`, {
    input,
  });

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  return server.get<T>(query, variables);
}

async function noticesOf(value: string): Promise<{ profiles: number; user: { id: string } | null }[]> {
  const { identityNotices } = await ask<{
    identityNotices: {
      edges: { node: { identity: { value: string }; profiles: number; user: { id: string } | null } }[];
    };
  }>('{ identityNotices(first: 100) { totalCount edges { node { identity { kind value } profiles user { id } } } } }');
  return identityNotices.edges
    .filter(({ node }) => node.identity.value === value)
    .map(({ node: { profiles, user } }) => ({ profiles, user }));
}

const mergesOf = async (id: number | undefined) => server.app.merges.ofUsers([id ?? 0]).then((all) => all.get(id ?? 0));

test('two who share a phone are one, in one batch and in two, and nothing of either is lost', async () => {
  await upsert({ externalId: external('a'), identities: [phone('1')], attributes: { name: 'Old', city: '北京市' } });
  await server.app.trackEvents([{ externalId: external('a'), name: 'visited' }]);
  await upsert({ externalId: external('b'), attributes: { name: 'New' }, tags: ['vip'] });
  await server.app.trackEvents([{ externalId: external('b'), name: 'visited' }]);
  const [a, b] = [await idOf('a'), await idOf('b')];
  const { rejected } = await upsert(
    { externalId: external('b'), identities: [phone('1')] },
    { externalId: external('c'), identities: [phone('1')] },
  );
  expect(rejected).toEqual([]);
  expect([await idOf('b'), await idOf('c')]).toEqual([a, a]);
  const { user } = await ask<{ user: object }>(
    `query ($id: ID!) { user(id: $id) { id externalId attributes { attribute { key } value } tags { tag { key } }
       events(first: 10) { totalCount } merges { keptId evidence { kind value } mergedExternalId undoneAt } } }`,
    { id: String(b) },
  );
  expect(user).toEqual({
    id: String(a),
    externalId: external('a'),
    attributes: [
      { attribute: { key: 'city' }, value: '北京市' },
      { attribute: { key: 'name' }, value: 'New' },
    ],
    tags: [{ tag: { key: 'vip' } }],
    events: { totalCount: 2 },
    merges: ['c', 'b'].map((merged) => ({
      keptId: String(a),
      evidence: phone('1'),
      mergedExternalId: external(merged),
      undoneAt: null,
    })),
  });
});

test('someone anonymous becomes the one who they say they are, and someone known gets what they did before', async () => {
  await server.app.trackEvents([
    { identity: anonymous('x'), name: 'visited' },
    { identity: device('d'), name: 'visited' },
  ]);
  const find = (identity: object) =>
    ask<{ user: { id: string; externalId: string | null } | null }>(
      'query ($identity: IdentityInput!) { user(identity: $identity) { id externalId } }',
      { identity },
    ).then(({ user }) => user);
  const before = await find(anonymous('x'));
  expect(before).toMatchObject({ externalId: null });

  await upsert({ externalId: external('new'), identities: [anonymous('x')] });
  expect(await find(anonymous('x'))).toEqual({ id: before?.id, externalId: external('new') });
  expect(await mergesOf(Number(before?.id))).toEqual([]);

  await upsert({ externalId: external('old'), identities: [phone('1')] });
  const old = await idOf('old');
  await upsert({ identities: [device('d'), phone('1')] });
  expect(await find(device('d'))).toEqual({ id: String(old), externalId: external('old') });
  expect((await server.app.events.counts([old ?? 0])).get(old ?? 0)).toBe(1);
});

test.each([
  ['device', device],
  ['browser', anonymous],
])('a %s stays with the first who is known by it, and the item is taken without it', async (_what, identityOf) => {
  const { accepted } = await upsert(
    { externalId: external('a'), identities: [identityOf('d')] },
    { externalId: external('b'), identities: [identityOf('d')], attributes: { name: 'B' } },
  );
  expect(accepted).toBe(2);
  expect(await idOf('a')).not.toBe(await idOf('b'));
  const user = await server.app.profiles.byIdentity({ namespace: '', ...identityOf('d') } as never, SEES_ALL);
  expect(user?.externalId).toBe(external('a'));
});

test('a policy is set for a kind, and holds from then on', async () => {
  await setPolicy({ kind: 'IM', policy: 'REJECT' });
  const im = { kind: 'IM', namespace: 'wechat', value: own('openid') };
  const answer = await upsert(
    { externalId: external('a'), identities: [im] },
    { externalId: external('b'), identities: [im] },
  );
  expect(answer.rejected).toMatchObject([{ index: 1, code: 'IDENTITY_TAKEN' }]);
  await setPolicy({ kind: 'IM', policy: 'MERGE' });
  await upsert({ externalId: external('b'), identities: [im] });
  expect(await idOf('b')).toBe(await idOf('a'));
  const { identityPolicies } = await ask<{ identityPolicies: object[] }>(
    '{ identityPolicies { kind policy mostProfiles } }',
  );
  expect(identityPolicies).toContainEqual({ kind: 'DEVICE', policy: 'LINK', mostProfiles: 5 });
  const refused = await server.ask('mutation { setIdentityPolicy(input: { kind: PHONE, mostProfiles: 0 }) { kind } }');
  expect(refused.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
});

test('a phone of a shop joins nobody, whatever the order of the rows, and a notice tells of it', async () => {
  const shop = phone('9');
  const rows = Array.from({ length: 1000 }, (_, at) => ({
    externalId: external(`row-${at}`),
    identities: [phone(`8${at}`), shop],
    attributes: { name: `Row ${at}` },
  }));
  for (const items of [rows, rows.toReversed()]) expect(await upsert(...items)).toMatchObject({ accepted: 1000 });
  const ids = await Promise.all(['row-0', 'row-1', 'row-500', 'row-998', 'row-999'].map(idOf));
  expect(new Set(ids).size).toBe(5);
  expect(await noticesOf(shop.value)).toEqual([{ profiles: 1000, user: null }]);
  expect((await upsert({ identities: [shop] })).rejected).toMatchObject([{ code: 'IDENTITY_SHARED' }]);
  const { rejected } = await server.app.trackEvents([{ messageId: own('m'), identity: shop, name: 'visited' }]);
  expect(rejected).toMatchObject([{ code: 'IDENTITY_SHARED' }]);
});

test('at the sixth profile across batches a phone is shared; once cleared it joins people again', async () => {
  const shop = phone('7');
  for (let at = 0; at < 7; at++) await upsert({ externalId: external(`p${at}`), identities: [shop] });
  const ids = await Promise.all(Array.from({ length: 7 }, (_, at) => idOf(`p${at}`)));
  expect(ids.map((id) => id === ids[0])).toEqual([true, true, true, true, true, false, false]);
  expect(await noticesOf(shop.value)).toEqual([{ profiles: 6, user: { id: String(ids[0]) } }]);
  const attention = await ask<{ overview: { attention: { kind: string; count: number }[] } }>(
    '{ overview(days: 1) { attention { kind key count } } }',
  );
  expect(attention.overview.attention).toContainEqual(
    expect.objectContaining({ kind: 'SHARED_IDENTITY', key: shop.value, count: 6 }),
  );

  const clear = 'mutation ($input: ClearIdentityNoticeInput!) { clearIdentityNotice(input: $input) { profiles } }';
  await ask(clear, { input: { identity: shop } });
  expect(await noticesOf(shop.value)).toEqual([]);
  const again = await server.ask(clear, { input: { identity: shop } });
  expect(again.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  await upsert({ externalId: external('p6'), identities: [shop] });
  expect(await idOf('p6')).toBe(ids[0]);
});

test('a chain in which each row shares a phone with the next stops', async () => {
  const rows = Array.from({ length: 200 }, (_, at) => ({
    externalId: external(`c${at}`),
    identities: [phone(String(10_000 + at)), phone(String(10_001 + at))],
  }));
  await upsert(...rows);
  const ids = await Promise.all(rows.map((_, at) => idOf(`c${at}`)));
  const sizes = ids.map((id) => ids.filter((other) => other === id).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(50);
});

test('batches that share people at once end with each person once', async () => {
  const rows = Array.from({ length: 20 }, (_, at) => [
    { externalId: external(`l${at}`), identities: [phone(String(500 + at))], attributes: { name: `L${at}` } },
    { externalId: external(`r${at}`), identities: [phone(String(500 + at))], attributes: { city: `R${at}` } },
  ]);
  await Promise.all([
    upsert(...rows.map(([left]) => left!)),
    upsert(...rows.map(([, right]) => right!).toReversed()),
    server.app.trackEvents(rows.map(([left]) => ({ externalId: left!.externalId, name: 'visited' }))),
    server.app.trackEvents(rows.map(([, right]) => ({ externalId: right!.externalId, name: 'visited' })).toReversed()),
  ]);
  for (const [at] of rows.entries()) {
    const id = await idOf(`l${at}`);
    expect(await idOf(`r${at}`)).toBe(id);
    const known = (await server.app.profiles.attributesOf([id ?? 0], SEES_ALL)).get(id ?? 0) ?? [];
    expect(known.map(({ value }) => value)).toEqual([`R${at}`, `L${at}`]);
    expect((await server.app.events.counts([id ?? 0])).get(id ?? 0)).toBe(2);
  }
  // Nothing is left with those who are no more.
  const [left] = await server.app.database.query<{ rows: number }>(
    `SELECT (SELECT count(*) FROM events JOIN users ON users.id = user_id WHERE merged_into IS NOT NULL)::integer
       + (SELECT count(*) FROM user_attributes JOIN users ON users.id = user_id WHERE merged_into IS NOT NULL)::integer
       + (SELECT count(*) FROM identities JOIN users ON users.id = user_id WHERE merged_into IS NOT NULL)::integer AS rows`,
  );
  expect(left?.rows).toBe(0);
});

test('an item that names an event by both an id and an identity, or a user by nothing, is rejected', async () => {
  const { rejected } = await server.app.trackEvents([
    { externalId: external('a'), identity: device('d'), name: 'visited' },
    { name: 'visited' },
  ]);
  expect(rejected.map(({ code }) => code)).toEqual(['INVALID_IDENTITY', 'INVALID_EXTERNAL_ID']);
  expect((await upsert({ identities: [] })).rejected.map(({ code }) => code)).toEqual(['INVALID_EXTERNAL_ID']);
});
