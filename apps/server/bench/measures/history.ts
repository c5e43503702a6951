import type { Rule } from '@strata/rules';
import { ms, times } from '../measure.js';
import type { Bench, Measure, Result } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';
import { countBySql, openSql } from '../sql.js';
import { median, timed } from '../statistics.js';

const MONTH_MS = 30 * 86_400_000;

/** What is read with its history or as of then: each with the SQL that counts the same on the same tables. */
const FIRST_LOADS: readonly { name: string; rule: Rule; sql: string; before?: number }[] = [
  {
    name: 'a value held for 30 days',
    rule: { attribute: { key: 'gender', is: { eq: '女' }, heldFor: 'P30D' } },
    sql: `SELECT count(*) FROM user_attributes JOIN user_attribute_origins USING (user_id)
      WHERE "values" ->> 'gender' = '女'
        AND (origins -> 'gender' ->> 1)::float8 <= extract(epoch FROM $1::timestamptz - interval '30 days') * 1000`,
  },
  {
    name: 'an attribute 30 days ago',
    rule: { attribute: { key: 'gender', is: { eq: '女' } } },
    sql: `SELECT count(*) FROM user_attributes JOIN user_attribute_origins USING (user_id)
      WHERE "values" ->> 'gender' = '女' AND (origins -> 'gender' ->> 1)::float8 <= extract(epoch FROM $1::timestamptz) * 1000`,
    before: MONTH_MS,
  },
  {
    name: 'reachable by e-mail',
    rule: { reachable: { channel: 'EMAIL', purpose: 'MARKETING' } },
    sql: `SELECT count(*) FROM (
        SELECT DISTINCT ON (user_id) user_id, state FROM consents
        WHERE purpose = 'MARKETING' AND channel IN ('', 'EMAIL') AND at <= $1
        ORDER BY user_id, (channel <> '') DESC, at DESC, state DESC
      ) last WHERE state = 'GRANTED' AND user_id IN (SELECT user_id FROM identities WHERE kind = 'EMAIL')
        AND user_id NOT IN (SELECT user_id FROM suppressions WHERE channel IN ('', 'EMAIL') AND suppressed_at <= $1
                            AND (lifted_at IS NULL OR lifted_at > $1))`,
  },
];

const TREND = `query ($rule: RuleInput!) { previewRule(rule: $rule) { trend(points: 14, days: 91) { at count } } }`;

/** Rules over the past: what is loaded with a history the first time, and the small lines of a list. */
export const history: Measure = {
  name: 'history',
  run: async (bench) => [...(await firstLoads(bench)), ...(await trends(bench))],
};

async function firstLoads({ population, log }: Bench): Promise<Result[]> {
  const sql = await openSql(population.url);
  const results: Result[] = [];
  try {
    for (const { name, rule, sql: text, before = 0 } of FIRST_LOADS) {
      const server = await Server.start(population.url);
      try {
        const { asOf: now } = await preview(server, { everyone: true });
        const asOf = before > 0 ? { asOf: new Date(Date.parse(now) - before).toISOString() } : {};
        const { result, ms: took } = await timed(() => preview(server, rule, asOf));
        const counted = await countBySql(sql, text, result.asOf);
        const ratio = took / median(counted.runs);
        log(`history: ${name}: ${result.count} users, ${ms(took)}; SQL ${counted.count}, ${ms(median(counted.runs))}`);
        results.push({
          what: `first preview of ${name}, against SQL on the same tables`,
          measured: `${times(ratio)} its time (${ms(took)})${counted.count === result.count ? '' : `; WRONG: ${result.count}, SQL ${counted.count}`}`,
          bar: 'at most 3 ×',
          met: ratio <= 3 && counted.count === result.count,
        });
      } finally {
        await server.stop();
      }
    }
  } finally {
    await sql.end();
  }
  return results;
}

/** The trends of all rules that count events, asked at once, as a list of segments does. */
async function trends({ population, cases, log }: Bench): Promise<Result[]> {
  const asked = cases.filter(({ group }) => group === 'event counts' || group === 'sequences');
  const server = await Server.start(population.url);
  const sql = await openSql(population.url);
  try {
    await preview(server, { everyone: true });
    const ask = (rule: Rule) =>
      server.ask<{ previewRule: { trend: { at: string; count: number }[] } }>(TREND, { rule });
    const { result, ms: took } = await timed(() => Promise.all(asked.map(({ rule }) => ask(rule))));
    let spent = 0;
    const wrong: string[] = [];
    for (const [place, { name, sql: text }] of asked.entries()) {
      for (const { at, count } of result[place]!.previewRule.trend) {
        const { result: counted, ms: one } = await timed(() => sql.query<{ count: string }>(text, [at]));
        spent += one;
        if (Number(counted.rows[0]?.count) !== count) wrong.push(`${name} at ${at}`);
      }
    }
    log(
      `history: ${asked.length} trends ${ms(took)}, SQL ${ms(spent)}${wrong.length > 0 ? ` WRONG: ${wrong.join(', ')}` : ''}`,
    );
    const again = await timed(() => Promise.all(asked.map(({ rule }) => ask(rule))));
    return [
      {
        what: `${asked.length} trends of 14 points, asked at once for the first time, against SQL one by one`,
        measured: `${times(took / spent)} its time (${ms(took)}, again ${ms(again.ms)})${wrong.length > 0 ? `; WRONG: ${wrong.join(', ')}` : ''}`,
        bar: 'at most 3 ×',
        met: took / spent <= 3 && wrong.length === 0,
      },
    ];
  } finally {
    await sql.end();
    await server.stop();
  }
}
