import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { CohortQuestionInput } from './cohort-question.js';
import { averagesOf } from './cohort-table.js';
import { askCohorts, definitionsIn, storeEvents } from './testing/world.js';
import type { TestEvent } from './testing/world.js';
import { readCohortQuestion } from './cohort-question.js';

const ZONE = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(text);
const NOW = at('2026-04-15T12:00:00+08:00');
const ANY: CohortQuestionInput = {
  first: {},
  returning: {},
  unit: 'MONTH',
  from: '2026-01-01',
  to: '2026-04-30',
  periods: 4,
};

let database: Database;
beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.close());

const triangle = async (events: TestEvent[], input: Partial<CohortQuestionInput> = {}, asOf = NOW) => {
  await storeEvents(database, events);
  return askCohorts(database, { ...ANY, ...input }, { asOf, timeZone: ZONE });
};
const users = ({ cohorts }: Awaited<ReturnType<typeof triangle>>) =>
  cohorts.map(({ size, cells }) => [size, ...cells.map((cell) => cell && cell.users)]);

describe('a triangle', () => {
  const bought = (user: number, day: string, amount: unknown = 1): TestEvent => ({
    user,
    name: 'bought',
    at: at(`${day}T10:00:00+08:00`),
    properties: { amount },
  });

  test('says how many of each cohort came back, and null where a period has not begun', async () => {
    const table = await triangle([
      bought(1, '2026-01-05'),
      bought(1, '2026-03-05'),
      bought(2, '2026-01-31'),
      bought(3, '2026-04-01'),
    ]);
    expect(table.cohorts.map(({ begins }) => begins)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
    expect(users(table)).toEqual([
      [2, 2, 0, 1, 0],
      [0, 0, 0, 0, null],
      [0, 0, 0, null, null],
      [1, 1, null, null, null],
    ]);
    expect(table.cohorts[0]?.cells.map((cell) => cell?.ended)).toEqual([true, true, true, false]);
    expect(table.cohorts[0]?.cells[2]?.share).toBe(0.5);
    expect(table.cohorts[1]?.cells[0]?.share).toBeNull();
  });

  test('puts whoever began before the range into no cohort', async () => {
    expect(users(await triangle([bought(1, '2025-12-31'), bought(1, '2026-01-01')]))[0]).toEqual([0, 0, 0, 0, 0]);
  });

  test('takes an event on the border into the unit that begins with it', async () => {
    const midnight = at('2026-02-01T00:00:00+08:00');
    const rows = await triangle([
      { user: 1, name: 'bought', at: midnight - 1 },
      { user: 1, name: 'bought', at: midnight },
      { user: 2, name: 'bought', at: midnight },
    ]);
    expect(users(rows).slice(0, 2)).toEqual([
      [1, 1, 1, 0, 0],
      [1, 1, 0, 0, null],
    ]);
  });

  test('does not count what is later than asOf, and counts what is at it', async () => {
    const events = [bought(1, '2026-01-05'), bought(1, '2026-02-05'), bought(2, '2026-02-05')];
    const moment = at('2026-02-05T10:00:00+08:00');
    expect(users(await triangle(events, {}, moment))).toEqual([
      [1, 1, 1, null, null],
      [1, 1, null, null, null],
    ]);
    expect(users(await triangle(events, {}, moment - 1))).toEqual([
      [1, 1, 0, null, null],
      [0, 0, null, null, null],
    ]);
  });

  test('is of the events asked for: the first and the returning ones each by name and filters', async () => {
    const events: TestEvent[] = [
      { user: 1, name: 'seen', at: at('2026-01-02T00:00:00Z') },
      bought(1, '2026-02-02', 5),
      bought(1, '2026-03-02', 50),
      bought(2, '2026-01-02', 50),
    ];
    const where = [{ property: 'amount', is: { gte: 10 } }];
    expect(users(await triangle(events, { first: { name: 'seen' }, returning: { name: 'bought', where } }))[0]).toEqual(
      [1, 0, 0, 1, 0],
    );
    expect(users(await triangle(events, { first: { name: 'bought', where } })).map(([size]) => size)).toEqual([
      1, 0, 1, 0,
    ]);
  });

  test('sums numbers as decimals, and leaves out what is none', async () => {
    const events = [
      bought(1, '2026-01-02', 0.1),
      bought(1, '2026-01-03', 0.2),
      bought(2, '2026-01-03', '7'),
      bought(2, '2026-02-03', -1.5),
    ];
    const { cohorts } = await triangle(events, { amount: 'amount' });
    expect(cohorts[0]?.cells.map((cell) => [cell?.events, cell?.amount])).toEqual([
      [3, '0.3'],
      [1, '-1.5'],
      [0, '0'],
      [0, '0'],
    ]);
    expect((await triangle(events)).cohorts[0]?.cells[0]?.amount).toBeNull();
  });

  test('has nobody who was erased, merged into somebody else or restricted', async () => {
    await storeEvents(
      database,
      [1, 2, 3, 4].map((user) => bought(user, '2026-01-02')),
    );
    await database.query('UPDATE users SET erased_at = now() WHERE id = 1');
    await database.query('UPDATE users SET merged_into = 4 WHERE id = 2');
    await database.query('UPDATE users SET restricted_at = now() WHERE id = 3');
    const table = await askCohorts(database, ANY, { asOf: NOW, timeZone: ZONE });
    expect(users(table)[0]).toEqual([1, 1, 0, 0, 0]);
  });

  test('is of some users alone, where it is asked of them', async () => {
    await storeEvents(
      database,
      [1, 2].map((user) => bought(user, '2026-01-02')),
    );
    const among = {
      name: 'two',
      sql: (parameters: { add: (value: unknown, type: string) => string }) =>
        `SELECT unnest(${parameters.add([2], 'integer[]')})`,
    };
    expect(users(await askCohorts(database, ANY, { asOf: NOW, timeZone: ZONE, among }))[0]).toEqual([1, 1, 0, 0, 0]);
  });

  test('averages are weighted by size, of the cohorts for which the period is over', async () => {
    const events = [
      bought(1, '2026-01-02'),
      bought(2, '2026-01-02'),
      bought(3, '2026-01-02'),
      bought(4, '2026-02-02'),
      bought(1, '2026-02-02'),
      bought(4, '2026-03-02'),
      bought(1, '2026-04-02'),
    ];
    const { cohorts } = await triangle(events);
    expect(averagesOf(cohorts, 4).map(({ share }) => share)).toEqual([1, 2 / 4, 0, null]);
  });
});

describe('a question', () => {
  const definitions = definitionsIn(ZONE);
  const read = (input: object) => readCohortQuestion({ ...ANY, ...input }, definitions, NOW);

  test.each<[string, object, string]>([
    ['of 61 cohorts', { from: '2021-03-31', to: '2026-03-01' }, 'INVALID_INPUT'],
    ['of 61 periods', { periods: 61 }, 'INVALID_INPUT'],
    ['of no period', { periods: 0 }, 'INVALID_INPUT'],
    ['that ends before it begins', { from: '2026-02-01', to: '2026-01-01' }, 'INVALID_INPUT'],
    ['from 30 February', { from: '2026-02-30' }, 'INVALID_INPUT'],
    ['with filters and no event', { first: { where: [{ property: 'a', is: { eq: 1 } }] } }, 'INVALID_INPUT'],
    ['of a property that there cannot be', { amount: '__proto__' }, 'INVALID_INPUT'],
    ['with a faulty filter', { returning: { name: 'a', where: [{ property: 'a', is: {} }] } }, 'RULE_INVALID'],
  ])('%s is refused', (_name, input, code) => {
    expect(() => read(input)).toThrow(expect.objectContaining({ code }));
  });

  test('that says no range is of the twelve units up to now', () => {
    expect(readCohortQuestion({ first: {}, returning: {}, unit: 'WEEK' }, definitions, NOW)).toMatchObject({
      cohorts: 12,
      periods: 12,
    });
    expect(read({ from: '2021-04-01', to: '2026-03-01', periods: 60 })).toMatchObject({ cohorts: 60, periods: 60 });
  });
});

/** The same by plain JavaScript: each event's unit by the calendar of its zone. */
function naive(
  events: readonly TestEvent[],
  { unit, periods = 1, from = '', to = '' }: CohortQuestionInput,
  asOf: number,
  timeZone: string,
) {
  const beginning = (day: Temporal.PlainDate) =>
    unit === 'MONTH' ? day.with({ day: 1 }) : day.subtract({ days: day.dayOfWeek - 1 });
  const unitOf = (time: number): string =>
    beginning(Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone).toPlainDate()).toString();
  const seen = events.filter((event) => event.at <= asOf);
  const rows: [string, number, ...([number, number] | null)[]][] = [];
  for (
    let day = beginning(Temporal.PlainDate.from(from));
    day.toString() <= to;
    day = day.add(unit === 'MONTH' ? { months: 1 } : { days: 7 })
  ) {
    if (day.toString() > unitOf(asOf)) continue;
    const members = [...new Set(seen.map(({ user }) => user))].filter((user) => {
      const first = Math.min(...seen.filter((event) => event.user === user).map((event) => event.at));
      return unitOf(first) === day.toString();
    });
    const cells = Array.from({ length: periods }, (_, period): [number, number] | null => {
      const wanted = day.add(unit === 'MONTH' ? { months: period } : { days: 7 * period }).toString();
      if (wanted > unitOf(asOf)) return null;
      const theirs = seen.filter((event) => members.includes(event.user) && unitOf(event.at) === wanted);
      return [new Set(theirs.map(({ user }) => user)).size, theirs.length];
    });
    rows.push([day.toString(), members.length, ...cells]);
  }
  return rows;
}

