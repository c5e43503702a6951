import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signedIn } from '../../testing/signed-in.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

const QUESTION = `query ($input: CohortsInput!) { cohorts(input: $input) {
  asOf unit bounds averages { period share }
  cohorts { begins size cells { period users events amount share ended } } } }`;
const INPUT = {
  first: { name: 'order_completed' },
  returning: { name: 'order_completed' },
  unit: 'MONTH',
  from: '2026-01-01',
  to: '2026-02-28',
  periods: 2,
  amount: 'amount',
  asOf: '2026-03-15T00:00:00Z',
};
const OF_SHANGHAI = { attribute: { key: 'city', is: { eq: '上海' } } };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { app } = server;
  await app.attributes.define({ key: 'city', type: 'TEXT' });
  await app.attributes.define({ key: 'income', type: 'NUMBER', sensitive: true });
  // Since ever: past instants are asked about.
  const at = '2025-12-01T00:00:00Z';
  const people = Array.from({ length: 20 }, (_, n) => ({
    externalId: `u${n}`,
    attributes: { city: n < 12 ? '上海' : '北京', income: n },
    at,
  }));
  await app.upsertUsers(people, 'api');
  const bought = (n: number, occurredAt: string) => ({
    externalId: `u${n}`,
    name: 'order_completed',
    occurredAt,
    properties: { amount: 1.1 },
  });
  // 20 begin in January; 3 of Shanghai and 6 of Beijing come back in February.
  const { freshness } = await app.trackEvents([
    ...people.map((_, n) => bought(n, '2026-01-10T00:00:00Z')),
    ...[0, 1, 2, 12, 13, 14, 15, 16, 17].map((n) => bought(n, '2026-02-10T00:00:00Z')),
  ]);
  await server.ask('query ($f: String!) { previewRule(rule: { everyone: true }, minFreshness: $f) { count } }', {
    f: freshness,
  });
  await app.segments.service.create({
    key: 'earning',
    name: 'Earning',
    rule: { attribute: { key: 'income', is: { gte: 5 } } },
  });
});
afterAll(() => server.close());

interface Table {
  bounds: string[];
  averages: { share: number | null }[];
  cohorts: {
    size: number;
    cells: ({ users: number; events: number; amount: string | null; share: number | null } | null)[];
  }[];
}
const ask = async (input: object, as?: object) => {
  const { data, errors } = await server.ask<{ cohorts: Table }>(QUESTION, { input: { ...INPUT, ...input } }, as);
  return { table: data?.cohorts, code: errors?.[0]?.extensions.code };
};

test('the triangle is told whole, with the instants of its units and weighted averages', async () => {
  expect((await ask({})).table).toEqual({
    asOf: '2026-03-15T00:00:00.000Z',
    unit: 'MONTH',
    bounds: [
      '2025-12-31T16:00:00.000Z',
      '2026-01-31T16:00:00.000Z',
      '2026-02-28T16:00:00.000Z',
      '2026-03-31T16:00:00.000Z',
    ],
    averages: [
      { period: 0, share: 1 },
      { period: 1, share: 0.45 },
    ],
    cohorts: [
      {
        begins: '2026-01-01',
        size: 20,
        cells: [
          { period: 0, users: 20, events: 20, amount: '22', share: 1, ended: true },
          { period: 1, users: 9, events: 9, amount: '9.9', share: 0.45, ended: true },
        ],
      },
      {
        begins: '2026-02-01',
        size: 0,
        cells: [
          { period: 0, users: 0, events: 0, amount: '0', share: null, ended: true },
          { period: 1, users: 0, events: 0, amount: '0', share: null, ended: false },
        ],
      },
    ],
  });
});

const figures = (table: Table | undefined) => [
  table?.cohorts[0]?.size,
  ...(table?.cohorts[0]?.cells ?? []).map((cell) => cell?.users),
];

test('it is of the members of a rule, and of the users that there are for whoever asks', async () => {
  expect(figures((await ask({ rule: OF_SHANGHAI })).table)).toEqual([12, 12, 3]);
  const local = await signedIn(server, ['audience.count', 'profile.sensitive'], OF_SHANGHAI);
  expect(figures((await ask({}, local)).table)).toEqual([12, 12, 3]);
  expect(figures((await ask({ rule: { attribute: { key: 'city', is: { eq: '北京' } } } }, local)).table)).toEqual([
    0, 0, 0,
  ]);
});

test('a cell opens the people who are counted in it', async () => {
  const { table } = await ask({});
  const [begins, next, after] = table.bounds;
  const rule = {
    all: [
      { event: { name: 'order_completed', measure: { first: true }, is: { gte: begins, lt: next } } },
      { event: { name: 'order_completed', during: { from: next, to: after } } },
    ],
  };
  const { previewRule } = await server.get<{ previewRule: { count: number } }>(
    'query ($rule: RuleInput!) { previewRule(rule: $rule) { count } }',
    { rule },
  );
  expect(previewRule.count).toBe(table?.cohorts[0]?.cells[1]?.users);
});

test('to whoever is told no small counts, few are none: their shares, events, sums and averages, too', async () => {
  const blind = await signedIn(server, ['audience.count', 'profile.read']);
  const { table } = await ask({ rule: OF_SHANGHAI }, blind);
  expect(table?.cohorts[0]).toMatchObject({
    size: 12,
    cells: [
      { users: 12, amount: '13.2' },
      { users: 0, events: 0, amount: null, share: 0 },
    ],
  });
  expect(table?.averages[1]).toEqual({ period: 1, share: 0 });
  // Of a cohort of few not even its size is told.
  const few = (
    await ask(
      {
        rule: { all: [OF_SHANGHAI, { event: { name: 'order_completed', measure: { count: true }, is: { gte: 2 } } }] },
      },
      blind,
    )
  ).table;
  expect(few?.cohorts[0]).toMatchObject({ size: 0, cells: [{ users: 0, amount: null, share: null }, { users: 0 }] });
});

test('whoever may not see what a rule turns on asks about no other instant than now', async () => {
  const blind = await signedIn(server, ['audience.count', 'profile.read', 'segment.read']);
  const rule = { segment: { key: 'earning' } };
  expect((await ask({ rule }, blind)).code).toBe('FORBIDDEN');
  expect((await ask({ rule, asOf: null }, blind)).code).toBeUndefined();
  expect((await ask({ rule })).code).toBeUndefined();
});

test('faults of the events and of the rule are named by their place', async () => {
  const { errors } = await server.ask(QUESTION, {
    input: { ...INPUT, returning: { name: 'a', where: [{ property: 'x', is: {} }] } },
  });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('returning.where[0].is') as unknown,
    extensions: { code: 'RULE_INVALID' },
  });
  expect((await ask({ periods: 61 })).code).toBe('INVALID_INPUT');
  expect((await ask({ rule: { segment: { key: 'none' } } })).code).toBe('RULE_INVALID');
});
