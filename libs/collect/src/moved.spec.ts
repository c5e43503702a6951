/** Time alone changes values: whoever's value differs between two moments must be among those whom `moved` names. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import { SqlParameters } from '@strata/rules';
import type { Column, ColumnOf, During, Measure, Moment, PropertyFilter, Sequence } from '@strata/rules';
import fc from 'fast-check';
import { collectColumns, EventService } from './index.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BASE = Date.parse('2026-03-30T16:00:00Z');
const USERS = 40;

let database: Database;

beforeAll(async () => {
  database = await freshDatabase();
  // Around month, week and day boundaries, some at the same instants, some dated ahead of the moments that are asked for.
  let random = 7;
  const next = (below: number): number => (random = (random * 48_271) % 2_147_483_647) % below;
  await new EventService(database, () => BASE + 400 * DAY).track(
    Array.from({ length: 900 }, () => ({
      externalId: `u${next(USERS)}`,
      name: ['cart_filled', 'order_completed', 'viewed'][next(3)] ?? 'viewed',
      occurredAt: new Date(BASE + (next(24 * 100) - 24 * 60) * 60 * MINUTE + next(3)).toISOString(),
      properties: { amount: next(5), at: new Date(BASE + next(20) * DAY).toISOString() },
    })),
  );
});
afterAll(() => database.close());

type Moving = ColumnOf<'event'> | ColumnOf<'sequence'>;

function sourceRows(column: Moving, moment: Moment, parameters: SqlParameters): string {
  return column.kind === 'event'
    ? collectColumns.event.rows(column, moment, parameters)
    : collectColumns.sequence.rows(column, moment, parameters);
}

async function valuesAt(column: Moving, moment: Moment): Promise<Map<number, unknown>> {
  const parameters = new SqlParameters();
  const text = sourceRows(column, moment, parameters);
  const rows = await database.query<{ user_id: number; value: unknown }>(text, parameters.values);
  return new Map(rows.map(({ user_id, value }) => [user_id, value]));
}

async function movedBetween(column: Moving, from: Moment, to: Moment): Promise<Set<number> | 'everybody'> {
  const parameters = new SqlParameters();
  const moved =
    column.kind === 'event'
      ? collectColumns.event.moved(column, from, to, parameters)
      : collectColumns.sequence.moved(column, from, to, parameters);
  if (moved === 'everybody') return 'everybody';
  if (moved === 'nobody') return new Set();
  const rows = await database.query<{ user_id: number }>(moved.sql, parameters.values);
  return new Set(rows.map(({ user_id }) => user_id));
}

const name = fc.constantFrom('cart_filled', 'order_completed', 'viewed');
const duration = fc.constantFrom('PT1H', 'P1D', 'P7D', 'P1M', 'P1M3D', 'PT90M');
const during: fc.Arbitrary<During | undefined> = fc.oneof(
  fc.constant(undefined),
  duration.map((last) => ({ last })),
  fc
    .constantFrom('TODAY', 'YESTERDAY', 'THIS_WEEK', 'LAST_WEEK', 'THIS_MONTH', 'LAST_MONTH', 'THIS_YEAR')
    .map((calendar) => ({ calendar })),
  fc.constant({ from: '-P20D', to: '-P10D' }),
  fc.constant({ from: '2026-03-01T00:00:00Z', to: '-P1D' }),
  fc.constant({ from: '2026-03-01T00:00:00Z', to: '2026-03-25T00:00:00Z' }),
  // Yet to come, at some of the moments or at all.
  fc.constant({ from: '2026-04-02T00:00:00Z', to: '2026-04-20T00:00:00Z' }),
  fc.constant({ from: '2028-01-01T00:00:00Z', to: '2028-02-01T00:00:00Z' }),
);
const measure = fc.constantFrom<Measure>(
  { count: true },
  { days: true },
  { sum: 'amount' },
  { avg: 'amount' },
  { last: true },
  { first: true },
  { lastValue: 'amount' },
);
const where = fc.constantFrom<PropertyFilter[]>(
  [],
  [{ property: 'amount', is: { gte: 2 } }],
  [{ property: 'at', is: { inLast: 'P5D' } }],
);
const eventColumn: fc.Arbitrary<Column> = fc
  .record({ name, where, during, measure })
  .map((parts) => ({ kind: 'event', type: 'NUMBER', ...parts }));
const sequence: fc.Arbitrary<Sequence> = fc.record(
  {
    steps: fc.array(fc.record({ name, where }), { minLength: 1, maxLength: 3 }),
    within: duration,
    notFollowedBy: fc.record({ name, within: duration }, { requiredKeys: ['name'] }),
  },
  { requiredKeys: ['steps'] },
);
const sequenceColumn: fc.Arbitrary<Column> = fc
  .record({ sequence, during })
  .map((parts) => ({ kind: 'sequence', ...parts }));
const moment = fc.integer({ min: -10 * 24 * 60, max: 10 * 24 * 60 }).map((minutes) => BASE + minutes * MINUTE);
const step = fc.constantFrom(1, 250, 30_000, 59 * MINUTE, 3 * 60 * MINUTE, DAY, 9 * DAY, 40 * DAY, -5_000, -DAY);

test('whoever changes by time alone is found, in either direction', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(eventColumn, sequenceColumn),
      moment,
      step,
      fc.constantFrom('Asia/Shanghai', 'America/New_York'),
      async (column, asOf, milliseconds, timeZone) => {
        const [from, to] = [
          { asOf, timeZone },
          { asOf: asOf + milliseconds, timeZone },
        ];
        const moved = await movedBetween(column as Moving, from, to);
        if (moved === 'everybody') return;
        const [before, after] = [await valuesAt(column as Moving, from), await valuesAt(column as Moving, to)];
        for (let user = 1; user <= USERS; user++)
          if (!Object.is(before.get(user), after.get(user))) {
            found += 1;
            expect(moved).toContain(user);
          }
      },
    ),
    { numRuns: randomRuns(400) },
  );
  expect(found).toBeGreaterThan(randomRuns(200));
});

test('a window that stays where it is moves nobody, and one without a calendar names few', async () => {
  const at = (asOf: number): Moment => ({ asOf, timeZone: 'Asia/Shanghai' });
  const orders: Moving = {
    kind: 'event',
    name: 'order_completed',
    where: [],
    measure: { count: true },
    type: 'NUMBER',
  };
  const past = { ...orders, during: { from: '2026-03-01T00:00:00Z', to: '2026-03-25T00:00:00Z' } };
  expect(await movedBetween(past, at(BASE), at(BASE + DAY))).toEqual(new Set());
  const toCome = { ...orders, during: { from: '2028-01-01T00:00:00Z', to: '2028-02-01T00:00:00Z' } };
  expect(await movedBetween(toCome, at(BASE), at(BASE + DAY))).toEqual(new Set());
  expect(await movedBetween({ ...orders, during: { calendar: 'TODAY' } }, at(BASE - 1), at(BASE))).toBe('everybody');
  const month = await movedBetween({ ...orders, during: { last: 'P30D' } }, at(BASE), at(BASE + 60 * MINUTE));
  expect(month).not.toBe('everybody');
  expect((month as Set<number>).size).toBeLessThan(10);
});