describe('over random events', () => {
  /** Around the days on which summer time begins (8 March 2026) and ends (1 November 2026) in New York, and borders of units. */
  const borders = (zone: string): fc.Arbitrary<number> =>
    fc
      .tuple(
        fc.constantFrom(
          '2026-03-01',
          '2026-03-02',
          '2026-03-08',
          '2026-03-09',
          '2026-04-01',
          '2026-10-26',
          '2026-11-01',
          '2026-11-02',
          '2026-12-01',
        ),
        fc.constantFrom(-1, 0, 1, 3_600_000, 7_200_000, -3_600_000, 90_000_000),
      )
      .map(([day, shift]) => Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds + shift);

  beforeEach(() => storeEvents(database, []));
  test.each(['America/New_York', 'Asia/Shanghai'])('it is what plain JavaScript counts in %s', async (timeZone) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ user: fc.integer({ min: 1, max: 6 }), at: borders(timeZone) }), { maxLength: 30 }),
        fc.constantFrom('WEEK' as const, 'MONTH' as const),
        borders(timeZone),
        fc.integer({ min: 1, max: 12 }),
        async (drawn, unit, asOf, periods) => {
          const events = drawn.map((event) => ({ ...event, name: 'opened' }));
          const input: CohortQuestionInput = {
            first: { name: 'opened' },
            returning: {},
            unit,
            from: '2026-02-20',
            to: '2026-12-20',
            periods,
          };
          await storeEvents(database, events);
          const { cohorts } = await askCohorts(database, input, { asOf, timeZone });
          const told = cohorts.map(({ begins, size, cells }) => [
            begins,
            size,
            ...cells.map((cell) => cell && [cell.users, cell.events]),
          ]);
          expect(told).toEqual(naive(events, input, asOf, timeZone));
        },
      ),
      { numRuns: randomRuns(60) },
    );
  });
});
