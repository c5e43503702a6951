import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(() => server.close());

const create = (input: object) =>
  server.ask<{ createTag: Record<string, unknown> }>(
    'mutation ($input: CreateTagInput!) { createTag(input: $input) { key name class definition rule ttl stale coverage freshness } }',
    { input },
  );

describe('tags over GraphQL', () => {
  test('creating a tag creates those above it, and the tree is listed by key', async () => {
    const { data } = await create({
      key: 'rfm/champions',
      name: '冠军',
      class: 'VALUE',
      definition: '最近、常来、花得多',
      ttl: 'P7D',
    });
    expect(data.createTag).toEqual({
      key: 'rfm/champions',
      name: '冠军',
      class: 'VALUE',
      definition: '最近、常来、花得多',
      rule: null,
      ttl: 'P7D',
      stale: false,
      coverage: 0,
      freshness: null,
    });
    await create({ key: 'rfm/lost', class: 'VALUE' });
    const trees = await server.get('{ all: tags { key } below: tags(under: "rfm") { key name } }');
    expect(trees).toEqual({
      all: [{ key: 'rfm' }, { key: 'rfm/champions' }, { key: 'rfm/lost' }],
      below: [
        { key: 'rfm/champions', name: '冠军' },
        { key: 'rfm/lost', name: 'lost' },
      ],
    });
  });

  test('a tag follows its rule within seconds of whoever comes or goes', async () => {
    const { app } = server;
    const holders = async () => {
      const { tags } = await server.get<{ tags: { key: string; coverage: number }[] }>('{ tags { key coverage } }');
      return tags.find(({ key }) => key === 'followed')?.coverage;
    };
    const live = (externalId: string, city: string | null) =>
      app.upsertUsers([{ externalId, attributes: { city } }], undefined);
    await live('followed-1', '苏州市');
    await create({ key: 'followed', class: 'BASIC', rule: { attribute: { key: 'city', is: { eq: '苏州市' } } } });
    app.follower.start();
    try {
      const until = async (count: number): Promise<void> => {
        while ((await holders()) !== count) await new Promise((resolve) => setTimeout(resolve, 50));
      };
      await until(1);
      await live('followed-2', '苏州市');
      await until(2);
      await live('followed-1', null);
      await live('followed-2', '杭州市');
      await until(0);
    } finally {
      await app.follower.stop();
      await live('followed-2', null);
    }
  });

  test('a rule that comes with a tag is checked, and kept as it was meant', async () => {
    const rule = { attribute: { key: 'city', is: { in: ['北京市'] } } };
    expect((await create({ key: 'capital', class: 'BASIC', rule })).data.createTag.rule).toEqual(rule);
    const bad = await create({
      key: 'bad',
      class: 'BASIC',
      rule: { attribute: { key: 'nope', is: { exists: true } } },
    });
    expect(bad.errors?.[0]?.extensions).toMatchObject({
      code: 'RULE_INVALID',
      faults: [{ code: 'UNKNOWN_ATTRIBUTE' }],
    });
  });

  test('a half-life that is set, changed or taken away is of every weight that was given, in rules and in what is read', async () => {
    const { app } = server;
    await app.upsertUsers([{ externalId: 'd1' }], undefined);
    await create({ key: 'decays', class: 'INTEREST', halfLife: 'P100D' });
    const { assignTags } = await server.get<{ assignTags: { freshness: string } }>(
      'mutation { assignTags(input: { tag: "decays", externalIds: ["d1"], weight: 0.5 }) { freshness } }',
    );
    // Ten days have passed since.
    await app.database.query(
      `UPDATE tag_assignments SET assigned_at = assigned_at - interval '10 days' WHERE tag_id = (SELECT id FROM tags WHERE key = 'decays')`,
    );
    const holders = async (): Promise<number> => {
      const { users } = await server.get<{ users: { edges: object[] } }>(
        'query ($f: String) { users(rule: { tag: { in: ["decays"], weight: { gte: 0.25 } } }, first: 9, minFreshness: $f) { edges { cursor } } }',
        { f: assignTags.freshness },
      );
      return users.edges.length;
    };
    const decayBy = (halfLife: string | null) =>
      server.get<{ updateTag: object }>(
        'mutation ($halfLife: String) { updateTag(input: { key: "decays", halfLife: $halfLife }) { halfLife } }',
        { halfLife },
      );
    expect(await holders()).toBe(1);
    expect(await decayBy('PT1H')).toEqual({ updateTag: { halfLife: 'PT1H' } });
    expect(await holders()).toBe(0);
    const { user } = await server.get<{ user: { tags: { weight: number; weightGiven: number }[] } }>(
      '{ user(externalId: "d1") { tags { weight weightGiven } } }',
    );
    expect(user.tags).toEqual([{ weight: expect.any(Number), weightGiven: 0.5 }]);
    expect(user.tags[0]!.weight).toBeLessThan(0.25);
    expect(await decayBy(null)).toEqual({ updateTag: { halfLife: null } });
    expect(await holders()).toBe(1);
    const refused = await create({ key: 'months', class: 'INTEREST', halfLife: 'P1M' });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('a tag with a rule is held by those whom the rule selects, and by those who were given it', async () => {
    const { app } = server;
    const holders = async () => {
      await app.follower.settled();
      const { members } = await app.rules.evaluate(
        systemActor('test'),
        { given: { tag: { in: ['ruled'] } } },
        { minFreshness: (await touch()).freshness },
      );
      const users = await app.profiles.byIds([...members]);
      return users.map(({ externalId }) => externalId);
    };
    const touch = () => app.upsertUsers([{ externalId: 'r4' }], undefined);
    const move = (externalId: string, city: string) =>
      app.upsertUsers([{ externalId, attributes: { city } }], undefined);
    for (const externalId of ['r1', 'r2']) await move(externalId, '西安市');
    await move('r3', '兰州市');
    await create({
      key: 'ruled',
      class: 'BASIC',
      ttl: 'P7D',
      rule: { attribute: { key: 'city', is: { eq: '西安市' } } },
    });
    expect(await settled(app, holders)).toEqual(['r1', 'r2']);

    await server.get('mutation { assignTags(input: { tag: "ruled", externalIds: ["r3"] }) { assigned } }');
    await move('r2', '兰州市');
    await move('r4', '西安市');
    expect(await settled(app, holders)).toEqual(['r1', 'r3', 'r4']);
    await server.get(
      `mutation { assignTags(input: { tag: "ruled", rule: { attribute: { key: "city", is: { eq: "兰州市" } } } }) { assigned } }`,
    );
    expect(await settled(app, holders)).toEqual(['r1', 'r2', 'r3', 'r4']);
    expect((await app.tags.byKey('ruled'))?.refreshedAt).toBeInstanceOf(Date);
  });

  test.each([
    [{ key: 'a//b', class: 'BASIC' }, 'INVALID_KEY'],
    [{ key: '__proto__', class: 'BASIC' }, 'INVALID_KEY'],
    [{ key: 'a/b/c/d/e/f/g/h/i', class: 'BASIC' }, 'INVALID_KEY'],
    [{ key: 'x\u0000', class: 'BASIC' }, 'INVALID_KEY'],
    [{ key: 'short', class: 'BASIC', ttl: 'P0D' }, 'INVALID_INPUT'],
    [{ key: 'unnamed', class: 'BASIC', name: '\ud800' }, 'INVALID_INPUT'],
    [{ key: 'taken', class: 'BASIC' }, 'ALREADY_EXISTS'],
  ])('%j is refused with %s', async (input, code) => {
    if (code === 'ALREADY_EXISTS') await create(input);
    expect((await create(input)).errors?.[0]?.extensions.code).toBe(code);
  });

  test('tags go to external ids or to those whom a rule selects, and are taken from them again', async () => {
    await create({ key: 'given', class: 'BASIC' });
    const { freshness } = await server.app.upsertUsers(
      ['t1', 't2', 't3'].map((externalId, i) => ({ externalId, attributes: { city: i < 2 ? '南京市' : '成都市' } })),
      undefined,
    );
    const assigned = await server.get(`mutation {
      assignTags(input: { tag: "given", externalIds: ["t1", "nobody"], weight: 0.5, expiresAt: "2999-01-01T00:00:00Z" }) { assigned unknown }
    }`);
    expect(assigned).toEqual({ assignTags: { assigned: 1, unknown: ['nobody'] } });
    const held = await server.get('{ user(externalId: "t1") { tags { tag { key } weight expiresAt source } } }');
    expect(held).toEqual({
      user: { tags: [{ tag: { key: 'given' }, weight: 0.5, expiresAt: '2999-01-01T00:00:00.000Z', source: 'api' }] },
    });
    await server.app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
    const byRule = await server.get(
      'mutation ($rule: RuleInput) { assignTags(input: { tag: "given", rule: $rule }) { assigned } }',
      { rule: { attribute: { key: 'city', is: { eq: '南京市' } } } },
    );
    expect(byRule).toEqual({ assignTags: { assigned: 2 } });
    const removed = await server.get<{ removeTags: { removed: number; freshness: string } }>(
      'mutation { removeTags(input: { tag: "given", externalIds: ["t1", "t3", "nobody"] }) { removed unknown freshness } }',
    );
    expect(removed.removeTags).toMatchObject({ removed: 1, unknown: ['nobody'] });
    const { users } = await server.get<{ users: { edges: { node: { externalId: string } }[] } }>(
      'query ($f: String) { users(first: 9, minFreshness: $f, rule: { tag: { in: ["given"] } }) { edges { node { externalId } } } }',
      { f: removed.removeTags.freshness },
    );
    expect(users.edges.map(({ node }) => node.externalId)).toEqual(['t2']);
  });

  test('whom a rule gives a tag to, and takes it from, holds the write that minFreshness names', async () => {
    await create({ key: 'fresh', class: 'BASIC' });
    const rule = { attribute: { key: 'city', is: { eq: '敦煌市' } } };
    const held = { tag: { in: ['fresh'] } };
    // Loads both columns, so that only the freshness brings them up to the writes.
    await server.app.rules.evaluate(systemActor('test'), { given: { any: [rule, held] } });
    const { freshness } = await server.app.upsertUsers(
      [{ externalId: 'f1', attributes: { city: '敦煌市' } }],
      undefined,
    );
    const { assignTags } = await server.get<{ assignTags: { assigned: number; freshness: string } }>(
      'mutation ($rule: RuleInput, $f: String) { assignTags(input: { tag: "fresh", rule: $rule, minFreshness: $f }) { assigned freshness } }',
      { rule, f: freshness },
    );
    expect(assignTags.assigned).toBe(1);
    const removed = await server.get(
      'mutation ($rule: RuleInput, $f: String) { removeTags(input: { tag: "fresh", rule: $rule, minFreshness: $f }) { removed } }',
      { rule: held, f: assignTags.freshness },
    );
    expect(removed).toEqual({ removeTags: { removed: 1 } });
  });

  test('below an exclusive tag rules that overlap take nobody from one another: the tag that was made first stands', async () => {
    const { app } = server;
    const living = (city: string) => ({ attribute: { key: 'city', is: { eq: city } } });
    await create({ key: 'region', class: 'BASIC', exclusive: true });
    await create({ key: 'region/south', class: 'BASIC', rule: { any: [living('广州市'), living('福州市')] } });
    await create({ key: 'region/coast', class: 'BASIC', rule: { any: [living('福州市'), living('青岛市')] } });
    const { freshness } = await app.upsertUsers(
      ['广州市', '福州市', '青岛市'].map((city) => ({ externalId: `region-${city}`, attributes: { city } })),
      undefined,
    );
    const holders = async (tag: string) => {
      const { users } = await server.get<{ users: { edges: { node: { externalId: string } }[] } }>(
        'query ($rule: RuleInput, $f: String) { users(rule: $rule, first: 9, minFreshness: $f) { edges { node { externalId } } } }',
        { rule: { tag: { in: [tag] } }, f: freshness },
      );
      return users.edges.map(({ node }) => node.externalId.replace('region-', '')).sort();
    };
    await app.follower.settled();
    await app.audience.tick();
    expect(await holders('region/south')).toEqual(['广州市', '福州市'].sort());
    expect(await holders('region/coast')).toEqual(['青岛市']);
  });

  test('below an exclusive tag no rule hangs on who holds another branch, by whatever way', async () => {
    const { app } = server;
    await create({ key: 'tier', class: 'VALUE', exclusive: true });
    await create({ key: 'tier/gold', class: 'VALUE' });
    await create({ key: 'tier/gold/old', class: 'VALUE' });
    const named = (...keys: string[]) => ({ tag: { in: keys } });
    await app.segments.service.create({ key: 'golden', name: 'golden', rule: named('tier/gold') });
    for (const rule of [named('tier/gold'), named('tier'), { not: { segment: { key: 'golden' } } }]) {
      const { errors } = await create({ key: 'tier/silver', class: 'VALUE', rule });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_INVALID' });
    }
    const within = await create({ key: 'tier/gold/new', class: 'VALUE', rule: { not: named('tier/gold/old') } });
    expect(within.errors).toBeUndefined();
    // One that becomes exclusive, too.
    await create({ key: 'rank/one', class: 'VALUE' });
    await create({ key: 'rank/two', class: 'VALUE', rule: named('rank/one') });
    const { errors } = await create({ key: 'rank', class: 'VALUE', exclusive: true });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_INVALID' });
  });

  const update = (input: object) =>
    server.ask<{ updateTag: Record<string, unknown> }>(
      'mutation ($input: UpdateTagInput!) { updateTag(input: $input) { key name class definition rule ttl exclusive } }',
      { input },
    );

  test('what a tag says is changed, and what is left out stays', async () => {
    await create({ key: 'said', class: 'BASIC', definition: 'old', ttl: 'P7D' });
    const all = {
      key: 'said',
      name: 'said',
      class: 'BASIC',
      definition: 'old',
      rule: null,
      ttl: 'P7D',
      exclusive: false,
    };
    expect((await update({ key: 'said' })).data.updateTag).toEqual(all);
    const said = { name: '说过', class: 'VALUE', definition: '', ttl: null };
    expect((await update({ key: 'said', ...said })).data.updateTag).toEqual({ ...all, ...said });
  });

  test('a new rule gives the tag to others, and none to nobody; who was given it keeps it', async () => {
    const { app } = server;
    const living = (city: string) => ({ attribute: { key: 'city', is: { eq: city } } });
    await create({ key: 'moving', class: 'BASIC', rule: living('昆明市') });
    await app.upsertUsers(
      ['昆明市', '大理市'].map((city) => ({ externalId: `moving-${city}`, attributes: { city } })),
      undefined,
    );
    await app.upsertUsers([{ externalId: 'moving-given', tags: ['moving'] }], undefined);
    const holders = async () => {
      await app.follower.settled();
      await app.audience.tick();
      const { users } = await server.get<{ users: { edges: { node: { externalId: string } }[] } }>(
        '{ users(rule: { tag: { in: ["moving"] } }, first: 9) { edges { node { externalId } } } }',
      );
      return users.edges.map(({ node }) => node.externalId.replace('moving-', '')).sort();
    };
    expect(await holders()).toEqual(['given', '昆明市']);
    expect((await update({ key: 'moving', rule: living('大理市') })).errors).toBeUndefined();
    expect(await holders()).toEqual(['given', '大理市']);
    // Whoever begins to follow later finds it, too.
    await app.follower.stop();
    expect((await update({ key: 'moving', rule: null })).data.updateTag).toMatchObject({ rule: null });
    expect(await holders()).toEqual(['given']);
  });

  test.each([
    [{ key: 'nobody-made-this', name: 'x' }, 'NOT_FOUND'],
    [{ key: 'circle/below', rule: { not: { tag: { in: ['circle'] } } } }, 'RULE_INVALID'],
    [{ key: 'circle', ttl: 'P0D' }, 'INVALID_INPUT'],
    [{ key: 'circle', name: '\ud800' }, 'INVALID_INPUT'],
  ])('updateTag(%j) is refused with %s', async (input, code) => {
    await create({ key: 'circle/below', class: 'BASIC' });
    await create({ key: 'circle', class: 'BASIC' });
    expect((await update(input)).errors?.[0]?.extensions.code).toBe(code);
  });

  test.each([
    ['tag: "capital"', 'INVALID_INPUT'],
    ['tag: "capital", externalIds: ["a"], rule: { everyone: true }', 'INVALID_INPUT'],
    ['tag: "nobody-made-this", externalIds: ["a"]', 'NOT_FOUND'],
    ['tag: "rfm", externalIds: ["a"], expiresAt: "2026-02-30T00:00:00Z"', 'INVALID_INPUT'],
  ])('assignTags(%s) is refused with %s', async (fields, code) => {
    await create({ key: 'rfm/lost', class: 'VALUE' });
    const { errors } = await server.ask(`mutation { assignTags(input: { ${fields} }) { assigned } }`);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

/** Brings the engine up to all that was written, then asks. */
async function settled<Answer>(app: TestServer['app'], ask: () => Promise<Answer>): Promise<Answer> {
  await app.audience.tick();
  return ask();
}
