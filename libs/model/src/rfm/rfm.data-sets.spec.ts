import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Database } from '@strata/db';
import { dataSet, freshDatabase } from '@strata/db/testing';
import { migrateJobs } from '@strata/jobs';
import { AttributeDefinition } from '@strata/profile';
import { Tag } from '@strata/tag';
import { readRfmSettings, runRfm } from './index.js';
import type { RfmFigures, RfmSettingsInput } from './index.js';
import { storeOrders } from './testing/store-orders.js';

const RFM_ORDERS = dataSet('rfm_orders/rfm_data_orders.csv');
const ONLINE_RETAIL = dataSet('online_retail/online_retail.csv.gz');
const CDNOW = dataSet('cdnow/CDNOW_master.txt');

const UTC = { attributes: new Map(), tags: new Map(), segments: new Map(), timeZone: 'UTC' } as const;

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ entities: [Tag, AttributeDefinition] });
  await migrateJobs(database.url);
});
afterAll(() => database.close());

let models = 0;

type Scored = Extract<RfmFigures, { outcome: 'SCORED' }>;

/** A run of a model of its own at the end of a day. */
async function run(input: RfmSettingsInput, day: string): Promise<{ model: number; figures: Scored }> {
  const settings = readRfmSettings(input, UTC);
  const model = (models += 1);
  const figures = await database.transaction((transaction) =>
    runRfm(
      transaction,
      { id: model, key: `rfm${model}`, name: 'RFM', settings },
      { asOf: Date.parse(`${day}T23:59:59Z`), timeZone: 'UTC' },
    ),
  );
  if (figures.outcome !== 'SCORED') throw new Error('not enough data');
  return { model, figures };
}

interface Row {
  customer: string;
  days: number;
  frequency: number;
  monetary: number;
  r: number;
  f: number;
  m: number;
}

async function scores(model: number, day: string): Promise<Map<string, Row>> {
  const rows = await database.query<Row>(
    `SELECT external_id AS customer, $2::date - (last_at AT TIME ZONE 'UTC')::date AS days, frequency, monetary, r, f, m
     FROM rfm_scores JOIN users ON users.id = user_id WHERE model_id = $1`,
    [model, day],
  );
  return new Map(rows.map((row) => [row.customer, row]));
}

/** Type 7 of Hyndman and Fan. */
function quantile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

const rising = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

interface RfmOrder {
  customer_id: string;
  order_date: string;
  revenue: string;
}

async function rfmOrders(path: string): Promise<RfmOrder[]> {
  return parse(await readFile(path), { columns: true });
}

(RFM_ORDERS ? test : test.skip)(
  'rfm_orders: limits, scores and the size of every class are those of the R package, for 2 to 10 classes',
  async () => {
    const orders = await rfmOrders(RFM_ORDERS ?? '');
    await storeOrders(
      database,
      'ordered',
      orders.map(({ customer_id: customer, order_date: day, revenue }) => ({
        customer,
        at: `${day}T12:00:00Z`,
        properties: { revenue: Number(revenue) },
      })),
    );
    const { model, figures } = await run({ event: 'ordered', amount: 'revenue' }, '2006-12-31');
    expect(orders).toHaveLength(4906);
    expect(figures).toMatchObject({ users: 995, all: { users: 995, revenue: 464_158 } });
    const rounded = (limits: readonly (number | null)[]): number[] =>
      limits.map((limit) => Number((limit ?? NaN).toFixed(9)));
    expect(rounded(figures.limits.recency)).toEqual([115, 181, 297.4, 482]);
    expect(rounded(figures.limits.frequency)).toEqual([4, 5, 6, 8]);
    expect(rounded(figures.limits.monetary)).toEqual([255.8, 382, 506.4, 666]);
    const scored = await scores(model, '2006-12-31');
    const { "Abbey O'Reilly": abbey, 'Add Senger': add, 'Aden Lesch': aden } = Object.fromEntries(scored);
    expect(abbey).toMatchObject({ days: 205, frequency: 6, monetary: 472, r: 3, f: 4, m: 3 });
    expect(add).toMatchObject({ days: 140, frequency: 3, monetary: 340, r: 4, f: 1, m: 2 });
    expect(aden).toMatchObject({ days: 194, frequency: 4, monetary: 405, r: 3, f: 2, m: 3 });

    // By a calculation of its own, from the file.
    const byCustomer = new Map<string, { days: number; times: number; sum: number }>();
    for (const { customer_id: customer, order_date: day, revenue } of orders) {
      const days = (Date.parse('2006-12-31') - Date.parse(day)) / 86_400_000;
      const known = byCustomer.get(customer) ?? { days, times: 0, sum: 0 };
      byCustomer.set(customer, {
        days: Math.min(known.days, days),
        times: known.times + 1,
        sum: known.sum + Number(revenue),
      });
    }
    const all = [...byCustomer.values()];
    for (let classes = 2; classes <= 10; classes += 1) {
      for (const scoring of ['QUANTILE', 'RANK'] as const) {
        const { model: other } = await run({ event: 'ordered', amount: 'revenue', classes, scoring }, '2006-12-31');
        const found = await scores(other, '2006-12-31');
        const classOf = (values: readonly number[]): ((value: number) => number) => {
          const sorted = rising(values);
          if (scoring === 'RANK')
            return (value) => 1 + Math.floor((sorted.findIndex((one) => one === value) * classes) / sorted.length);
          const limits = Array.from({ length: classes - 1 }, (_none, at) => quantile(sorted, (at + 1) / classes) + 1);
          return (value) => 1 + limits.filter((limit) => limit <= value).length;
        };
        const f = classOf(all.map(({ times }) => times));
        const m = classOf(all.map(({ sum }) => sum));
        const days = all.map((one) => one.days);
        // The rank begins with the most days; a quantile's class is turned round.
        const ofDays = scoring === 'RANK' ? classOf(days.map((value) => -value)) : classOf(days);
        const r = (value: number): number => (scoring === 'RANK' ? ofDays(-value) : classes + 1 - ofDays(value));
        const expected = [...byCustomer].map(([customer, one]) => [customer, r(one.days), f(one.times), m(one.sum)]);
        const actual = [...byCustomer.keys()].map((customer) => {
          const row = found.get(customer);
          return [customer, row?.r, row?.f, row?.m];
        });
        expect(actual).toEqual(expected);
      }
    }
  },
  120_000,
);

