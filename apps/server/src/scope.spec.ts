import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isObjectType } from 'graphql';
import { PERMISSIONS } from '@strata/access';
import type { Permission } from '@strata/access';
import { AUTHORIZATION } from './composition.js';
import { COUNTS_OF_PEOPLE } from './graphql/blur.js';
import { rootFields } from './graphql/reach.js';
import { createSchema } from './graphql/schema.js';
import { HTTP_OPERATIONS } from './http/operations.js';
import { signedIn } from './testing/signed-in.js';
import type { SignedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const RIGHTS: readonly Permission[] = [
  'audience.count',
  'profile.read',
  'profile.write',
  'profile.sensitive',
  'profile.export',
  'event.read',
  'tag.read',
  'tag.assign',
  'segment.read',
  'segment.export',
  'event.write',
  'consent.write',
  'privacy.manage',
  'definition.read',
];
const SHANGHAI = { attribute: { key: 'city', is: { eq: '上海' } } };
const SCORED = { attribute: { key: 'score', is: { gte: 1 } } };
const GROWN = { attribute: { key: 'age', is: { gte: 20 } } };
/** Of 30 users every third is of Shanghai; their ages are 0 to 29. */
const USERS = Array.from({ length: 30 }, (_, n) => ({
  externalId: `${n % 3 === 0 ? 'in' : 'out'}-${n}`,
  attributes: { name: `${n % 3 === 0 ? '沪' : '外'}${n}`, city: n % 3 === 0 ? '上海' : '北京', age: n },
  identities: [{ kind: 'EMAIL' as const, namespace: '', value: `${n % 3 === 0 ? 'in' : 'out'}${n}@example.com` }],
}));

let server: TestServer;
let local: SignedIn;
let inside: string;
let outside: string;
let snapshots: { before: string; after: string };
/** A finished snapshot of `scored`, with what was written just before. */
async function materialized(app: TestServer['app'], { freshness }: { freshness: string }): Promise<string> {
  const { id } = await app.segments.snapshots.materialize('scored');
  await app.segments.snapshots.run(id, freshness);
  return id;
}
beforeAll(async () => {
  server = await startTestServer();
  const { app } = server;
  await app.attributes.define({ key: 'name', type: 'TEXT' });
  await app.attributes.define({ key: 'city', type: 'TEXT' });
  await app.attributes.define({ key: 'age', type: 'NUMBER' });
  await app.tagging.create({ key: 'mark', class: 'VALUE' });
  await app.segments.service.create({ key: 'grown', name: 'Grown', rule: GROWN });
  await app.segments.service.create({ key: 'kept', name: 'Kept', rule: GROWN });
  await app.attributes.define({ key: 'score', type: 'NUMBER' });
  await app.tagging.create({ key: 'held/by', class: 'VALUE' });
  await app.segments.service.create({ key: 'others', name: 'Others', rule: { not: SHANGHAI } });
  await app.segments.service.create({ key: 'scored', name: 'Scored', rule: SCORED });
  await app.upsertUsers(USERS, 'api');
  await app.trackEvents(USERS.map(({ externalId }) => ({ externalId, name: 'visit' })));
  const scored = (n: number) => ({ externalId: USERS[n]!.externalId, attributes: { score: 1 } });
  const before = await materialized(app, await app.upsertUsers([21, 24, 25, 27].map(scored), 'api'));
  const after = await materialized(app, await app.upsertUsers([3, 4].map(scored), 'api'));
  snapshots = { before, after };
  const { freshness } = await app.upsertUsers([], 'api');
  await server.ask('query ($f: String!) { previewRule(rule: { everyone: true }, minFreshness: $f) { count } }', {
    f: freshness,
  });
  inside = String((await app.profiles.byExternalId('in-21'))?.id);
  outside = String((await app.profiles.byExternalId('out-22'))?.id);
  local = await signedIn(server, RIGHTS, SHANGHAI);
});
afterAll(() => server.close());

const ask = async (query: string, variables: object = {}, as: object = local) => {
  const { data, errors } = await server.ask<Record<string, Record<string, unknown>>>(query, variables, as);
  return { data, errors, text: JSON.stringify({ data, errors }) };
};
const get = async (query: string, variables: object = {}) => {
  const { data, errors, text } = await ask(query, variables);
  expect(errors).toBeUndefined();
  expect(text).not.toMatch(/out-?\d|外|北京/);
  return data;
};

/** What each operation tells of users; each keeps to the scope. */
const OPERATIONS: Record<string, () => Promise<void>> = {
  async user() {
    for (const one of [
      `id: "${outside}"`,
      'externalId: "out-22"',
      'identity: { kind: EMAIL, value: "out22@example.com" }',
    ])
      expect((await get(`{ user(${one}) { id } }`)).user).toBeNull();
    for (const one of [
      `id: "${inside}"`,
      'externalId: "in-21"',
      'identity: { kind: EMAIL, value: "in21@example.com" }',
    ])
      expect((await get(`{ user(${one}) { id } }`)).user).toEqual({ id: inside });
  },
  async users() {
    const list =
      'query ($rule: RuleInput, $search: String) { users(first: 99, rule: $rule, search: $search) { totalCount edges { node { externalId name } } } }';
    expect((await get(list)).users?.totalCount).toBe(10);
    expect((await get(list, { rule: GROWN })).users).toMatchObject({ totalCount: 3 });
    expect((await get(list, { search: 'out' })).users).toEqual({ totalCount: 0, edges: [] });
    expect((await get(list, { search: '沪' })).users?.totalCount).toBe(10);
    expect((await get(list, { search: '外' })).users?.totalCount).toBe(0);
    expect((await get(list, { search: outside, rule: GROWN })).users?.totalCount).toBe(0);
  },
  async previewRule() {
    const { previewRule } = await get(
      `query ($rule: RuleInput!) { previewRule(rule: $rule, sample: 100) { count total nodes { path count without running }
         sample { externalId } trend(points: 2, days: 2) { count } breakdown(attribute: "city") { value count of missing other } } }`,
      { rule: { not: { any: [GROWN, SHANGHAI] } } },
    );
    expect(previewRule).toMatchObject({ count: 0, total: 10, sample: [], trend: [{}, { count: 0 }], breakdown: [] });
    const whole = await get(
      `query ($rule: RuleInput!) { previewRule(rule: $rule, sample: 100) { count nodes { count without running }
         sample { externalId } trend(points: 2, days: 2) { count } ages: breakdown(attribute: "age", buckets: 1) { count of }
         tags: breakdown(tagUnder: "") { count of } } }`,
      { rule: { any: [GROWN, { everyone: true }] } },
    );
    expect(whole.previewRule).toMatchObject({
      count: 10,
      nodes: [{ count: 10 }, { count: 3, without: 10, running: 3 }, { count: 10, without: 3, running: 10 }],
      trend: [{}, { count: 10 }],
      ages: [{ count: 10, of: 10 }],
      tags: [{ count: 10, of: 10 }],
    });
    expect(whole.previewRule?.sample).toHaveLength(10);
  },
  async compareRules() {
    const { compareRules } = await get(
      `query ($rule: RuleInput!) { compareRules(before: $rule, after: { everyone: true }, sample: 100) {
         before after entered left enteredSample { externalId } leftSample { externalId } } }`,
      { rule: GROWN },
    );
    expect(compareRules).toMatchObject({ before: 3, after: 10, entered: 7, left: 0 });
    expect(compareRules?.enteredSample).toHaveLength(7);
  },
  async explainRule() {
    const explain =
      'query ($id: ID!, $rule: RuleInput!) { explainRule(userId: $id, rule: $rule) { matches nodes { value } } }';
    const nobody = await ask(explain, { id: '999999', rule: GROWN });
    const other = await ask(explain, { id: outside, rule: GROWN });
    expect(
      other.errors?.map(({ message, extensions }) => [message.replace(outside, '999999'), extensions.code]),
    ).toEqual(nobody.errors?.map(({ message, extensions }) => [message, extensions.code]));
    expect((await get(explain, { id: inside, rule: GROWN })).explainRule).toMatchObject({ matches: true });
  },
  async segment() {
    await server.app.segments.snapshots.materialize('kept');
    const read = `{ grown: segment(key: "grown") { ...told } kept: segment(key: "kept") { ...told } }
      fragment told on Segment { count members(first: 99) { totalCount edges { node { externalId } } } yes: contains(externalId: "in-21")
        no: contains(externalId: "out-22") trend(points: 2, days: 2) { count } breakdown(attribute: "city") { value count of } }`;
    const told = {
      count: 3,
      members: { totalCount: 3 },
      yes: true,
      no: false,
      trend: [{}, { count: 3 }],
      breakdown: [{ value: '上海', count: 3, of: 10 }],
    };
    expect(await get(read)).toMatchObject({ grown: told, kept: told });
  },
  async segments() {
    expect(await get('{ segments(first: 9) { edges { node { key count } } } }')).toEqual({
      segments: { edges: expect.arrayContaining([{ node: { key: 'grown', count: 3 } }]) as unknown },
    });
  },
  async segmentOverlaps() {
    const { segmentOverlaps } = await get(
      '{ segmentOverlaps(keys: ["grown", "kept"]) { total sizes { count } overlaps { keys count } } }',
    );
    expect(segmentOverlaps).toEqual({
      total: 10,
      sizes: [{ count: 3 }, { count: 3 }],
      overlaps: [{ keys: ['grown', 'kept'], count: 3 }],
    });
  },
  async assignTags() {
    const assign = 'mutation ($input: AssignTagsInput!) { assignTags(input: $input) { assigned unknown } }';
    const { data } = await ask(assign, { input: { tag: 'mark', externalIds: ['in-21', 'out-22', 'nobody'] } });
    expect(data.assignTags).toEqual({ assigned: 1, unknown: ['out-22', 'nobody'] });
    expect((await get(assign, { input: { tag: 'mark', rule: GROWN } })).assignTags).toMatchObject({ assigned: 3 });
    expect((await server.app.tags.tagsOf([Number(outside)])).get(Number(outside)) ?? []).toEqual([]);
  },
  async removeTags() {
    await server.app.tagging.assign('mark', { externalIds: ['out-22'] }, { source: 'api' });
    const remove = 'mutation ($input: RemoveTagsInput!) { removeTags(input: $input) { removed unknown } }';
    const { data } = await ask(remove, { input: { tag: 'mark', externalIds: ['out-22', 'nobody'] } });
    expect(data.removeTags).toEqual({ removed: 0, unknown: ['out-22', 'nobody'] });
    await get(remove, { input: { tag: 'mark', rule: { everyone: true } } });
    expect((await server.app.tags.tagsOf([Number(outside)])).get(Number(outside))).toHaveLength(1);
  },
  async overview() {
    const { overview } = await get(
      `{ overview(days: 3) { users newUsers events active { count users } attention { kind key count }
         reach { anywhere channels { channel addresses reachable } } } }`,
    );
    expect(overview).toMatchObject({ users: 10, newUsers: 10, events: 10 });
    expect(overview?.active).toEqual([
      { count: 0, users: 0 },
      { count: 0, users: 0 },
      { count: 10, users: 10 },
    ]);
    const told = { addresses: 10, reachable: 0 };
    expect(overview?.reach).toEqual({
      anywhere: 0,
      channels: [
        { channel: 'INBOX', ...told },
        { channel: 'EMAIL', ...told },
      ],
    });
    const { attention } = overview as { attention: { kind: string; key: string }[] };
    expect(attention).toContainEqual({ kind: 'EMPTY_SEGMENT', key: 'others', count: 0 });
    expect(attention.map(({ kind }) => kind)).not.toContain('SHARED_IDENTITY');
  },
  async cohorts() {
    const question = `{ cohorts(input: { first: {}, returning: {}, unit: MONTH, rule: { everyone: true } }) {
      cohorts { size cells { users } } } }`;
    const { cohorts } = await get(question);
    const told = cohorts as unknown as { cohorts: { size: number; cells: ({ users: number } | null)[] }[] };
    expect(told.cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(10);
    expect(told.cohorts.flatMap(({ cells }) => cells).reduce((sum, cell) => sum + (cell?.users ?? 0), 0)).toBe(10);
  },
  async attributes() {
    const { attributes } = await get('{ attributes { key coverage } }');
    expect(attributes).toContainEqual({ key: 'age', coverage: 10 });
  },
  async eventTypes() {
    const { eventTypes } = await get('{ eventTypes { name coverage volume } }');
    expect(eventTypes).toEqual([{ name: 'visit', coverage: 10, volume: 10 }]);
  },
  async tags() {
    await server.app.tagging.assign('held/by', { externalIds: ['in-21', 'out-22'] }, { source: 'api' });
    const { tags } = await get('{ tags { key coverage } }');
    for (const key of ['held', 'held/by']) expect(tags).toContainEqual({ key, coverage: 1 });
  },
  async segmentSnapshot() {
    const { before } = snapshots;
    const ask = 'query ($id: ID!) { segmentSnapshot(id: $id) { state count entered left } }';
    const asked = await get(ask, { id: before });
    expect(asked.segmentSnapshot).toEqual({ state: 'DONE', count: 3, entered: null, left: null });
    const listed = await get(
      '{ segment(key: "scored") { snapshots(first: 9) { edges { node { count entered left } } } } }',
    );
    expect(listed.segment?.snapshots).toMatchObject({
      edges: [{ node: { count: 4, entered: 1, left: 0 } }, { node: { count: 3, entered: null, left: null } }],
    });
  },
  async compareSnapshots() {
    const { compareSnapshots } = await get(
      `query ($before: ID!, $after: ID!) { compareSnapshots(before: $before, after: $after, sample: 100) {
         before after entered left enteredSample { externalId } leftSample { externalId } } }`,
      snapshots,
    );
    expect(compareSnapshots).toEqual({
      ...{ before: 3, after: 4, entered: 1, left: 0 },
      enteredSample: [{ externalId: 'in-3' }],
      leftSample: [],
    });
  },
  async restrictUser() {
    const restrict = 'mutation ($id: ID!) { restrictUser(input: { id: $id, reason: "asked" }) { id } }';
    const [other, nobody] = [await ask(restrict, { id: outside }), await ask(restrict, { id: '999999' })];
    const said = ({ errors }: typeof other) => [errors?.[0]?.message, errors?.[0]?.extensions.code];
    expect(said(other)).toEqual(said(nobody));
    expect(said(other)[1]).toBe('NOT_FOUND');
    expect((await server.app.profiles.byId(Number(outside)))?.restrictedAt).toBeNull();
  },
  async correctUser() {
    const correct = 'mutation ($id: ID!) { correctUser(input: { id: $id, attributes: { age: 21 } }) { id } }';
    const [other, nobody] = [await ask(correct, { id: outside }), await ask(correct, { id: '999999' })];
    expect([other.errors?.[0]?.message, other.errors?.[0]?.extensions.code]).toEqual([
      nobody.errors?.[0]?.message,
      'NOT_FOUND',
    ]);
    expect((await get(correct, { id: inside })).correctUser).toEqual({ id: inside });
  },
};

describe('whoever sees some users is told of no others', () => {
  test.each(Object.keys(OPERATIONS))('by %s', (operation) => OPERATIONS[operation]!());
});

test('every operation that tells of users is tried here, or refused to whoever sees only some', () => {
  const schema = createSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const { operations, objects, fields } = AUTHORIZATION.rules;
  /** Whether a user or a count of people is reached by a way that is open to whoever sees only some. */
  const tells = (name: string, seen: Set<string>): boolean => {
    const type = schema.getType(name);
    if (name === 'User') return true;
    if (!isObjectType(type) || seen.has(name) || objects[name]?.scoped === false) return false;
    seen.add(name);
    return Object.values(type.getFields()).some((field) => {
      const own = `${name}.${field.name}`;
      if (fields[own]?.scoped === false) return false;
      return COUNTS_OF_PEOPLE.includes(own) || tells(getNamedType(field.type).name, seen);
    });
  };
  const telling = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter(({ name }) => operations[name]?.scoped)
      .filter(
        ({ type, name }) => COUNTS_OF_PEOPLE.includes(`Query.${name}`) || tells(getNamedType(type).name, new Set()),
      )
      .map(({ name }) => name),
  );
  // Definitions lead to the segments that use them; the subscription is tried beside the others.
  const elsewhere = ['tryCleaning', 'segmentChanged'];
  const untried = telling.filter((name) => !(name in OPERATIONS) && !elsewhere.includes(name));
  expect(untried).toEqual([]);
});

test('users and definitions lead to segments, and they keep to the scope, too', async () => {
  const { user } = await get(`{ user(id: "${inside}") { segments { key count members(first: 9) { totalCount } } } }`);
  expect(user?.segments).toContainEqual({ key: 'grown', count: 3, members: { totalCount: 3 } });
});

test('files hold nobody else', async () => {
  const members = await fetch(`${server.url}/v1/segments/grown/members?format=ndjson`, { headers: { ...local } });
  const lines = (await members.text()).trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { externalId: string }).externalId)).toEqual([
    'in-21',
    'in-24',
    'in-27',
  ]);
  const materialized = await fetch(`${server.url}/v1/segments/scored/members`, { headers: { ...local } });
  expect((await materialized.text()).match(/(in|out)-\d+/g)).toEqual(['in-3', 'in-21', 'in-24', 'in-27']);
  const copy = (id: string) => fetch(`${server.url}/v1/users/${id}/export.json`, { headers: { ...local } });
  const [other, nobody, own] = [await copy(outside), await copy('999999'), await copy(inside)];
  expect([other.status, nobody.status, own.status]).toEqual([404, 404, 200]);
});

