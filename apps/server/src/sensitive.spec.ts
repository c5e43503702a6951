import { commandActor } from '@strata/access';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLInputType } from 'graphql';
import { PERMISSIONS } from '@strata/access';
import { createSchema } from './graphql/schema.js';
import { signedIn } from './testing/signed-in.js';
import type { SignedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const OWNER = commandActor('test');

/** Everything that there is to ask, without the one right that this is about. */
const EVERY = PERMISSIONS.filter((one) => one !== 'profile.sensitive');

const EMAIL = 'qiao.san@example.com';
const NUMBER = '11010519491231002X';

let server: TestServer;
let blind: SignedIn;
let seeing: SignedIn;
let user: string;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes } = server.app;
  await attributes.define({ key: 'name', type: 'TEXT' });
  await attributes.define({ key: 'city', type: 'TEXT' });
  await attributes.define({ key: 'number', type: 'TEXT', standardForm: 'RESIDENT_NUMBER' });
  await attributes.define({ key: 'born', type: 'DATE', sensitive: true });
  await attributes.define({ key: 'income', type: 'NUMBER', sensitive: true });
  await attributes.define({ key: 'ill', type: 'BOOLEAN', sensitive: true });
  await attributes.define({ key: 'seen', type: 'DATETIME', sensitive: true });
  await attributes.define({ key: 'likes', type: 'TEXT_LIST', sensitive: true });
  await attributes.define({ key: 'mail', type: 'TEXT', standardForm: 'EMAIL' });
  const { rejected, freshness } = await server.app.upsertUsers(
    [
      {
        externalId: 'zhang',
        attributes: { name: '张三', city: '上海', number: NUMBER, born: '1949-12-31', income: 7, mail: EMAIL },
        identities: [{ kind: 'EMAIL', namespace: '', value: EMAIL }],
      },
      { externalId: 'li', attributes: { name: '李四', city: '上海' } },
    ],
    'api',
  );
  expect(rejected).toEqual([]);
  user = String((await server.app.profiles.byExternalId('zhang'))?.id);
  blind = await signedIn(server, EVERY);
  seeing = await signedIn(server, [...EVERY, 'profile.sensitive']);
  await server.ask('query ($f: String!) { previewRule(rule: { everyone: true }, minFreshness: $f) { count } }', {
    f: freshness,
  });
});
afterAll(() => server.close());

const ask = async (query: string, variables: object = {}, as: SignedIn = blind) => {
  const { data, errors } = await server.ask<Record<string, never>>(query, variables, as);
  return { data: data as Record<string, unknown>, errors, text: JSON.stringify({ data, errors }) };
};

const WHOLE = `query ($id: ID!, $key: String!) { user(id: $id) {
  name attribute(key: $key)
  attributes { attribute { key } value source at original inferred masked }
  identities { kind value masked }
} }`;
const HISTORY = `query ($id: ID!, $key: String!) { user(id: $id) {
  attributeHistory(key: $key, first: 5) { totalCount edges { node { value original masked from } } }
} }`;

test('a user is shown with dots where the values are sensitive, to whoever may not see them', async () => {
  const { data, errors, text } = await ask(WHOLE, { id: user, key: 'number' });
  expect(errors).toBeUndefined();
  expect(text).not.toMatch(new RegExp(`${EMAIL}|${NUMBER}|1949`));
  expect(data.user).toMatchObject({
    name: '张三',
    attribute: null,
    attributes: expect.arrayContaining([
      // Where it came from and when would tell whether a guess that somebody wrote was right.
      {
        attribute: { key: 'number' },
        value: null,
        source: null,
        at: null,
        original: null,
        inferred: null,
        masked: true,
      },
      {
        attribute: { key: 'city' },
        value: '上海',
        source: expect.any(String) as unknown,
        at: expect.any(String) as unknown,
        original: null,
        inferred: null,
        masked: false,
      },
    ]) as unknown,
    identities: expect.arrayContaining([
      { kind: 'EMAIL', value: '•••', masked: true },
      { kind: 'EXTERNAL_ID', value: 'zhang', masked: false },
    ]) as unknown,
  });
  const whole = await ask(WHOLE, { id: user, key: 'number' }, seeing);
  expect(whole.text).toContain(EMAIL);
  expect(whole.text).toContain(NUMBER);
  expect(whole.text).not.toContain('"masked":true');
});

