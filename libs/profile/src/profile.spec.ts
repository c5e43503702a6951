import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SEES_ALL } from './sight.js';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import {
  AttributeDefinition,
  AttributeService,
  IdentityPolicies,
  ProfileReader,
  ProfileService,
  resolveUsers,
  UserSearch,
} from './index.js';
import type { UserItem } from './index.js';

let database: Database;
let profiles: ProfileService;
let reader: ProfileReader;
let search: UserSearch;

beforeAll(async () => {
  database = await freshDatabase({ entities: [AttributeDefinition], poolSize: 6 });
  profiles = new ProfileService(database);
  for (const kind of ['PHONE', 'EMAIL'] as const) await new IdentityPolicies(database).set(kind, { policy: 'REJECT' });
  reader = new ProfileReader(database);
  search = new UserSearch(database, reader);
  const attributes = new AttributeService(database);
  await attributes.define({ key: 'name', type: 'TEXT' });
  await attributes.define({ key: 'age', type: 'NUMBER' });
  await attributes.define({ key: 'vip', type: 'BOOLEAN' });
  await attributes.define({ key: 'birthday', type: 'DATE' });
  await attributes.define({ key: 'seen', type: 'DATETIME' });
  await attributes.define({ key: 'likes', type: 'TEXT_LIST' });
});
afterAll(() => database.close());

const upsert = (...items: UserItem[]) => profiles.upsertUsers(items, { source: 'test' });

async function attributesOf(externalId: string): Promise<Record<string, unknown>> {
  const user = await reader.byExternalId(externalId);
  const attributes = (await reader.attributesOf([user?.id ?? 0], SEES_ALL)).get(user?.id ?? 0) ?? [];
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
}

async function changesSince<T>(run: () => Promise<T>): Promise<{ answer: T; topics: string[] }> {
  const before = await database.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM changes');
  const answer = await run();
  const rows = await database.query<{ topic: string }>('SELECT topic FROM changes WHERE id > $1 ORDER BY topic', [
    before[0]?.id,
  ]);
  return { answer, topics: rows.map(({ topic }) => topic) };
}

test('a value of every type comes back as it was given, text in NFC', async () => {
  const attributes = {
    name: 'Zoe\u0308',
    age: 33.5,
    vip: false,
    birthday: '2024-02-29',
    seen: '2026-01-02T08:00:00.1239+08:00',
    likes: ['茶', 'Cafe\u0301'],
  };
  const { accepted, rejected } = await upsert({ externalId: 'types', attributes });
  expect({ accepted, rejected }).toEqual({ accepted: 1, rejected: [] });
  expect(await attributesOf('types')).toEqual({
    ...attributes,
    name: 'Zoë',
    seen: '2026-01-02T00:00:00.123Z',
    likes: ['茶', 'Café'],
  });
});

test('a phone and an e-mail address are kept in standard form, and name their user however they are written', async () => {
  await upsert({
    externalId: 'reachable',
    identities: [
      { kind: 'PHONE', value: '139 0013 9000' },
      { kind: 'EMAIL', value: ' Reach@Example.COM' },
      { kind: 'PHONE', namespace: 'crm', value: 'unlisted' },
    ],
  });
  const id = (await reader.byExternalId('reachable'))!.id;
  expect((await reader.identitiesOf([id], SEES_ALL)).get(id)).toEqual([
    { kind: 'EMAIL', namespace: '', value: 'reach@example.com', masked: false },
    { kind: 'EXTERNAL_ID', namespace: '', value: 'reachable', masked: false },
    { kind: 'PHONE', namespace: '', value: '+8613900139000', masked: false },
    { kind: 'PHONE', namespace: 'crm', value: 'unlisted', masked: false },
  ]);
  const by = (kind: 'PHONE' | 'EMAIL', value: string) => reader.byIdentity({ kind, namespace: '', value }, SEES_ALL);
  expect(await by('PHONE', '＋86 139-0013-9000')).toMatchObject({ id });
  expect(await by('EMAIL', 'REACH@EXAMPLE.COM')).toMatchObject({ id });
  expect(await by('PHONE', '13900139001')).toBeNull();
  const { rejected } = await upsert({ externalId: 'other', identities: [{ kind: 'PHONE', value: '+86-13900139000' }] });
  expect(rejected).toMatchObject([{ code: 'IDENTITY_TAKEN' }]);
  for (const typed of [
    '139 0013 9',
    '１３９００１３',
    '+86 139 0013',
    '0086 13900139000',
    '8613900139',
    'REACH@',
    'UNLIS',
  ]) {
    const found = (await search.find(typed, 10, SEES_ALL)).map((user) => user.externalId);
    expect([typed, found]).toEqual([typed, ['reachable']]);
  }
});

