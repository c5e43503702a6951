import { ms, times } from '../measure.js';
import type { Bench, Measure, Result } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';
import { countBySql, openSql } from '../sql.js';
import { median, percentile, timed } from '../statistics.js';

const WARM_RUNS = 20;

export interface RuleTiming {
  group: string;
  name: string;
  count: number;
  /** Warm previews over HTTP, in milliseconds. */
  warm: number[];
  sql: number[];
  /** SQL's median over the preview's. */
  ratio: number;
  /** Found by SQL at the same instant, where it differs. */
  wrong?: number;
}

/** Every rule, warm, over HTTP, against hand-written SQL; and that both count the same people. */
export const rules: Measure = {
  name: 'rules',
  async run(bench) {
    const timings = await timeRules(bench);
    const wrong = timings.filter((timing) => timing.wrong !== undefined);
    const ratios = timings.map(({ ratio }) => ratio);
    const warm = timings.flatMap((timing) => timing.warm);
    const slowest = timings.reduce((one, other) => (median(other.warm) > median(one.warm) ? other : one));
    const least = timings.reduce((one, other) => (other.ratio < one.ratio ? other : one));
    const bar95 = bench.options.size === 'L' ? 150 : 50;
    const results: Result[] = [
      {
        what: `the same count as hand-written SQL (${timings.length} rules)`,
        measured: wrong.length === 0 ? 'all' : `not: ${wrong.map(({ name }) => name).join(', ')}`,
        bar: 'all',
        met: wrong.length === 0,
      },
      {
        what: 'warm preview over HTTP against hand-written SQL, median of rules',
        measured: `${times(median(ratios))} faster`,
        bar: '20 × faster',
        met: median(ratios) >= 20,
        details: timings,
      },
      {
        what: 'the rule that gains least',
        measured: `${times(least.ratio)} (${least.name})`,
        bar: 'no rule slower',
        met: least.ratio >= 1,
      },
      {
        what: `warm preview p50, p95, p99 (slowest rule: ${slowest.name}, ${ms(median(slowest.warm))})`,
        measured: [0.5, 0.95, 0.99].map((share) => ms(percentile(warm, share))).join(', '),
        bar: `p95 ${bar95} ms`,
        met: percentile(warm, 0.95) <= bar95,
      },
    ];
    return results;
  },
};

async function timeRules({ population, cases, log }: Bench): Promise<RuleTiming[]> {
  const server = await Server.start(population.url);
  const sql = await openSql(population.url);
  try {
    const timings: RuleTiming[] = [];
    for (const { group, name, rule, sql: text } of cases) {
      await preview(server, rule);
      await preview(server, rule);
      const warm: number[] = [];
      for (let run = 0; run < WARM_RUNS; run += 1) warm.push((await timed(() => preview(server, rule))).ms);
      const { count, asOf } = await preview(server, rule);
      const counted = await countBySql(sql, text, asOf);
      const ratio = median(counted.runs) / median(warm);
      const wrong = counted.count === count ? {} : { wrong: counted.count };
      log(
        `${group}: ${name}: ${count} users, ${ms(median(warm))}, SQL ${ms(median(counted.runs))}${'wrong' in wrong ? ` WRONG: SQL says ${counted.count}` : ''}`,
      );
      timings.push({ group, name, count, warm, sql: counted.runs, ratio, ...wrong });
    }
    return timings;
  } finally {
    await sql.end();
    await server.stop();
  }
}
