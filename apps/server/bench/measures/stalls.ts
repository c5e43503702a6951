import { ms } from '../measure.js';
import type { Measure } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';
import { timed } from '../statistics.js';

const SECONDS = 10;
const P99 = 'nodejs_eventloop_lag_p99_seconds';
const MAX = 'nodejs_eventloop_lag_max_seconds';

/** How long the server's event loop is held: while every rule is loaded, and while the worst one is asked again and again. */
export const stalls: Measure = {
  name: 'stalls',
  async run({ population, cases }) {
    const server = await Server.start(population.url);
    try {
      await preview(server, { everyone: true });
      // Reading the metric begins its histogram anew.
      await server.metric(P99);
      let worst = cases[0]!;
      let slowest = 0;
      for (const entry of cases) await preview(server, entry.rule);
      const cold = { p99: await server.metric(P99) };
      for (const entry of cases) {
        const { ms: took } = await timed(() => preview(server, entry.rule));
        if (took > slowest) [worst, slowest] = [entry, took];
      }
      await server.metric(P99);
      for (const end = Date.now() + SECONDS * 1000; Date.now() < end;) await preview(server, worst.rule);
      const warm = { p99: await server.metric(P99) };
      for (const end = Date.now() + SECONDS * 500; Date.now() < end;) await preview(server, worst.rule);
      const most = await server.metric(MAX);
      return [
        {
          what: `event loop stalls while the worst preview runs (${worst.name}), p99`,
          measured: `${ms(warm.p99 * 1000)} (longest ${ms(most * 1000)})`,
          bar: '50 ms',
          met: warm.p99 <= 0.05,
        },
        {
          what: 'event loop stalls while every rule is loaded cold, p99',
          measured: ms(cold.p99 * 1000),
          bar: '50 ms',
          met: cold.p99 <= 0.05,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};