test('phone numbers without a country code are of the region', async () => {
  const german = new ProfileService(database, () => 'DE');
  await german.upsertUsers([{ externalId: 'de', identities: [{ kind: 'PHONE', value: '030 901820' }] }], {
    source: 'test',
  });
  const found = await new UserSearch(database, reader, () => 'DE').find('030 9018', 10, SEES_ALL);
  expect(found.map((user) => user.externalId)).toEqual(['de']);
});

test('attributes merge, and null removes one', async () => {
  await upsert({ externalId: 'merge', attributes: { name: 'A', age: 1 } });
  await upsert({ externalId: 'merge', attributes: { age: 2, vip: true } });
  await upsert({ externalId: 'merge', attributes: { name: null, likes: null } });
  expect(await attributesOf('merge')).toEqual({ age: 2, vip: true });
});

test('one user twice in a batch merges in order', async () => {
  const { accepted } = await upsert(
    { externalId: 'twice', attributes: { name: 'first', age: 1 } },
    { externalId: 'twice', attributes: { name: 'second' } },
    { externalId: 'twice', attributes: { age: null } },
  );
  expect(accepted).toBe(3);
  expect(await attributesOf('twice')).toEqual({ name: 'second' });
});

test('what is already so is neither written nor announced', async () => {
  const item = { externalId: 'same', attributes: { name: 'Same', likes: ['a', 'b'] } };
  const first = await changesSince(() => upsert(item));
  const second = await changesSince(() => upsert(item));
  const third = await changesSince(() => upsert({ ...item, attributes: { ...item.attributes, age: 5 } }));
  expect(first.topics).toEqual(['attribute:likes', 'attribute:name', 'identity:EXTERNAL_ID', 'users']);
  expect(second.topics).toEqual([]);
  expect(third.topics).toEqual(['attribute:age']);
});

test.each<[string, unknown, string]>([
  ['an attribute nobody declared', { nope: 1 }, 'UNKNOWN_ATTRIBUTE'],
  ['__proto__', JSON.parse('{"__proto__": {"age": 1}}'), 'UNKNOWN_ATTRIBUTE'],
  ['attributes that are a list', [1], 'INVALID_ATTRIBUTES'],
  ['a text for a number', { age: '33' }, 'WRONG_TYPE'],
  ['a number for a text', { name: 33 }, 'WRONG_TYPE'],
  ['a text for a boolean', { vip: 'true' }, 'WRONG_TYPE'],
  ['a list with a number', { likes: ['a', 1] }, 'WRONG_TYPE'],
  ['2^53', { age: 2 ** 53 }, 'NUMBER_OUT_OF_RANGE'],
  ['−2^53', { age: -(2 ** 53) }, 'NUMBER_OUT_OF_RANGE'],
  ['30 February', { birthday: '2024-02-30' }, 'INVALID_DATE'],
  ['29 February of a common year', { birthday: '2023-02-29' }, 'INVALID_DATE'],
  ['an instant without a zone', { seen: '2026-01-02T08:00:00' }, 'INVALID_DATE'],
  ['U+0000', { name: 'a\0b' }, 'INVALID_TEXT'],
  ['a lone surrogate', { likes: ['\ud800'] }, 'INVALID_TEXT'],
  ['a text without end', { name: 'x'.repeat(10_000) }, 'TOO_LONG'],
])('%s rejects its item and no other', async (_name, attributes, code) => {
  const bad = { externalId: 'bad', attributes: attributes as Record<string, unknown> };
  const good = { externalId: `beside ${_name}`, attributes: { age: 7 } };
  const answer = await upsert(bad, good);
  expect(answer.accepted).toBe(1);
  expect(answer.rejected).toEqual([{ index: 0, code, message: expect.any(String) }]);
  expect(await reader.byExternalId('bad')).toBeNull();
  expect(await attributesOf(good.externalId)).toEqual({ age: 7 });
});

test.each<[string, unknown]>([
  ['empty', ''],
  ['a number', 7],
  ['with U+0000', 'a\0'],
  ['half a surrogate pair', '\udfff'],
  ['endless', 'x'.repeat(257)],
])('an external id that is %s rejects its item', async (_name, externalId) => {
  const answer = await upsert({ externalId: externalId as string });
  expect(answer.rejected.map(({ code }) => code)).toEqual(['INVALID_EXTERNAL_ID']);
});

