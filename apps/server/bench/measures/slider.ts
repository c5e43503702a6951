import type { Rule } from '@strata/rules';
import { ms } from '../measure.js';
import type { Measure } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';
import { percentile, timed } from '../statistics.js';

const POSITIONS = 60;

const SLIDERS: { name: string; rule: (position: number) => Rule }[] = [
  { name: 'age from', rule: (position) => ({ attribute: { key: 'age', is: { gte: 16 + position * 0.7 } } }) },
  {
    name: 'spent from',
    rule: (position) => ({ attribute: { key: 'total_spent', is: { gte: position * 53.7, lt: 9000 } } }),
  },
  {
    name: 'orders of a year from',
    rule: (position) => ({
      event: {
        name: 'order_completed',
        during: { last: 'P365D' },
        measure: { sum: 'amount' },
        is: { gte: position * 41.3 },
      },
    }),
  },
];

/** A new threshold on a loaded column with every request, as when a slider is dragged. */
export const slider: Measure = {
  name: 'slider',
  async run({ population }) {
    const server = await Server.start(population.url);
    try {
      const details: Record<string, number[]> = {};
      for (const { name, rule } of SLIDERS) {
        await preview(server, rule(0));
        await preview(server, rule(0.5));
        const took: number[] = [];
        for (let position = 1; position <= POSITIONS; position += 1) {
          took.push((await timed(() => preview(server, rule(position)))).ms);
        }
        details[name] = took;
      }
      const all = Object.values(details).flat();
      return [
        {
          what: 'a new threshold on a loaded column, p50, p95',
          measured: `${ms(percentile(all, 0.5))}, ${ms(percentile(all, 0.95))}`,
          bar: 'p95 50 ms',
          met: percentile(all, 0.95) <= 50,
          details,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};