test('nor are they told how often and when a value changed', async () => {
  expect((await ask(HISTORY, { id: user, key: 'number' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await ask(HISTORY, { id: user, key: 'city' })).errors).toBeUndefined();
  expect((await ask(HISTORY, { id: user, key: 'number' }, seeing)).text).toContain(NUMBER);
});

describe('nobody is found by what whoever asks may not see', () => {
  test('by an identity: refused, whether there is one or not', async () => {
    const find = 'query ($value: String!) { user(identity: { kind: EMAIL, value: $value }) { id } }';
    const [right, wrong] = [await ask(find, { value: EMAIL }), await ask(find, { value: 'nobody@example.com' })];
    expect(right.errors?.[0]?.message).toBe(wrong.errors?.[0]?.message);
    expect([right.data, wrong.data]).toEqual([{ user: null }, { user: null }]);
    expect(right.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(find, { value: EMAIL }, seeing)).data.user).toEqual({ id: user });
  });

  test('by a search', async () => {
    const search = 'query ($search: String!) { users(first: 9, search: $search) { totalCount edges { node { id } } } }';
    for (const typed of [EMAIL, EMAIL.slice(0, 6)]) {
      expect((await ask(search, { search: typed })).text).toBe((await ask(search, { search: 'zzz' })).text);
      expect((await ask(search, { search: typed }, seeing)).text).toContain(`"id":"${user}"`);
    }
    expect((await ask(search, { search: 'zhang' })).text).toContain(`"id":"${user}"`);
  });
});

const CONDITIONS: Record<string, object> = {
  'a literal': { attribute: { key: 'number', is: { startsWith: '1101' } } },
  'that there is one': { not: { attribute: { key: 'number', is: { exists: false } } } },
  'deep within': { any: [{ everyone: true }, { all: [{ not: { attribute: { key: 'income', is: { gt: 6 } } } }] }] },
  'for how long': { attribute: { key: 'ill', is: { eq: true }, heldFor: 'P1D' } },
};

const DOORS: Record<string, (rule: object) => [string, object]> = {
  previewRule: (rule) => ['query ($rule: RuleInput!) { previewRule(rule: $rule) { count } }', { rule }],
  users: (rule) => ['query ($rule: RuleInput!) { users(rule: $rule, first: 1) { totalCount } }', { rule }],
  cohorts: (rule) => [
    'query ($rule: RuleInput!) { cohorts(input: { first: {}, returning: {}, unit: MONTH, rule: $rule }) { cohorts { size } } }',
    { rule },
  ],
  'users with a search': (rule) => [
    'query ($rule: RuleInput!) { users(rule: $rule, search: "li", first: 1) { totalCount } }',
    { rule },
  ],
  'compareRules before': (rule) => [
    'query ($rule: RuleInput!) { compareRules(before: $rule, after: { everyone: true }) { entered } }',
    { rule },
  ],
  'compareRules after': (rule) => [
    'query ($rule: RuleInput!) { compareRules(before: { everyone: true }, after: $rule) { entered } }',
    { rule },
  ],
  explainRule: (rule) => [
    'query ($rule: RuleInput!, $id: ID!) { explainRule(rule: $rule, userId: $id) { matches } }',
    { rule, id: user },
  ],
  createSegment: (rule) => [
    'mutation ($rule: RuleInput!) { createSegment(input: { key: "new", name: "New", rule: $rule }) { key } }',
    { rule },
  ],
  updateSegment: (rule) => [
    'mutation ($rule: RuleInput!) { updateSegment(input: { key: "published", rule: $rule }) { key } }',
    { rule },
  ],
  saveSegmentDraft: (rule) => [
    'mutation ($rule: JSON!) { saveSegmentDraft(input: { key: "published", draft: $rule }) { key } }',
    { rule: { tree: [rule] } },
  ],
  createTag: (rule) => [
    'mutation ($rule: RuleInput!) { createTag(input: { key: "new", class: VALUE, rule: $rule }) { key } }',
    { rule },
  ],
  updateTag: (rule) => [
    'mutation ($rule: RuleInput!) { updateTag(input: { key: "plain", rule: $rule }) { key } }',
    { rule },
  ],
  assignTags: (rule) => [
    'mutation ($rule: RuleInput!) { assignTags(input: { tag: "plain", rule: $rule }) { assigned } }',
    { rule },
  ],
  eraseUsers: (rule) => [
    'mutation ($rule: RuleInput!) { eraseUsers(input: { rule: $rule }) { __typename } }',
    { rule },
  ],
  removeTags: (rule) => [
    'mutation ($rule: RuleInput!) { removeTags(input: { tag: "plain", rule: $rule }) { removed } }',
    { rule },
  ],
};

describe('a rule that turns on what whoever brings it may not see is refused by its place', () => {
  beforeAll(async () => {
    await server.app.segments.service.create({ key: 'published', name: 'Published', rule: { everyone: true } });
    await server.app.tagging.create({ key: 'plain', class: 'VALUE' });
  });

  test.each(Object.keys(DOORS))('by %s', async (door) => {
    for (const rule of Object.values(CONDITIONS)) {
      const [query, variables] = DOORS[door]!(rule);
      const { errors, text } = await ask(query, variables);
      expect([door, errors?.[0]?.extensions.code, text]).toEqual([door, 'FORBIDDEN', text]);
      expect(errors?.[0]?.message).toMatch(/^rule[\w.[\]]*: the attribute "(number|income|ill)" is sensitive/);
    }
    const [query, variables] = DOORS[door]!({ attribute: { key: 'city', is: { eq: '上海' } } });
    expect((await ask(query, variables)).errors).toBeUndefined();
  });
});

test('every operation that takes a rule, a draft or a search is among those that are tried', () => {
  const schema = createSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const takes = (type: GraphQLInputType, seen: Set<string> = new Set()): boolean => {
    const named = getNamedType(type);
    if (named.name === 'RuleInput') return true;
    if (!isInputObjectType(named) || seen.has(named.name)) return false;
    seen.add(named.name);
    return Object.values(named.getFields()).some((field) => takes(field.type, seen));
  };
  const found = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter(({ args }) => args.some(({ type, name }) => takes(type) || name === 'search'))
      .map(({ name }) => name),
  );
  const tried = new Set(Object.keys(DOORS).map((door) => door.split(' ')[0]!));
  // Scopes are rules: of roles and keys. A search of segments looks in their names and descriptions, of the trail in what was done.
  const others = ['createApiKey', 'changeApiKey', 'createRole', 'changeRole', 'segments', 'auditEntries'];
  expect(found.filter((name) => !tried.has(name) && !others.includes(name))).toEqual([]);
});

