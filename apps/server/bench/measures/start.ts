import type { Measure } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';
import { median, timed } from '../statistics.js';

const RUNS = 3;

/** From the start of the process to its first exact preview over HTTP: three tags, two attributes and a sum over 90 days. */
export const start: Measure = {
  name: 'start',
  async run({ population, cases }) {
    const rule = cases.find(({ name }) => name === 'recent big spenders not written to')!.rule;
    const took: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      let server: Server | undefined;
      const { ms } = await timed(async () => {
        server = await Server.start(population.url);
        await preview(server, rule);
      });
      took.push(ms);
      await server?.stop();
    }
    return [
      {
        what: 'from start to the first exact preview',
        measured: `${(median(took) / 1000).toFixed(1)} s`,
        bar: '5 s',
        met: median(took) <= 5000,
        details: took,
      },
    ];
  },
};
