import type { Rule } from '@strata/rules';
import { number } from '../measure.js';
import type { Measure } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';

const ATTRIBUTES =
  'name gender age birthday province city occupation family_stage member_tier points signup_date signup_channel device system wechat_followed marketing_opt_in favourite_categories total_spent average_order last_login_at';
const TAGS =
  'lifecycle/new lifecycle/active lifecycle/mature lifecycle/dozing lifecycle/sleeping lifecycle/lost value/high value/middle value/low rfm/champions rfm/cant_lose rfm/potential rfm/at_risk interest/skincare interest/fashion interest/baby interest/home interest/digital interest/food interest/sports';

const measures: Rule[] = ['order_completed', 'session_started', 'product_viewed', 'cart_added', 'message_sent'].flatMap(
  (name) =>
    ['P7D', 'P30D', 'P90D', 'P365D'].map((last): Rule => ({
      event: { name, during: { last }, measure: { count: true }, is: { gte: 2 } },
    })),
);

/** Sixty columns as a company would use them: twenty attributes, twenty tags, twenty event measures. */
const SIXTY: Rule[] = [
  ...ATTRIBUTES.split(' ').map((key): Rule => ({ attribute: { key, is: { exists: true } } })),
  ...TAGS.split(' ').map((key): Rule => ({ tag: { in: [key] } })),
  ...measures,
];

export const memory: Measure = {
  name: 'memory',
  async run({ population, log }) {
    const server = await Server.start(population.url);
    try {
      await preview(server, { everyone: true });
      const before = server.memory().now;
      const columns = await server.metric('strata_engine_columns');
      const bytes = await server.metric('strata_engine_bytes');
      for (const rule of SIXTY) {
        await preview(server, rule);
        log(
          `memory: ${JSON.stringify(rule).slice(0, 80)}: ${number((await server.metric('strata_engine_bytes')) / population.users)} bytes a user`,
        );
      }
      const engine = ((await server.metric('strata_engine_bytes')) - bytes) / population.users;
      const loaded = (await server.metric('strata_engine_columns')) - columns;
      const resident = (server.memory().now - before) / population.users;
      return [
        {
          what: `engine memory, ${loaded} columns in use`,
          measured: `${engine.toFixed(0)} bytes a user (the process grew by ${resident.toFixed(0)})`,
          bar: '250 bytes a user',
          met: engine <= 250,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};
