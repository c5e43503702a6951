import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { planRule, planSql } from '@strata/rules';
import type { Predicate, Rule } from '@strata/rules';
import { CATALOGUE } from '../../composition.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.now();
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, tagging } = server.app;
  await attributes.define({ key: 'n', type: 'NUMBER' });
  await attributes.define({ key: 'joined', type: 'DATE' });
  await tagging.create({ key: 'vip', class: 'VALUE' });
  const users = Array.from({ length: 30 }, (_, i) => ({
    externalId: `u${i + 1}`,
    attributes: { n: i + 1, joined: '2024-02-29' },
    tags: i % 3 === 0 ? ['vip'] : [],
    at: new Date(now - 10 * DAY).toISOString(),
  }));
  await server.app.upsertUsers(users, undefined);
  const orders = users.flatMap(({ externalId }, i) =>
    Array.from({ length: i % 4 }, (_, order) => ({
      externalId,
      name: 'order',
      occurredAt: new Date(now - order * 5 * DAY - HOUR).toISOString(),
      properties: { amount: 10 * (order + 1), channel: order % 2 ? 'web' : 'app' },
    })),
  );
  const { freshness } = await server.app.trackEvents(orders);
  await server.app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
});
afterAll(() => server.close());

const atLeast = (n: number): Rule => ({ attribute: { key: 'n', is: { gte: n } } });
const ordered = (last: string, gte = 1): Rule => ({ event: { name: 'order', during: { last }, is: { gte } } });

