import { openDatabase } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { readRfmSettings, runRfm } from '@strata/model';
import { AttributeDefinition } from '@strata/profile';
import { Tag } from '@strata/tag';
import { ms, times } from '../measure.js';
import type { Bench, Measure, Result } from '../measure.js';
import { median, timed } from '../statistics.js';

const RUNS = 3;
const ZONE = 'Asia/Shanghai';
const DEFINITIONS = { attributes: new Map(), tags: new Map(), segments: new Map(), timeZone: ZONE };

/** What somebody would write who wants the same rows once: each user's last day, times and sum, five classes of each by quantiles. */
const BY_HAND = `
  INSERT INTO by_hand
  WITH totals AS MATERIALIZED (
    SELECT user_id, max(occurred_at) AS last_at,
      ($1::timestamptz AT TIME ZONE '${ZONE}')::date - (max(occurred_at) AT TIME ZONE '${ZONE}')::date AS days,
      count(*)::integer AS frequency, sum((properties ->> 'amount')::numeric)::float8 AS monetary
    FROM events WHERE name = 'order_completed' AND occurred_at <= $1 GROUP BY user_id
  ), alive AS MATERIALIZED (
    SELECT totals.* FROM totals JOIN users ON users.id = user_id
    WHERE erased_at IS NULL AND merged_into IS NULL AND restricted_at IS NULL
  ), limits AS (
    SELECT percentile_cont(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY days) AS r,
      percentile_cont(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY frequency) AS f,
      percentile_cont(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY monetary) AS m,
      avg(days) AS days, avg(frequency) AS frequency, avg(monetary) AS monetary
    FROM alive
  ), plus_one AS (
    SELECT (SELECT array_agg(one + 1 ORDER BY one) FROM unnest(r) one) AS r,
      (SELECT array_agg(one + 1 ORDER BY one) FROM unnest(f) one) AS f,
      (SELECT array_agg(one + 1 ORDER BY one) FROM unnest(m) one) AS m
    FROM limits
  ), scored AS MATERIALIZED (
    SELECT user_id, last_at, alive.frequency, alive.monetary, 5 - width_bucket(alive.days::float8, plus_one.r) AS r,
      1 + width_bucket(alive.frequency::float8, plus_one.f) AS f, 1 + width_bucket(alive.monetary, plus_one.m) AS m,
      concat(alive.days < limits.days, alive.frequency > limits.frequency, alive.monetary > limits.monetary) AS cell
    FROM alive CROSS JOIN plus_one CROSS JOIN limits
  )
  SELECT user_id, 1, last_at, frequency, monetary, r, f, m, cell, CASE
    WHEN r >= 4 AND f >= 4 AND m >= 4 THEN 'champions' WHEN r = 1 AND f >= 4 AND m >= 4 THEN 'cant_lose'
    WHEN r <= 2 AND f >= 3 AND m >= 3 THEN 'at_risk' WHEN r >= 3 AND f >= 3 AND m >= 3 THEN 'loyal'
    WHEN r >= 4 AND f = 1 THEN 'new' WHEN r = 3 AND f = 1 THEN 'promising' WHEN r >= 4 THEN 'potential'
    WHEN r = 3 THEN 'needs_attention' WHEN r = 2 AND f >= 2 THEN 'about_to_sleep' WHEN m >= 2 THEN 'hibernating'
    ELSE 'lost' END FROM scored`;

/** The first run of a model over everybody, against the statement that fills a table of the same columns once. */
export const rfm: Measure = {
  name: 'rfm',
  async run({ population, log }: Bench): Promise<Result[]> {
    const database = await openDatabase({
      url: population.url,
      applicationName: 'bench',
      poolSize: 2,
      entities: [Tag, AttributeDefinition],
    });
    try {
      const asOf = Date.now();
      const settings = readRfmSettings({ event: 'order_completed', amount: 'amount' }, DEFINITIONS);
      const model = { id: -1, key: 'bench_rfm', name: 'bench', settings };
      const took: number[] = [];
      const byHand: number[] = [];
      let wrong = 0;
      for (let run = 0; run < RUNS; run += 1) {
        await undone(database, async (transaction) => {
          await transaction.query('SET LOCAL statement_timeout = 0');
          took.push((await timed(() => runRfm(transaction, model, { asOf, timeZone: ZONE }))).ms);
          await transaction.query('CREATE TABLE by_hand (LIKE rfm_scores INCLUDING ALL)');
          byHand.push((await timed(() => transaction.query(BY_HAND, [new Date(asOf)]))).ms);
          wrong += await differences(transaction, model.id);
        });
      }
      const ratio = median(took) / median(byHand);
      log(`rfm: ${ms(median(took))}, by hand ${ms(median(byHand))}, ${wrong} rows differ`);
      return [
        {
          what: 'a run of RFM over all orders, against the hand-written SQL that makes the same table',
          measured: `${times(ratio)} its time (${ms(median(took))})${wrong === 0 ? '' : `; WRONG: ${wrong} rows`}`,
          bar: 'at most 2 ×',
          met: ratio <= 2 && wrong === 0,
        },
      ];
    } finally {
      await database.close();
    }
  },
};

/** Rows that one of the two has and the other has not. */
async function differences(transaction: Transaction, model: number): Promise<number> {
  const columns = 'user_id, last_at, frequency, monetary, r, f, m, segment';
  const [row] = await transaction.query<{ rows: number }>(
    `SELECT count(*)::integer AS rows FROM (
       (SELECT ${columns} FROM rfm_scores WHERE model_id = $1 EXCEPT SELECT ${columns} FROM by_hand)
       UNION ALL (SELECT ${columns} FROM by_hand EXCEPT SELECT ${columns} FROM rfm_scores WHERE model_id = $1)
     ) differing`,
    [model],
  );
  return row?.rows ?? 0;
}

const UNDONE = Symbol('undone');

/** Leaves nothing behind: the database of a size is kept from run to run. */
async function undone(database: Database, run: (transaction: Transaction) => Promise<void>): Promise<void> {
  try {
    await database.transaction(async (transaction) => {
      await run(transaction);
      throw UNDONE as unknown as Error;
    });
  } catch (error) {
    if (error !== UNDONE) throw error;
  }
}