test('where the policy says so, an identity that another user has rejects the item, in the batch and across batches', async () => {
  const phone = { kind: 'PHONE', value: '13800000000' };
  const first = await upsert(
    { externalId: 'owner', identities: [phone] },
    { externalId: 'thief', identities: [{ kind: 'EMAIL', value: 't@example.com' }, phone] },
  );
  expect(first.rejected).toEqual([{ index: 1, code: 'IDENTITY_TAKEN', message: expect.any(String) }]);
  const second = await upsert(
    { externalId: 'thief', identities: [phone] },
    { externalId: 'owner', identities: [phone] },
  );
  expect(second.rejected.map(({ index }) => index)).toEqual([0]);
  expect(await reader.byExternalId('thief')).toBeNull();
  const other = await upsert({ externalId: 'thief', identities: [{ ...phone, namespace: 'work' }] });
  expect(other.accepted).toBe(1);
});

test('another external id given as an identity names the same user', async () => {
  await upsert(
    { externalId: 'crm-1', identities: [{ kind: 'EXTERNAL_ID', value: 'shop-1' }] },
    { externalId: 'shop-1', attributes: { age: 44 } },
  );
  expect(await attributesOf('crm-1')).toEqual({ age: 44 });
  expect((await reader.byExternalId('shop-1'))?.externalId).toBe('crm-1');
});

test('many that create the same users at once make each only once', async () => {
  const externalIds = Array.from({ length: 40 }, (_, at) => `race-${at}`);
  const answers = await Promise.all([
    ...Array.from({ length: 4 }, () => upsert(...externalIds.map((externalId) => ({ externalId })))),
    ...Array.from({ length: 4 }, () =>
      database.transaction((transaction) => resolveUsers(transaction, externalIds.toReversed(), { create: true })),
    ),
  ]);
  const keys = answers.flatMap((answer) => (answer instanceof Map ? [answer] : []));
  for (const each of keys) expect(each).toEqual(keys[0]);
  const [row] = await database.query(
    `SELECT count(*)::integer AS users, count(DISTINCT external_id)::integer AS names FROM users WHERE external_id LIKE 'race-%'`,
  );
  expect(row).toEqual({ users: 40, names: 40 });
});

test('writers of different attributes of one user lose nothing', async () => {
  await Promise.all([
    ...Array.from({ length: 10 }, (_, age) => upsert({ externalId: 'parallel', attributes: { age } })),
    upsert({ externalId: 'parallel', attributes: { name: 'Kept' } }),
    upsert({ externalId: 'parallel', attributes: { likes: ['kept'] } }),
  ]);
  expect(await attributesOf('parallel')).toMatchObject({ name: 'Kept', likes: ['kept'] });
});

test('lower case is kept only where it differs, and goes with its value', async () => {
  const foldedOf = async () =>
    database.query<{ folded: unknown }>('SELECT folded FROM user_attributes WHERE user_id = $1', [
      (await reader.byExternalId('folded'))?.id,
    ]);
  await upsert({ externalId: 'folded', attributes: { name: 'ÀB' } });
  expect(await foldedOf()).toEqual([{ folded: { name: 'àb' } }]);
  await upsert({ externalId: 'folded', attributes: { name: 'ab' } });
  expect(await foldedOf()).toEqual([{ folded: null }]);
});

test('search finds by key, external id, identity and part of the name', async () => {
  await upsert({
    externalId: 'search-1',
    attributes: { name: 'Wang Xiaoming' },
    identities: [{ kind: 'EMAIL', value: 'ming@example.com' }],
  });
  const user = await reader.byExternalId('search-1');
  for (const text of [String(user?.id), 'search-', 'ming@', 'XIAOMING', ' xiao'])
    expect((await search.find(text, 10, SEES_ALL)).map(({ externalId }) => externalId)).toContain('search-1');
  for (const text of ['%', '', '\0', '9999999999999', 'nobody at all'])
    expect(await search.find(text, 10, SEES_ALL)).toEqual([]);
});

test('what is written beside the items stands or falls with them', async () => {
  const failing = profiles.upsertUsers([{ externalId: 'atomic' }], {
    source: 'test',
    within: () => Promise.reject(new Error('no')),
  });
  await expect(failing).rejects.toThrow('no');
  expect(await reader.byExternalId('atomic')).toBeNull();
});
