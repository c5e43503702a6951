import { ms, times } from '../measure.js';
import type { Measure } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';
import { countBySql, openSql } from '../sql.js';
import { median, timed } from '../statistics.js';

/** The first preview of each fixed rule on a server that has just started, and so holds none of its columns. */
export const cold: Measure = {
  name: 'cold',
  async run({ population, cases, log }) {
    const sql = await openSql(population.url);
    const timings: { name: string; cold: number; sql: number; ratio: number }[] = [];
    try {
      for (const { group, name, rule, sql: text } of cases.filter((entry) => entry.group !== 'random')) {
        const server = await Server.start(population.url);
        try {
          // The program is warm, its columns are not.
          await preview(server, { everyone: true });
          const { result, ms: took } = await timed(() => preview(server, rule));
          const counted = median((await countBySql(sql, text, result.asOf)).runs);
          timings.push({ name: `${group}: ${name}`, cold: took, sql: counted, ratio: took / counted });
          log(`cold: ${group}: ${name}: ${ms(took)}, SQL ${ms(counted)}`);
        } finally {
          await server.stop();
        }
      }
    } finally {
      await sql.end();
    }
    const worst = timings.reduce((one, other) => (other.ratio > one.ratio ? other : one));
    const over = timings.filter(({ ratio }) => ratio > 3).length;
    return [
      {
        what: 'cold preview against hand-written SQL, median of rules',
        measured: `${times(median(timings.map(({ ratio }) => ratio)))} its time`,
        bar: 'at most 3 ×',
        met: median(timings.map(({ ratio }) => ratio)) <= 3,
        details: timings,
      },
      {
        what: `the worst cold rule: ${worst.name}`,
        measured: `${times(worst.ratio)} (${ms(worst.cold)} against ${ms(worst.sql)}); ${over} of ${timings.length} rules over 3 ×`,
        bar: 'at most 3 ×',
        met: worst.ratio <= 3,
      },
    ];
  },
};
