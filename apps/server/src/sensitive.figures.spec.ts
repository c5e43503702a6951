import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Permission } from '@strata/access';
import type { Rule } from '@strata/rules';
import { signedIn } from './testing/signed-in.js';
import type { SignedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

/** An analyst who also assigns and defines tags and gives keys: everything that is not reading anybody. */
const FIGURES: Permission[] = [
  'audience.count',
  'tag.read',
  'tag.assign',
  'tag.define',
  'segment.read',
  'segment.write',
  'definition.read',
  'key.read',
  'key.manage',
  'member.read',
  'member.manage',
];

const ALLERGIC: Rule = { segment: { key: 'allergic' } };
const CROWD: Rule = { segment: { key: 'crowd' } };
/** One person by what everybody may ask. */
const WHO: Rule = { attribute: { key: 'n', is: { eq: 3 } } };
const PADDED: Rule = { any: [CROWD, { all: [WHO, ALLERGIC] }] };
/** As the checker reads it the same as `allergic-café` and `né` with one letter at the end. */
const DECOMPOSED: Rule[] = [{ segment: { key: 'allergic-cafe\u0301' } }, { tag: { in: ['ne\u0301'] } }];

let server: TestServer;
let analyst: SignedIn;
let marketer: SignedIn;
let snapshots: string[];
beforeAll(async () => {
  server = await startTestServer({ jobs: true });
  const { app } = server;
  await app.attributes.define({ key: 'n', type: 'NUMBER' });
  await app.attributes.define({ key: 'allergies', type: 'TEXT', sensitive: true });
  const users = Array.from({ length: 40 }, (_, n) => ({
    externalId: `u${n}`,
    attributes: { n, ...(n < 12 && { allergies: 'nuts' }) },
  }));
  const { freshness } = await app.upsertUsers(users, 'api');
  const create = (key: string, rule: Rule) => app.segments.service.create({ key, name: key, rule });
  await create('crowd', { attribute: { key: 'n', is: { gte: 20 } } });
  await create('base', { attribute: { key: 'n', is: { lt: 30 } } });
  await create('allergic', {
    all: [{ attribute: { key: 'allergies', is: { exists: true } } }, { segment: { key: 'base' } }],
  });
  await app.tagging.create({ key: 'care', class: 'VALUE' });
  await app.tagging.create({ key: 'care/allergic', class: 'VALUE', rule: ALLERGIC });
  await app.tagging.create({ key: 'plain', class: 'VALUE' });
  await app.tagging.create({ key: 'left-out', class: 'VALUE' });
  await create('allergic-café', ALLERGIC);
  await create('kept', { all: [ALLERGIC, { not: { tag: { in: ['left-out'] } } }] });
  await app.tagging.create({ key: 'né', class: 'VALUE', rule: ALLERGIC });
  analyst = await signedIn(server, FIGURES);
  marketer = await signedIn(server, [...FIGURES, 'profile.read']);
  await ask('query ($f: String!) { previewRule(rule: { everyone: true }, minFreshness: $f) { count } }', {
    f: freshness,
  });
  snapshots = await Promise.all(['allergic', 'crowd'].map((key) => materialized(key)));
});
afterAll(() => server.close());

const ask = async (query: string, variables: object = {}, as: SignedIn = analyst) => {
  const { data, errors } = await server.ask<Record<string, never>>(query, variables, as);
  return { data: data as Record<string, unknown>, code: errors?.[0]?.extensions.code };
};

async function materialized(key: string): Promise<string> {
  const { id } = await server.app.segments.snapshots.materialize(key);
  while ((await server.app.segments.snapshots.find(id))?.state !== 'DONE')
    await new Promise((next) => setTimeout(next, 20));
  return id;
}

const COUNT = 'query ($rule: RuleInput!) { previewRule(rule: $rule) { count } }';

test('whoever is told figures alone is told how many are in a segment that rests on sensitive values', async () => {
  for (const rule of [ALLERGIC, { all: [ALLERGIC] }])
    expect(await ask(COUNT, { rule })).toEqual({ data: { previewRule: { count: 12 } }, code: undefined });
  expect((await ask('{ segment(key: "allergic") { count } }')).data).toEqual({ segment: { count: 12 } });
});

/** Each would tell by two large figures whether one person is in it. */
const WAYS: Record<string, () => [string, object]> = {
  'a preview': () => [COUNT, { rule: PADDED }],
  'a preview of a tag': () => [COUNT, { rule: { any: [CROWD, { all: [WHO, { tag: { in: ['care'] } }] }] } }],
  'a preview of a segment whose key is written in another form': () => [
    COUNT,
    { rule: { any: [CROWD, { all: [WHO, DECOMPOSED[0]] }] } },
  ],
  'a preview of a tag whose key is written in another form': () => [
    COUNT,
    { rule: { any: [CROWD, { all: [WHO, DECOMPOSED[1]] }] } },
  ],
  'its complement': () => [COUNT, { rule: { all: [CROWD, { not: ALLERGIC }] } }],
  'a comparison': () => [
    'query ($before: RuleInput!, $after: RuleInput!) { compareRules(before: $before, after: $after) { left } }',
    { before: CROWD, after: ALLERGIC },
  ],
  'an overlap': () => ['{ segmentOverlaps(keys: ["crowd", "allergic"]) { overlaps { count } } }', {}],
  snapshots: () => [
    'query ($before: ID!, $after: ID!) { compareSnapshots(before: $before, after: $after) { left } }',
    { before: snapshots[1], after: snapshots[0] },
  ],
  cohorts: () => [
    'query ($rule: RuleInput!) { cohorts(input: { first: {}, returning: {}, unit: WEEK, rule: $rule }) { cohorts { size } } }',
    { rule: ALLERGIC },
  ],
  'a chart of it': () => ['{ segment(key: "allergic") { breakdown(attribute: "n") { count } } }', {}],
  'a chart of a preview': () => [
    'query ($rule: RuleInput!) { previewRule(rule: $rule) { breakdown(attribute: "n") { count } } }',
    { rule: ALLERGIC },
  ],
  'a segment': () => [
    'mutation ($rule: RuleInput!) { createSegment(input: { key: "mine", name: "mine", rule: $rule }) { key } }',
    { rule: PADDED },
  ],
  'a segment that may become another': () => [
    'mutation ($rule: RuleInput!) { createSegment(input: { key: "same", name: "same", rule: $rule }) { key } }',
    { rule: ALLERGIC },
  ],
  'a draft': () => [
    'mutation ($draft: JSON!) { saveSegmentDraft(input: { key: "crowd", draft: $draft }) { key } }',
    { draft: { tree: PADDED } },
  ],
  'a tag by a rule': () => [
    'mutation ($rule: RuleInput!) { createTag(input: { key: "mine", class: VALUE, rule: $rule }) { key } }',
    { rule: PADDED },
  ],
  'a tag given by a rule': () => [
    'mutation ($rule: RuleInput!) { assignTags(input: { tag: "plain", rule: $rule }) { assigned } }',
    { rule: ALLERGIC },
  ],
  'the limit of a key': () => [
    'mutation ($scope: RuleInput!) { createApiKey(input: { name: "k", permissions: [AUDIENCE_COUNT], scope: $scope }) { secret } }',
    { scope: ALLERGIC },
  ],
  'the limit of a role': () => [
    'mutation ($scope: RuleInput!) { createRole(input: { key: "limited", name: "l", permissions: [AUDIENCE_COUNT], scope: $scope }) { key } }',
    { scope: ALLERGIC },
  ],
};

describe('it is joined with nothing by whoever is told figures alone', () => {
  test.each(Object.keys(WAYS))('by %s', async (way) => {
    const [query, variables] = WAYS[way]!();
    expect([way, (await ask(query, variables)).code]).toEqual([way, 'FORBIDDEN']);
    // Whoever reads users may: they see who is in it.
    expect([way, (await ask(query, variables, marketer)).code]).toEqual([way, undefined]);
  });

  test('by what it rests on', async () => {
    const update = 'mutation ($rule: RuleInput!) { updateSegment(input: { key: "base", rule: $rule }) { version } }';
    expect((await ask(update, { rule: { any: [CROWD, WHO] } })).code).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect(
      (await ask('mutation { updateSegment(input: { key: "base", name: "Base" }) { name } }')).code,
    ).toBeUndefined();
  });

  const KEPT = '{ segment(key: "kept") { count } }';
  const GIVE = 'mutation ($input: AssignTagsInput!) { assignTags(input: $input) { assigned } }';
  const TAKE = 'mutation ($input: RemoveTagsInput!) { removeTags(input: $input) { removed } }';

  test.each([
    ['given by a rule', GIVE, { rule: WHO }, 'FORBIDDEN'],
    ['given by name', GIVE, { externalIds: ['u3'] }, 'FORBIDDEN'],
    ['taken by a rule', TAKE, { rule: WHO }, 'FORBIDDEN'],
    ['taken by name', TAKE, { externalIds: ['u3'] }, 'FORBIDDEN'],
  ])('by a tag that it asks for, %s', async (_how, query, whom, code) => {
    expect((await ask(KEPT)).data).toEqual({ segment: { count: 12 } });
    expect((await ask(query, { input: { tag: 'left-out', ...whom } })).code).toBe(code);
    // Of tags that nothing sensitive asks for they decide.
    expect((await ask(query, { input: { tag: 'plain', ...whom } })).code).toBeUndefined();
    expect((await ask(query, { input: { tag: 'left-out', ...whom } }, marketer)).code).toBeUndefined();
    await server.app.tagging.remove('left-out', { externalIds: ['u3'] });
    await server.app.audience.tick();
  });

  test('by a tag with a rule, below one that it asks for', async () => {
    const create =
      'mutation ($key: String!, $rule: RuleInput!) { createTag(input: { key: $key, class: VALUE, rule: $rule }) { key } }';
    expect((await ask(create, { key: 'left-out/mine', rule: WHO })).code).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect((await ask(create, { key: 'plain/mine', rule: WHO })).code).toBeUndefined();
  });

  test('by a branch that excludes one that rests on it', async () => {
    const { app } = server;
    await app.tagging.create({ key: 'stage', class: 'VALUE', exclusive: true });
    await app.tagging.create({ key: 'stage/allergic', class: 'VALUE', rule: ALLERGIC });
    for (const key of ['stage/plain', 'stage/allergic/deep']) await app.tagging.create({ key, class: 'VALUE' });
    const create =
      'mutation ($key: String!, $rule: RuleInput!) { createTag(input: { key: $key, class: VALUE, rule: $rule }) { key } }';
    const update = 'mutation ($rule: RuleInput!) { updateTag(input: { key: "stage/plain", rule: $rule }) { key } }';
    const rule = { any: [CROWD, WHO] };
    // What is left of it would tell by its coverage.
    expect((await ask(create, { key: 'stage/mine', rule })).code).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect((await ask(update, { rule })).code).toBe('DECIDES_WHAT_OTHERS_SEE');
    // Given to somebody it takes the other one.
    expect((await ask(GIVE, { input: { tag: 'stage/plain', externalIds: ['u3'] } })).code).toBe('FORBIDDEN');
    expect((await ask(update, { rule }, marketer)).code).toBeUndefined();
    await app.tagging.create({ key: 'kinds/allergic', class: 'VALUE', rule: ALLERGIC });
    const exclude = 'mutation { createTag(input: { key: "kinds", class: VALUE, exclusive: true }) { key } }';
    expect((await ask(exclude)).code).toBe('DECIDES_WHAT_OTHERS_SEE');
    expect((await ask(exclude, {}, marketer)).code).toBeUndefined();
  });

  test('by a bar of a tag that rests on it', async () => {
    const chart = 'query ($rule: RuleInput!) { previewRule(rule: $rule) { breakdown(tagUnder: "care") { value } } }';
    expect((await ask(chart, { rule: CROWD })).data).toEqual({ previewRule: { breakdown: [] } });
  });

  test('by the limit of whoever asks', async () => {
    const limited = await signedIn(server, ['audience.count', 'segment.read'], {
      attribute: { key: 'n', is: { lt: 35 } },
    });
    expect((await ask('{ segment(key: "crowd") { count } }', {}, limited)).data).toEqual({ segment: { count: 15 } });
    expect((await ask('{ segment(key: "allergic") { count } }', {}, limited)).data).toEqual({ segment: { count: 0 } });
    expect((await ask(COUNT, { rule: ALLERGIC }, limited)).code).toBe('FORBIDDEN');
    const kept = '{ segment(key: "allergic") { snapshots(first: 1) { edges { node { count entered left } } } } }';
    expect(JSON.stringify((await ask(kept, {}, limited)).data)).toContain('{"count":null,"entered":null,"left":null}');
  });
});