test('what does not keep to a scope is refused, and told in docs/access.md with its reason', async () => {
  const all = await signedIn(server, PERMISSIONS, SHANGHAI);
  for (const query of [
    '{ imports(first: 1) { edges { node { id } } } }',
    'mutation { setRetention(input: { kind: EVENT, name: "visit", period: "P1D" }) { name } }',
    'mutation { liftErasure(input: { id: "1", reason: "r" }) { id } }',
  ])
    expect((await ask(query, {}, all)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const told = readFileSync(join(import.meta.dirname, '../../../docs/access.md'), 'utf8').split(
    '### Not within a rule',
  )[1];
  // Commands and jobs are of whoever stands at the machine, and nobody else's.
  const asked = [
    ...rootFields(createSchema()).map(({ field }) => field.name),
    ...HTTP_OPERATIONS.flatMap((door) => ('operation' in door ? [door.operation] : [])),
  ];
  const refused = asked.filter((name) => AUTHORIZATION.rules.operations[name]?.scoped === false);
  expect(refused.filter((name) => !told?.includes(`\`${name}\``))).toEqual([]);
});

test('a scope that holds no more is of nobody', async () => {
  const lost = await signedIn(server, RIGHTS, { attribute: { key: 'gone', is: { exists: true } } });
  const { data } = await ask(
    '{ users(first: 9) { totalCount } previewRule(rule: { everyone: true }) { count total } }',
    {},
    lost,
  );
  expect(data).toEqual({ users: { totalCount: 0 }, previewRule: { count: 0, total: 0 } });
});
