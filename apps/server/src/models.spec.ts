import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Rule } from '@strata/rules';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const DAY = 86_400_000;
const COUNT = 'query ($rule: RuleInput!) { previewRule(rule: $rule) { count warnings { code } } }';
const COUNT_AT =
  'query ($rule: RuleInput!, $at: DateTime!) { previewRule(rule: $rule, asOf: $at) { count warnings { code } } }';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.trackEvents(
    Array.from({ length: 100 }, (_none, at) => ({
      externalId: `u${at}`,
      name: 'bought',
      occurredAt: new Date(Date.now() - (at + 1) * DAY).toISOString(),
      properties: { amount: 100 - at },
    })),
  );
  await server.app.models.create({ key: 'rfm', name: 'RFM', rfm: { event: 'bought', amount: 'amount' } });
  await runNow();
});
afterAll(() => server.close());

async function runNow(): Promise<string> {
  const { id, modelId } = await server.app.modelRuns.request('rfm', 'somebody');
  await server.app.modelRuns.run(id);
  await server.app.audience.tick();
  const [last] = (await server.app.modelRuns.list([modelId], 1)).get(modelId) ?? [];
  if (last?.state !== 'DONE' || last.figures?.outcome !== 'SCORED') throw new Error(JSON.stringify(last));
  return id;
}

interface Preview {
  previewRule: { count: number; warnings: { code: string }[] };
}

const count = async (rule: Rule): Promise<number> => (await server.get<Preview>(COUNT, { rule })).previewRule.count;

/** What the model wrote, counted by the test. */
async function stored(condition: string): Promise<number> {
  const [row] = await server.app.database.query<{ users: number }>(
    `SELECT count(*)::integer AS users FROM rfm_scores WHERE ${condition}`,
  );
  return row?.users ?? 0;
}

const on = (name: string, is: object): Rule => ({ attribute: { key: `rfm.${name}`, is } });

test('rules ask for scores as for any attribute, in the engine and in SQL', async () => {
  const asked: [Rule, string][] = [
    [on('recency_score', { gte: 4 }), 'r >= 4'],
    [on('frequency_score', { eq: 1 }), 'f = 1'],
    [on('monetary_score', { lt: 3 }), 'm < 3'],
    [on('score', { startsWith: '5' }), 'r = 5'],
    [on('cell', { in: ['important_develop', 'general_retain'] }), `cell IN ('important_develop', 'general_retain')`],
    [on('segment', { eq: 'new' }), `segment = 'new'`],
    [on('monetary', { gt: 50 }), 'monetary > 50'],
    [on('frequency', { gte: 1 }), 'frequency >= 1'],
    [on('last_at', { inLast: 'P10D' }), `last_at > now() - interval '10 days'`],
    [on('segment', { exists: true }), 'true'],
  ];
  for (const [rule, condition] of asked) {
    const expected = await stored(condition);
    expect([rule, expected > 0]).toEqual([rule, true]);
    expect([rule, await count(rule)]).toEqual([rule, expected]);
  }
});

test('a past moment is answered by what is so now, with a warning', async () => {
  const at = new Date(Date.now() - 5 * DAY).toISOString();
  const { previewRule } = await server.get<Preview>(COUNT_AT, { rule: on('segment', { eq: 'new' }), at });
  expect(previewRule.warnings).toEqual([{ code: 'HISTORY_NOT_KEPT' }]);
});

test('since when it is so cannot be asked', async () => {
  const rule = { attribute: { key: 'rfm.segment', is: { eq: 'new' }, heldFor: 'P1D' } };
  const { errors } = await server.ask(COUNT, { rule });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'RULE_INVALID',
    faults: [{ code: 'CONFLICTING_KEYS', path: 'rule.attribute.heldFor' }],
  });
});

test('nobody but the model writes or defines them', async () => {
  const answer = await server.app.upsertUsers([{ externalId: 'u1', attributes: { 'rfm.segment': 'lost' } }], 'api');
  expect(answer.rejected).toMatchObject([{ index: 0, code: 'KEPT_BY_MODEL' }]);
  await expect(server.app.attributes.define({ key: 'rfm.segment', type: 'TEXT' })).rejects.toMatchObject({
    code: 'KEPT_BY_MODEL',
    details: { model: 'rfm' },
  });
});

test('a key that somebody else has declared meanwhile is not taken: the run fails and says why', async () => {
  const model = await server.app.models.create({
    key: 'mine',
    name: 'Mine',
    rfm: { event: 'bought', amount: 'amount' },
  });
  await server.app.attributes.define({ key: 'mine.segment', type: 'TEXT' });
  const { id } = await server.app.modelRuns.request('mine', 'somebody');
  await expect(server.app.modelRuns.run(id)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  const runs = (await server.app.modelRuns.list([model.id], 5)).get(model.id) ?? [];
  expect(runs).toMatchObject([{ id, state: 'FAILED' }]);
  expect(runs[0]?.error).toContain('mine.segment');
  expect(await stored(`model_id = ${model.id}`)).toBe(0);
});

async function heldBy(tag: string): Promise<number> {
  await server.app.follower.settled();
  await server.app.audience.tick();
  return count({ tag: { in: [tag] } });
}

test('each named segment is a tag that follows it, and one whose segment is gone is held by nobody', async () => {
  const { tags, models, database } = server.app;
  expect(await tags.byKey('rfm')).toMatchObject({ exclusive: true, class: 'VALUE' });
  expect(await tags.byKey('rfm/new')).toMatchObject({ name: '新客户', rule: on('segment', { eq: 'new' }) });
  const segments = (await models.find('rfm'))?.settings.segments ?? [];
  for (const { key } of segments)
    expect([key, await heldBy(`rfm/${key}`)]).toEqual([key, await stored(`segment = '${key}'`)]);
  const [first] = segments;
  if (!first) throw new Error('no segments');
  await models.update({
    key: 'rfm',
    rfm: {
      event: 'bought',
      amount: 'amount',
      segments: [{ key: 'fresh', names: { zh: '新鲜', en: 'Fresh' }, r: [4, 5], f: [1, 5], m: [1, 5] }],
    },
  });
  await runNow();
  expect(await tags.byKey('rfm/new')).toMatchObject({ rule: null });
  expect(await heldBy('rfm/new')).toBe(0);
  const fresh = await stored(`segment = 'fresh'`);
  expect(fresh).toBeGreaterThan(0);
  expect(await heldBy('rfm/fresh')).toBe(fresh);
  expect(await heldBy('rfm/others')).toBe(100 - fresh);
  // A run that finds everything as it was changes no definition.
  const version = () => database.query('SELECT version FROM definitions_version');
  const before = await version();
  await runNow();
  expect(await version()).toEqual(before);
});