interface Line {
  InvoiceNo: string;
  Quantity: string;
  InvoiceDate: string;
  UnitPrice: string;
  CustomerID: string;
}

(ONLINE_RETAIL ? test : test.skip)(
  'online_retail: three customers, medians and means of the usual cleaning, invoices counted once',
  async () => {
    const lines: Line[] = parse(gunzipSync(await readFile(ONLINE_RETAIL ?? '')), { columns: true });
    const ofCustomers = lines.filter(({ CustomerID }) => CustomerID !== 'NA');
    await storeOrders(
      database,
      'invoiced',
      ofCustomers.map(({ CustomerID, InvoiceDate, InvoiceNo, Quantity, UnitPrice }) => ({
        customer: CustomerID,
        at: `${InvoiceDate.slice(0, 16).replace(' ', 'T')}:00Z`,
        properties: {
          invoice: InvoiceNo,
          cancelled: InvoiceNo.startsWith('C') ? 'yes' : 'no',
          quantity: Number(Quantity),
          price: Number(UnitPrice),
          amount: Number((Number(Quantity) * Number(UnitPrice)).toFixed(6)),
        },
      })),
    );
    const { model, figures } = await run(
      {
        event: 'invoiced',
        amount: 'amount',
        distinct: 'invoice',
        where: [
          { property: 'cancelled', is: { eq: 'no' } },
          { property: 'quantity', is: { gt: 0 } },
          { property: 'price', is: { gt: 0 } },
        ],
      },
      '2011-12-10',
    );
    expect(lines).toHaveLength(541_909);
    expect(figures.all).toEqual({ users: 4_338, revenue: 8_911_407.904 });
    const scored = await scores(model, '2011-12-10');
    expect(scored.get('12346')).toMatchObject({ days: 326, frequency: 1, monetary: 77_183.6 });
    expect(scored.get('12347')).toMatchObject({ days: 3, frequency: 7, monetary: 4310 });
    expect(scored.get('17850')).toMatchObject({ days: 373, frequency: 34, monetary: 5391.21 });
    expect(figures.medians.recency).toBe(51);
    expect(figures.medians.frequency).toBe(2);
    expect(figures.medians.monetary).toBeCloseTo(674.485, 6);
    expect(figures.means.recency.toFixed(2)).toBe('93.06');
    expect(figures.means.frequency.toFixed(3)).toBe('4.272');
    expect(figures.means.monetary.toFixed(2)).toBe('2054.27');
  },
  240_000,
);

(CDNOW ? test : test.skip)(
  'cdnow: the whole sum, and the customers and sums of a month',
  async () => {
    const text = await readFile(CDNOW ?? '', 'utf8');
    const purchases = text
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields.length === 4);
    await storeOrders(
      database,
      'bought',
      purchases.map(([customer = '', day = '', , value = '']) => ({
        customer: `cdnow ${customer}`,
        at: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T12:00:00Z`,
        properties: { value: Number(value) },
      })),
    );
    const whole = await run({ event: 'bought', amount: 'value' }, '1998-06-30');
    expect(whole.figures.all).toEqual({ users: 23_570, revenue: 2_500_315.63 });
    for (const [last, period, users, revenue] of [
      ['1997-01-31', 'P1M', 7_846, 299_060.17],
      ['1997-02-28', 'P28D', 9_633, 379_590.03],
      ['1998-06-30', 'P30D', 1_506, 76_109.3],
    ] as const) {
      const { figures } = await run({ event: 'bought', amount: 'value', period }, last);
      expect([last, figures.all]).toEqual([last, { users, revenue }]);
    }
  },
  120_000,
);
