import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { ATTRIBUTE_TYPES } from '@strata/rules';
import type { AttributeType, Literal, Predicate, Rule } from '@strata/rules';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

/** Twelve users have a value of each type, four of which differ; three more have none. */
const VALUES: Record<AttributeType, readonly unknown[]> = {
  TEXT: ['北京市', 'true', 'Zoë', ''],
  NUMBER: [-1.5, 0, 7, 1e15 + 1],
  BOOLEAN: [true, false, true, true],
  DATE: ['1999-12-31', '2024-02-29', '2024-03-01', '2026-11-22'],
  DATETIME: ['2026-01-01T00:00:00Z', '2026-01-01T15:59:59.999Z', '2026-03-08T07:00:00Z', '2026-11-22T04:00:00.123Z'],
  TEXT_LIST: [['茶', '酒'], ['茶'], [], ['a', 'b', 'c']],
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes } = server.app;
  for (const type of ATTRIBUTE_TYPES) await attributes.define({ key: type.toLowerCase(), type });
  await attributes.define({ key: 'n', type: 'NUMBER' });
  const users = Array.from({ length: 15 }, (_, i) => {
    const values = ATTRIBUTE_TYPES.map((type) => [type.toLowerCase(), i < 12 ? VALUES[type][i % 4] : null]);
    return { externalId: `u${i}`, attributes: { n: i, ...(Object.fromEntries(values) as object) } };
  });
  const { freshness, rejected } = await server.app.upsertUsers(users, undefined);
  expect(rejected).toEqual([]);
  await server.app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
});
afterAll(() => server.close());

interface Bar {
  value: string | null;
  from: Literal | null;
  to: Literal | null;
  count: number;
  of: number;
  other: boolean;
  missing: boolean;
}

/** The rule that a reader of the chart takes a bar for. */
function ruleOf(bar: Bar, all: readonly Bar[], key: string, type: AttributeType): Rule {
  const has = (is: Predicate): Rule => ({ attribute: { key, is } });
  if (bar.missing) return has({ exists: false });
  const literal = (value: string | null): Literal => (type === 'BOOLEAN' ? value === 'true' : (value ?? ''));
  const holds = (values: Literal[]): Rule =>
    has(type === 'TEXT_LIST' ? { hasAny: values.map(String) } : { in: values });
  if (bar.other) {
    const values = all.filter(({ other, missing }) => !other && !missing).map(({ value }) => literal(value));
    return { all: [has({ exists: true }), { not: holds(values) }] };
  }
  if (bar.from === null || bar.to === null) return holds([literal(bar.value)]);
  const isLast = all.filter(({ from }) => from !== null).at(-1) === bar;
  return has(isLast ? { gte: bar.from, lte: bar.to } : { gte: bar.from, lt: bar.to });
}

async function countOf(rule: Rule): Promise<number> {
  const { previewRule } = await server.get<{ previewRule: { count: number } }>(
    'query ($rule: RuleInput!) { previewRule(rule: $rule) { count } }',
    { rule },
  );
  return previewRule.count;
}

const cases = ATTRIBUTE_TYPES.flatMap((type) => [1, 2, 3].map((buckets) => [type, buckets] as const));

describe('a breakdown', () => {
  test.each(cases)('by a %s in %d bars: each is a rule that selects as many as it says', async (type, buckets) => {
    const key = type.toLowerCase();
    const base: Rule = { attribute: { key: 'n', is: { gte: 4 } } };
    const { previewRule } = await server.get<{ previewRule: { breakdown: Bar[] } }>(
      `query ($rule: RuleInput!, $key: String!, $buckets: Int!) { previewRule(rule: $rule) {
        breakdown(attribute: $key, buckets: $buckets) { value from to count of other missing }
      } }`,
      { rule: base, key, buckets },
    );
    const bars = previewRule.breakdown;
    expect(bars.length).toBeGreaterThan(1);
    for (const bar of bars) {
      const rule = ruleOf(bar, bars, key, type);
      expect([rule, bar.count, bar.of]).toEqual([rule, await countOf({ all: [base, rule] }), await countOf(rule)]);
    }
  });

  test('by more tags of one level than are counted is refused', async () => {
    await server.app.database.query(
      `INSERT INTO tags (key, name, class) SELECT 'many/t' || n, 'T', 'BASIC' FROM generate_series(1, 1001) n`,
    );
    await server.app.tagging.create({ key: 'many', class: 'BASIC' });
    const { errors } = await server.ask(
      '{ previewRule(rule: { everyone: true }) { breakdown(tagUnder: "many") { count } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('TOO_LARGE');
  });
});
