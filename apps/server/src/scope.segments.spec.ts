import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Rule } from '@strata/rules';
import { signedIn } from './testing/signed-in.js';
import type { SignedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const SHANGHAI: Rule = { attribute: { key: 'city', is: { eq: '上海' } } };
const EVERYONE: Rule = { everyone: true };

let server: TestServer;
let analyst: SignedIn;
let administrator: SignedIn;
let marketer: SignedIn;
let owner: SignedIn;
let team: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  const { app } = server;
  await app.attributes.define({ key: 'city', type: 'TEXT' });
  const create = (key: string, rule: Rule) => app.segments.service.create({ key, name: `The ${key}`, rule });
  await create('city', SHANGHAI);
  await create('area', { any: [{ segment: { key: 'city' } }, { attribute: { key: 'city', is: { eq: '苏州' } } }] });
  await create('ruling', SHANGHAI);
  await create('free', SHANGHAI);
  await create('partner', SHANGHAI);
  await create('old', SHANGHAI);
  await app.tagging.create({ key: 'team', class: 'BASIC' });
  await app.tagging.create({ key: 'team/ruled', class: 'BASIC', rule: { segment: { key: 'ruling' } } });
  analyst = await signedIn(server, 'analyst');
  administrator = await signedIn(server, 'administrator');
  owner = await signedIn(server, 'owner');
  marketer = await signedIn(server, 'marketer');
  team = await signedIn(server, ['profile.read', 'audience.count'], {
    any: [{ segment: { key: 'area' } }, { tag: { in: ['team'] } }],
  });
  await signedIn(server, ['profile.read', 'profile.sensitive'], { segment: { key: 'partner' } });
  const { freshness } = await app.upsertUsers(
    ['上海', '苏州', '成都'].map((city) => ({ externalId: city, attributes: { city } })),
    'crm',
  );
  await server.ask('query ($f: String!) { previewRule(rule: { everyone: true }, minFreshness: $f) { count } }', {
    f: freshness,
  });
});
afterAll(() => server.close());

const UPDATE =
  'mutation ($key: String!, $rule: RuleInput!) { updateSegment(input: { key: $key, rule: $rule }) { version } }';

async function codeOf(as: SignedIn, query: string, variables: object = {}) {
  const { errors } = await server.ask(query, variables, as);
  return errors?.[0]?.extensions.code;
}

const seen = async (): Promise<number> => {
  const { data } = await server.ask<{ users: { totalCount: number } }>(
    '{ users(first: 9) { totalCount edges { node { id } } } }',
    {},
    team,
  );
  return (data?.users as unknown as { edges: unknown[] }).edges.length;
};

describe('a segment that decides whom somebody may see', () => {
  test.each(['city', 'area', 'ruling'])('%s: is not widened by whoever writes segments', async (key) => {
    const before = await seen();
    expect(await codeOf(analyst, UPDATE, { key, rule: EVERYONE })).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect(await seen()).toBe(before);
    // The same rule, or another name, changes nobody's sight.
    expect(
      await codeOf(analyst, `mutation { updateSegment(input: { key: "${key}", name: "Other" }) { name } }`),
    ).toBeUndefined();
    const rule = (await server.app.segments.queries.find(key))?.published.rule;
    expect(await codeOf(analyst, UPDATE, { key, rule })).toBeUndefined();
  });

  test('is changed by whoever could give that limit', async () => {
    const wider = { attribute: { key: 'city', is: { in: ['上海', '成都'] } } };
    expect(await codeOf(administrator, UPDATE, { key: 'city', rule: wider })).toBeUndefined();
    const { version } = (await server.app.segments.queries.find('city'))!;
    const restore = `mutation { restoreSegmentVersion(input: { key: "city", version: 1 }) { version } }`;
    expect([version, await codeOf(analyst, restore)]).toEqual([2, 'DECIDES_WHAT_OTHERS_SEE']);
    expect(await codeOf(administrator, restore)).toBeUndefined();
  });

  test('and is not where they do not hold what it allows', async () => {
    expect(await codeOf(administrator, UPDATE, { key: 'partner', rule: EVERYONE })).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect(await codeOf(owner, UPDATE, { key: 'partner', rule: { not: SHANGHAI } })).toBeUndefined();
  });

  test('nor is a tag that decides it given a rule below it', async () => {
    const create = (key: string, as: SignedIn) =>
      codeOf(as, 'mutation ($input: CreateTagInput!) { createTag(input: $input) { key } }', {
        input: { key, class: 'BASIC', rule: EVERYONE },
      });
    const before = await seen();
    expect(await create('team/all', marketer)).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect(await create('elsewhere/all', marketer)).toBeUndefined();
    expect(await seen()).toBe(before);
    expect(await create('team/all', administrator)).toBeUndefined();
  });

  test('nor is the rule of one changed or taken away', async () => {
    const update = (as: SignedIn, rule: Rule | null) =>
      codeOf(as, 'mutation ($rule: RuleInput) { updateTag(input: { key: "team/ruled", rule: $rule }) { key } }', {
        rule,
      });
    for (const rule of [EVERYONE, null]) expect(await update(marketer, rule)).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect(
      await codeOf(marketer, 'mutation { updateTag(input: { key: "team/ruled", name: "T" }) { name } }'),
    ).toBeUndefined();
    expect(await update(administrator, { segment: { key: 'ruling' } })).toBeUndefined();
  });

  test('nor are tags that decide it made to exclude one another', async () => {
    await server.app.tagging.create({ key: 'crew/day', class: 'BASIC' });
    await signedIn(server, ['profile.read'], { tag: { in: ['crew/day'] } });
    const exclude = 'mutation { createTag(input: { key: "crew", class: BASIC, exclusive: true }) { exclusive } }';
    expect(await codeOf(marketer, exclude)).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect(await codeOf(administrator, exclude)).toBeUndefined();
  });

  test('is not taken out of use: it is in use', async () => {
    const archive =
      'mutation { archiveSegment(input: { key: "partner" }) { __typename ... on SegmentInUse { dependents { kind } message } } }';
    const { data } = await server.ask(archive, {}, owner);
    expect(data).toEqual({
      archiveSegment: {
        __typename: 'SegmentInUse',
        dependents: [{ kind: 'ROLE' }],
        message: expect.stringMatching(/is used by role "/) as unknown,
      },
    });
  });

  test('is not brought back by them, either', async () => {
    await server.app.segments.service.archive('old');
    await server.app.database.query(
      `INSERT INTO roles (key, name, permissions, scope) VALUES ('late', 'late', '{profile.read}', '{"segment": {"key": "old"}}')`,
    );
    const unarchive = 'mutation { unarchiveSegment(input: { key: "old" }) { key } }';
    expect(await codeOf(analyst, unarchive)).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect(await codeOf(administrator, unarchive)).toBeUndefined();
  });

  test('decides nobody once the key is revoked', async () => {
    const rule = { segment: { key: 'free' } };
    const made = await server.get<{ createApiKey: { key: { id: string } } }>(
      'mutation ($rule: RuleInput!) { createApiKey(input: { name: "partner", permissions: [PROFILE_READ], scope: $rule }) { key { id } } }',
      { rule },
    );
    expect(await codeOf(analyst, UPDATE, { key: 'free', rule: EVERYONE })).toBe('DECIDES_WHAT_OTHERS_SEE');
    await server.get('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { id } }', {
      id: made.createApiKey.key.id,
    });
    expect(await codeOf(analyst, UPDATE, { key: 'free', rule: EVERYONE })).toBeUndefined();
  });
});