test('a scope is a question, too: nobody makes a key that may be asked what they may not ask', async () => {
  const maker = await signedIn(server, [...EVERY, 'key.manage', 'key.read']);
  const create = `mutation ($rule: RuleInput!) {
    createApiKey(input: { name: "k", permissions: [AUDIENCE_COUNT], scope: $rule }) { __typename } }`;
  for (const rule of Object.values(CONDITIONS))
    expect((await ask(create, { rule }, maker)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('bisection: of two addresses none can be told from the other, by any question that whoever may not see them has', async () => {
  // Each door is asked about the right address and about one that nobody has: the answers are the same to the letter.
  const asked: [string, (value: string) => object][] = [
    ...Object.values(DOORS).map((door): [string, (value: string) => object] => [
      door({})[0],
      (value) => door({ attribute: { key: 'mail', is: { startsWith: value } } })[1],
    ]),
    [
      'query ($value: String!) { users(first: 9, search: $value) { totalCount edges { node { id } } } }',
      (value) => ({ value }),
    ],
    ['query ($value: String!) { user(identity: { kind: EMAIL, value: $value }) { id } }', (value) => ({ value })],
    ['query ($value: String!) { segments(first: 9, search: $value) { totalCount } }', (value) => ({ value })],
  ];
  for (const [query, variables] of asked) {
    const answer = async (value: string) =>
      (await ask(query, variables(value))).text.replace(/"requestId":"[^"]*"/g, '');
    for (const length of [1, 5, EMAIL.length]) {
      const [right, wrong] = [EMAIL.slice(0, length), '!'.repeat(length)];
      expect([query, await answer(right)]).toEqual([query, (await answer(wrong)).replaceAll(wrong, right)]);
    }
  }
});

describe('the content of a file', () => {
  const upload = async (as: SignedIn) => {
    const body = `externalId,mail\nfile-1,${EMAIL}\n,nobody@example.com\n`;
    const response = await fetch(`${server.url}/v1/imports?fileName=a.csv`, {
      method: 'POST',
      body,
      headers: { ...as },
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  };
  const READ = 'query ($id: ID!) { import(id: $id) { examination { columns { name samples } firstRows } } }';
  const PREVIEW = `query ($input: PreviewImportInput!) { previewImport(input: $input) { row } }`;
  const mapping = { kind: 'USERS', fields: [{ source: 'externalId', target: 'externalId' }] };

  test('is for whoever uploaded it, and for those who may see sensitive values', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => signedIn(server, ['import.read', 'import.run'])));
    const officer = await signedIn(server, ['import.read', 'import.run', 'profile.sensitive']);
    const id = await upload(one!);
    await server.app.imports.examine(id);
    const see = async (as: SignedIn) => (await ask(READ, { id }, as)).text;
    expect([await see(one!), await see(officer)].map((text) => text.includes(EMAIL))).toEqual([true, true]);
    expect(await see(other!)).not.toContain(EMAIL);
    expect(await see(other!)).toContain('"name":"mail"');
    const preview = async (as: SignedIn) =>
      (await ask(PREVIEW, { input: { id, mapping } }, as)).errors?.[0]?.extensions.code;
    expect(await preview(other!)).toBe('FORBIDDEN');
    expect(await preview(one!)).not.toBe('FORBIDDEN');
    const rejected = async (as: SignedIn) =>
      (await fetch(`${server.url}/v1/imports/${id}/rejected.csv`, { headers: { ...as } })).status;
    expect([await rejected(one!), await rejected(other!), await rejected(officer)]).toEqual([200, 403, 200]);
  });
});

describe('what somebody else has published by sensitive values', () => {
  const rule = {
    any: [
      { attribute: { key: 'number', is: { startsWith: '110105' } } },
      { attribute: { key: 'born', is: { gte: '1949-12-01', lt: '1950-01-31' } } },
      { attribute: { key: 'income', is: { in: [7, 8] } } },
      { attribute: { key: 'ill', is: { eq: true }, heldFor: 'P17D' } },
      { attribute: { key: 'seen', is: { inLast: 'P17D' } } },
      { attribute: { key: 'likes', is: { hasAny: ['110105'] } } },
      { attribute: { key: 'born', is: { anniversaryInNext: 'P17D' } } },
    ],
  };
  const LITERALS = /110105|1949|1950|17|"?[78]"?\s*[,\]、]|7 and 8/;

  beforeAll(async () => {
    await server.app.segments.service.create({ key: 'rich', name: 'Rich', rule: rule });
    await server.app.segments.service.saveDraft('rich', { tree: [rule] });
    await server.app.segments.service.publish(OWNER, {
      key: 'rich',
      rule: { any: [...rule.any, { everyone: true }] } as never,
    });
    await server.app.segments.service.publish(OWNER, { key: 'rich', rule: rule });
    await server.app.segments.service.saveDraft('rich', { tree: [rule] });
    const birthday = { attribute: { key: 'born', is: { anniversaryInNext: 'P17D' } } };
    await server.app.segments.service.create({ key: 'birthday', name: 'Birthday', rule: birthday });
    await server.app.tagging.create({ key: 'by-number', class: 'VALUE', rule: rule });
  });

  test('is used by its key, its literals hidden', async () => {
    const { data, errors, text } = await ask(
      `{ segment(key: "rich") { key rule draft zh: sentence(locale: "zh") en: sentence(locale: "en")
           versions(first: 9) { edges { node { rule sentence(locale: "en") } } } members(first: 9) { edges { node { externalId } } } }
         tags { key rule } }`,
    );
    expect(errors).toBeUndefined();
    const { members, ...shown } = data.segment as { members: unknown };
    expect(members).toEqual({ edges: [{ node: { externalId: 'zhang' } }] });
    expect(JSON.stringify([shown, data.tags])).not.toMatch(LITERALS);
    expect(text).toContain('•••');
    const whole = await ask('{ segment(key: "rich") { rule draft sentence } tags { rule } }', {}, seeing);
    expect(whole.text).toContain('110105');
    expect(whole.text).not.toContain('•••');
  });

  test('explains nothing of the values, nor when they change the answer', async () => {
    const explain = `query ($id: ID!) { explainRule(rule: { segment: { key: "birthday" } }, userId: $id) {
      matches changesAt nodes { value wanted } } }`;
    const { data } = await ask(explain, { id: user });
    expect(data.explainRule).toEqual({
      matches: expect.any(Boolean) as unknown,
      changesAt: null,
      nodes: [{ value: null, wanted: { key: 'birthday' } }],
    });
    expect((await ask(explain, { id: user }, seeing)).data.explainRule).toMatchObject({
      changesAt: expect.any(String) as unknown,
    });
  });

  test.each([
    [
      'an explanation',
      'query ($id: ID!, $at: DateTime!) { explainRule(rule: { segment: { key: "birthday" } }, userId: $id, asOf: $at) { matches } }',
    ],
    [
      'a preview',
      'query ($at: DateTime!) { previewRule(rule: { not: { segment: { key: "birthday" } } }, asOf: $at) { count } }',
    ],
    [
      'the trend of a preview',
      '{ previewRule(rule: { segment: { key: "birthday" } }) { trend(points: 2) { count } } }',
    ],
  ])(
    'is asked about no other instant than now by %s: the day on which it holds is the birthday',
    async (_how, query) => {
      const at = new Date(Date.now() - 60_000).toISOString();
      const variables = query.startsWith('query') ? { ...(query.includes('$id') && { id: user }), at } : {};
      expect((await ask(query, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await ask(query, variables, seeing)).errors).toBeUndefined();
    },
  );

  test('has no trend, and holds no list up by that', async () => {
    const list = '{ segments(first: 9) { edges { node { key count trend(points: 2) { count } } } } }';
    const trends = async (as: SignedIn) => {
      const { data, errors } = await ask(list, {}, as);
      expect(errors).toBeUndefined();
      const { edges } = data.segments as { edges: { node: { key: string; trend: unknown } }[] };
      return Object.fromEntries(edges.map(({ node }) => [node.key, node.trend]));
    };
    expect(await trends(blind)).toMatchObject({ birthday: null, rich: null, published: expect.any(Array) as unknown });
    expect(await trends(seeing)).toMatchObject({ birthday: expect.any(Array) as unknown });
  });

  test('is not published again by whoever may not write it', async () => {
    const { errors } = await ask('mutation { restoreSegmentVersion(input: { key: "rich", version: 2 }) { key } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

test('no chart is drawn of sensitive values', async () => {
  const preview =
    'query ($key: String!) { previewRule(rule: { everyone: true }) { breakdown(attribute: $key) { count } } }';
  const saved = 'query ($key: String!) { segment(key: "published") { breakdown(attribute: $key) { count } } }';
  for (const query of [preview, saved]) {
    expect((await ask(query, { key: 'income' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(query, { key: 'city' })).errors).toBeUndefined();
    expect((await ask(query, { key: 'income' }, seeing)).errors).toBeUndefined();
  }
});

test('no file holds them', async () => {
  const get = (path: string, as: SignedIn) => fetch(`${server.url}${path}`, { headers: { ...as } });
  const [ofMany, ofOne] = ['/v1/segments/published/members?attributes=city,number', `/v1/users/${user}/export.json`];
  for (const path of [ofMany, ofOne]) expect((await get(path, blind)).status).toBe(403);
  const own = await get(ofOne, seeing);
  expect([own.status, (await own.text()).includes(NUMBER)]).toEqual([200, true]);
  // What is of many takes a second person, whoever asks.
  expect((await get(ofMany, seeing)).status).toBe(409);
  const file = await get('/v1/segments/published/members', blind);
  expect(await file.text()).not.toContain(NUMBER);
});

test('whoever may not see what is sensitive does not make it be for everybody', async () => {
  const uncover = [
    'mutation { defineAttribute(input: { key: "number", type: TEXT, sensitive: false }) { sensitive } }',
    'mutation { setIdentityPolicy(input: { kind: EMAIL, sensitive: false }) { sensitive } }',
    'mutation { updateWorkspace(input: { smallCount: 0 }) { smallCount } }',
  ];
  for (const mutation of uncover) expect((await ask(mutation)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const names = 'mutation { defineAttribute(input: { key: "number", type: TEXT, name: "证件号" }) { name sensitive } }';
  expect((await ask(names)).data.defineAttribute).toEqual({ name: '证件号', sensitive: true });
});

test('what an identity is for is said by its kind, and an external id is for everybody', async () => {
  const { data } = await ask('{ identityPolicies { kind sensitive } }');
  const kinds = (data.identityPolicies as { kind: string; sensitive: boolean }[]).filter(({ sensitive }) => sensitive);
  expect(kinds.map(({ kind }) => kind)).toEqual(['PHONE', 'EMAIL']);
  const id = 'mutation { setIdentityPolicy(input: { kind: EXTERNAL_ID, sensitive: true }) { sensitive } }';
  expect((await ask(id, {}, seeing)).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  const device = (sensitive: boolean) =>
    ask(`mutation { setIdentityPolicy(input: { kind: IM, sensitive: ${sensitive} }) { sensitive } }`, {}, seeing);
  expect((await device(true)).data.setIdentityPolicy).toEqual({ sensitive: true });
  const find = '{ user(identity: { kind: IM, value: "somebody" }) { id } }';
  expect((await ask(find)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  await device(false);
  expect((await ask(find)).errors).toBeUndefined();
});
