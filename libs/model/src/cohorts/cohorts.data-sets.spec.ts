import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { dataSet, freshDatabase } from '@strata/db/testing';
import type { CohortQuestionInput } from './cohort-question.js';
import type { CohortTable } from './cohort-table.js';
import { asEvents, cdnowPurchases, onlineRetailPurchases } from './testing/purchases.js';
import type { Purchase } from './testing/purchases.js';
import { askCohorts, storeEvents } from './testing/world.js';

const CDNOW = dataSet('cdnow/CDNOW_master.txt');
const ONLINE_RETAIL = dataSet('online_retail/online_retail.csv.gz');

const BOUGHT = { name: 'order_completed' };
const MONTHS: CohortQuestionInput = { first: BOUGHT, returning: BOUGHT, unit: 'MONTH', amount: 'amount' };

let database: Database;
beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.close());

/** Of each unit of the calendar, over all cohorts. */
function columnSums({ cohorts }: CohortTable): { users: number; amount: string }[] {
  const sums: { users: number; thousandths: bigint }[] = [];
  cohorts.forEach(({ cells }, cohort) =>
    cells.forEach((cell, period) => {
      if (!cell) return;
      const sum = (sums[cohort + period] ??= { users: 0, thousandths: 0n });
      sum.users += cell.users;
      sum.thousandths += thousandthsOf(cell.amount ?? '');
    }),
  );
  return sums.map(({ users, thousandths }) => ({ users, amount: decimalOf(thousandths) }));
}

/** Decimal text in whole thousandths, which is what all amounts of the data sets are. */
function thousandthsOf(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  if (!/^\d+$/.test(whole) || fraction.length > 3) throw new Error(`no amount in thousandths: ${amount}`);
  return BigInt(whole + fraction.padEnd(3, '0'));
}

function decimalOf(thousandths: bigint): string {
  const text = String(thousandths).padStart(4, '0');
  return `${text.slice(0, -3)}.${text.slice(-3)}`.replace(/\.?0+$/, '');
}

/** The triangle by plain JavaScript over the rows: [first day of the cohort, size, ...[users, events, amount]]. */
function byHand(
  purchases: readonly Purchase[],
  unitOf: (day: string) => number,
): Map<number, Map<number, [number, number, string]>> {
  const firsts = new Map<number, number>();
  for (const { user, day } of purchases) firsts.set(user, Math.min(firsts.get(user) ?? Infinity, unitOf(day)));
  const cells = new Map<number, Map<number, { users: Set<number>; events: number; thousandths: bigint }>>();
  for (const { user, day, amount } of purchases) {
    const cohort = firsts.get(user)!;
    const periods = cells.get(cohort) ?? new Map<number, { users: Set<number>; events: number; thousandths: bigint }>();
    cells.set(cohort, periods);
    const period = unitOf(day) - cohort;
    const cell = periods.get(period) ?? { users: new Set(), events: 0, thousandths: 0n };
    periods.set(period, cell);
    cell.users.add(user);
    cell.events += 1;
    cell.thousandths += BigInt(Math.round(amount * 1000));
  }
  return new Map(
    [...cells].map(([cohort, periods]) => [
      cohort,
      new Map(
        [...periods].map(([period, { users, events, thousandths }]) => [
          period,
          [users.size, events, decimalOf(thousandths)],
        ]),
      ),
    ]),
  );
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const weekOf = (day: string): number => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7);

/** What a table says, in the same shape; what nobody did left out. */
const told = ({ cohorts }: CohortTable, unitOf: (day: string) => number) =>
  new Map(
    cohorts
      .filter(({ size }) => size > 0)
      .map(({ begins, cells }) => [
        unitOf(begins),
        new Map(
          cells.flatMap((cell) =>
            cell && cell.users > 0 ? [[cell.period, [cell.users, cell.events, cell.amount]] as const] : [],
          ),
        ),
      ]),
  );

(CDNOW ? describe : describe.skip)('cdnow/CDNOW_master.txt (skipped where the data sets are not there)', () => {
  const purchases = CDNOW ? cdnowPurchases(CDNOW) : [];
  const moment = { asOf: Date.parse('1998-07-01T00:00:00Z'), timeZone: 'UTC' };
  let table: CohortTable;
  beforeAll(async () => {
    await storeEvents(database, asEvents(purchases));
    table = await askCohorts(database, { ...MONTHS, from: '1997-01-01', to: '1998-06-30', periods: 18 }, moment);
  });

  test('the columns of the triangle are the published active customers and their value', () => {
    const sums = columnSums(table);
    expect([sums[0], sums[1], sums[17]]).toEqual([
      { users: 7_846, amount: '299060.17' },
      { users: 9_633, amount: '379590.03' },
      { users: 1_506, amount: '76109.3' },
    ]);
    expect(decimalOf(sums.reduce((sum, { amount }) => sum + thousandthsOf(amount), 0n))).toBe('2500315.63');
  });

  test('all 23,570 customers first bought in the first quarter of 1997', () => {
    const sizes = table.cohorts.map(({ size }) => size);
    expect(sizes.slice(3).every((size) => size === 0)).toBe(true);
    expect(sizes[0]).toBe(7_846);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(23_570);
  });

  test('every cell is what plain JavaScript counts, by month and by week', async () => {
    expect(told(table, monthOf)).toEqual(byHand(purchases, monthOf));
    const weeks = await askCohorts(
      database,
      { ...MONTHS, unit: 'WEEK', from: '1997-01-01', to: '1997-03-31', periods: 60 },
      moment,
    );
    const wanted = new Map(
      [...byHand(purchases, weekOf)].map(([cohort, cells]) => [
        cohort,
        new Map([...cells].filter(([period]) => period < 60)),
      ]),
    );
    expect(told(weeks, weekOf)).toEqual(wanted);
  });
});

(ONLINE_RETAIL ? describe : describe.skip)('online_retail.csv.gz (skipped where the data sets are not there)', () => {
  test('every cell is what plain JavaScript counts, and all come to the published figures', async () => {
    const purchases = onlineRetailPurchases(ONLINE_RETAIL!);
    expect(purchases).toHaveLength(397_884);
    await storeEvents(database, asEvents(purchases));
    const moment = { asOf: Date.parse('2011-12-10T00:00:00Z'), timeZone: 'UTC' };
    const table = await askCohorts(database, { ...MONTHS, from: '2010-12-01', to: '2011-12-31', periods: 13 }, moment);
    expect(told(table, monthOf)).toEqual(byHand(purchases, monthOf));
    expect(table.cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(4_338);
    const value = columnSums(table).reduce((sum, { amount }) => sum + thousandthsOf(amount), 0n);
    // Published to the penny: 8,911,407.90.
    expect(Number(decimalOf(value)).toFixed(2)).toBe('8911407.90');
    // December 2011 is not over in the file: its figures say so.
    expect(table.cohorts[0]?.cells[12]?.ended).toBe(false);
  });
});