async function bySql(rule: Rule, asOf: number, past = false): Promise<number[]> {
  const { rules } = await server.app.definitions.current();
  const { text, values } = planSql(planRule(rule, rules), { asOf, timeZone: rules.timeZone, past }, CATALOGUE);
  const rows = await server.app.database.query<{ id: number }>(text, values);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

describe('previewRule', () => {
  test('counts every node, and the rule without it', async () => {
    const rule = { all: [atLeast(11), { not: { tag: { in: ['vip'] } } }, ordered('P7D')] };
    const { previewRule } = await server.get<{
      previewRule: { asOf: string; count: number; nodes: object[]; sample: object[] };
    }>(
      `query ($rule: RuleInput!) { previewRule(rule: $rule, sample: 3) {
        count total asOf freshAsOf tookMs nodes { path count without running } sample { externalId } sentence warnings { code }
      } }`,
      { rule },
    );
    const asOf = Date.parse(previewRule.asOf);
    expect(previewRule).toMatchObject({ count: (await bySql(rule, asOf)).length, total: 30, warnings: [] });
    expect(previewRule.nodes.map((node) => (node as { path: string }).path)).toEqual([
      'rule',
      'rule.all[0]',
      'rule.all[1]',
      'rule.all[1].not',
      'rule.all[2]',
    ]);
    expect(previewRule.nodes[1]).toEqual({
      path: 'rule.all[0]',
      count: 20,
      without: (await bySql({ all: rule.all.slice(1) }, asOf)).length,
      running: 20,
    });
    expect(previewRule.sample).toHaveLength(3);
  });

  test('shows the write whose freshness it is given', async () => {
    for (let i = 0; i < 5; i++) {
      const { freshness } = await server.app.upsertUsers(
        [{ externalId: `new-${i}`, attributes: { n: 1000 } }],
        undefined,
      );
      const { previewRule } = await server.get<{ previewRule: { count: number } }>(
        `query ($fresh: String) { previewRule(rule: { attribute: { key: "n", is: { eq: 1000 } } }, minFreshness: $fresh) { count } }`,
        { fresh: freshness },
      );
      expect(previewRule.count).toBe(i + 1);
    }
  });

  test('at a past instant takes events and values as they were, and says where the history of values does not reach', async () => {
    const rule = { all: [atLeast(1), ordered('P7D')] };
    const preview = async (instant: number) => {
      const asOf = new Date(instant).toISOString();
      const { previewRule } = await server.get<{ previewRule: { count: number; warnings: { code: string }[] } }>(
        `query ($rule: RuleInput!, $asOf: DateTime) { previewRule(rule: $rule, asOf: $asOf) { count warnings { code } } }`,
        { rule, asOf },
      );
      return [previewRule.count, previewRule.warnings.map(({ code }) => code)];
    };
    const sixDaysAgo = (await bySql(rule, now - 6 * DAY, true)).length;
    expect(sixDaysAgo).toBeGreaterThan(0);
    expect(await preview(now - 6 * DAY)).toEqual([sixDaysAgo, ['HISTORY_NOT_KEPT']]);
    await server.app.workspace.markAsDemo(now - 8 * DAY);
    expect(await preview(now - 6 * DAY)).toEqual([sixDaysAgo, []]);
    expect(await preview(now - 11 * DAY)).toEqual([0, ['HISTORY_NOT_KEPT']]);
  });

  test('its trend is of the attributes and tags of each instant', async () => {
    await server.app.upsertUsers(
      [{ externalId: 'trended', attributes: { n: 7_000 }, at: new Date(now - 9 * DAY).toISOString() }],
      undefined,
    );
    await server.app.upsertUsers(
      [{ externalId: 'trended', attributes: { n: 7_001 }, at: new Date(now - 4 * DAY).toISOString() }],
      undefined,
    );
    await server.app.audience.tick();
    const counts = async (rule: Rule) => {
      const { previewRule } = await server.get<{ previewRule: { trend: { count: number }[] } }>(
        `query ($rule: RuleInput!) { previewRule(rule: $rule) { trend(points: 4, days: 18) { count } } }`,
        { rule },
      );
      return previewRule.trend.map(({ count }) => count);
    };
    const n = (is: Predicate): Rule => ({ attribute: { key: 'n', is } });
    expect(await counts(n({ eq: 7_000 }))).toEqual([0, 0, 1, 0]);
    expect(await counts(n({ gte: 7_000 }))).toEqual([0, 0, 1, 1]);
    expect(await counts({ attribute: { key: 'n', is: { gte: 7_000 }, heldFor: 'P8D' } })).toEqual([0, 0, 0, 1]);
    expect(await counts({ tag: { in: ['vip'] } })).toEqual([0, 0, 0, 10]);
    await server.app.upsertUsers([{ externalId: 'trended', attributes: { n: null } }], undefined);
  });

  test('its trend is what SQL says of each instant', async () => {
    const rule = ordered('P3D');
    const { previewRule } = await server.get<{ previewRule: { trend: { at: string; count: number }[] } }>(
      `query ($rule: RuleInput!) { previewRule(rule: $rule) { trend(points: 5, days: 16) { at count } } }`,
      { rule },
    );
    expect(previewRule.trend).toHaveLength(5);
    for (const { at, count } of previewRule.trend) expect(count).toBe((await bySql(rule, Date.parse(at))).length);
  });

  test('the buckets of a breakdown add up to the audience', async () => {
    const { previewRule } = await server.get<{ previewRule: Record<string, { count: number; from?: unknown }[]> }>(
      `query ($rule: RuleInput!) { previewRule(rule: $rule) {
        n: breakdown(attribute: "n", buckets: 4) { from to count of other missing }
        joined: breakdown(attribute: "joined", buckets: 3) { from to count of }
        tags: breakdown(tagUnder: "") { value count of missing }
      } }`,
      { rule: { attribute: { key: 'n', is: { lte: 12 } } } },
    );
    for (const buckets of Object.values(previewRule)) {
      expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(12);
    }
    expect(previewRule.joined?.[0]?.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('refuses what it cannot answer with a stable code', async () => {
    const preview = async (rule: unknown, more = 'count') =>
      (await server.ask(`query ($rule: RuleInput!) { previewRule(rule: $rule) { ${more} } }`, { rule })).errors?.[0]
        ?.extensions.code;
    expect(await preview({ all: [] })).toBe('RULE_INVALID');
    expect(await preview({ attribute: { key: 'nope', is: { eq: 1 } } })).toBe('RULE_INVALID');
    expect(await preview({ everyone: true, not: { everyone: true } })).toBe('BAD_USER_INPUT');
    expect(await preview({ everyone: true }, 'trend(points: 101) { count }')).toBe('INVALID_INPUT');
    expect(await preview({ everyone: true }, 'breakdown { count }')).toBe('INVALID_INPUT');
    expect(await preview({ everyone: true }, 'sentence(locale: "fr")')).toBe('INVALID_INPUT');
    expect(await preview(JSON.parse('{ "__proto__": { "everyone": true } }'))).toBeDefined();
  });
});

describe('compareRules', () => {
  test.each<[string, Rule, Rule]>([
    ['a threshold', atLeast(10), atLeast(20)],
    ['a window', ordered('P1D'), ordered('P7D')],
    ['another shape', { all: [atLeast(5), ordered('P20D', 2)] }, { any: [{ tag: { in: ['vip'] } }, ordered('P1D')] }],
  ])('of %s is the difference of the two sets, as SQL has it', async (_name, before, after) => {
    const { compareRules } = await server.get<{
      compareRules: { asOf: string; enteredSample: { id: string }[]; leftSample: { id: string }[] };
    }>(
      `query ($before: RuleInput!, $after: RuleInput!) { compareRules(before: $before, after: $after, sample: 100) {
        before after entered left asOf enteredSample { id } leftSample { id }
      } }`,
      { before, after },
    );
    const [was, is] = [
      await bySql(before, Date.parse(compareRules.asOf)),
      await bySql(after, Date.parse(compareRules.asOf)),
    ];
    const entered = is.filter((id) => !was.includes(id));
    const left = was.filter((id) => !is.includes(id));
    expect(compareRules).toEqual({
      before: was.length,
      after: is.length,
      entered: entered.length,
      left: left.length,
      asOf: compareRules.asOf,
      enteredSample: entered.map((id) => ({ id: String(id) })),
      leftSample: left.map((id) => ({ id: String(id) })),
    });
  });
});

describe('explainRule', () => {
  const EXPLAIN = `query ($rule: RuleInput!, $userId: ID!, $asOf: DateTime) {
    explainRule(rule: $rule, userId: $userId, asOf: $asOf) {
      matches asOf changesAt nodes { path matches value wanted evidence { name occurredAt properties } }
    }
  }`;
  interface Explained {
    explainRule: {
      matches: boolean;
      asOf: string;
      changesAt: string | null;
      nodes: { path: string; matches: boolean; value: unknown; wanted: unknown; evidence: { properties: object }[] }[];
    };
  }
  const explain = async (rule: Rule, externalId: string, asOf?: number) => {
    const user = await server.app.profiles.byExternalId(externalId);
    const variables = { rule, userId: String(user?.id), asOf: asOf && new Date(asOf).toISOString() };
    return (await server.get<Explained>(EXPLAIN, variables)).explainRule;
  };

  test('says of every condition the value that decided, and shows the events behind it', async () => {
    const rule: Rule = {
      all: [
        atLeast(5),
        { not: { tag: { in: ['vip'] } } },
        {
          event: {
            name: 'order',
            where: [{ property: 'channel', is: { eq: 'app' } }],
            during: { last: 'P30D' },
            measure: { sum: 'amount' },
            is: { gte: 30 },
          },
        },
      ],
    };
    const { matches, nodes } = await explain(rule, 'u8');
    expect(matches).toBe(true);
    expect(nodes).toMatchObject([
      { path: 'rule', matches: true, value: null, wanted: null, evidence: [] },
      { path: 'rule.all[0]', matches: true, value: 8, wanted: { gte: 5 } },
      { path: 'rule.all[1]', matches: true },
      { path: 'rule.all[1].not', matches: false, value: [], wanted: { in: ['vip'] } },
      {
        path: 'rule.all[2]',
        matches: true,
        value: 40,
        evidence: [{ properties: { amount: 10, channel: 'app' } }, { properties: { amount: 30, channel: 'app' } }],
      },
    ]);
  });

  test('says when time alone will change the answer, to the millisecond', async () => {
    const leaves = await explain(ordered('P7D'), 'u2');
    expect(leaves).toMatchObject({ matches: true, changesAt: new Date(now - HOUR + 7 * DAY).toISOString() });
    const enters = await explain({ not: ordered('P7D') }, 'u2');
    expect(enters).toMatchObject({ matches: false, changesAt: leaves.changesAt });
    const fewer = await explain(ordered('P30D', 3), 'u4');
    expect(fewer).toMatchObject({ matches: true, changesAt: new Date(now - HOUR - 10 * DAY + 30 * DAY).toISOString() });
    expect(await explain(atLeast(5), 'u8')).toMatchObject({ matches: true, changesAt: null });
    expect(await explain(ordered('P7D'), 'u1')).toMatchObject({ matches: false, changesAt: null });
    const month = await explain({ event: { name: 'order', during: { calendar: 'TODAY' } } }, 'u2', now);
    const { previewRule } = await server.get<{ previewRule: { count: number } }>(
      `query ($at: DateTime) { previewRule(rule: { event: { name: "order", during: { calendar: TODAY } } }, asOf: $at) { count } }`,
      { at: month.changesAt ?? new Date(now).toISOString() },
    );
    if (month.matches) expect(previewRule.count).toBe(0);
  });

  test('agrees with the count, user by user', async () => {
    const rule: Rule = {
      any: [
        { all: [ordered('P12D', 2), { attribute: { key: 'joined', is: { lt: '2025-01-01' } } }] },
        { all: [{ tag: { in: ['vip'], assigned: { inLast: 'PT1H' } } }, { not: atLeast(20) }] },
      ],
    };
    const selected = new Set(await bySql(rule, Date.now()));
    for (let n = 1; n <= 12; n++) {
      const user = await server.app.profiles.byExternalId(`u${n}`);
      expect([n, (await explain(rule, `u${n}`)).matches]).toEqual([n, selected.has(user?.id ?? 0)]);
    }
  });

  test('refuses a user that does not exist', async () => {
    for (const userId of ['0', '999999999', 'abc', "1' OR true"]) {
      const { errors } = await server.ask(EXPLAIN, { rule: { everyone: true }, userId });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});
