import { setTimeout as sleep } from 'node:timers/promises';
import type { Measure } from '../measure.js';
import { Server } from '../server.js';

const PAGES = 40;
const PAGE = `query ($after: String) { users(first: 100, after: $after) {
  pageInfo { endCursor }
  edges { node { externalId name tags { tag { key } weight } segments { key name } } }
} }`;

/** SQL statements for a page of 100 users with tags and segments: what the database counted, less what it counts by itself. */
export const statements: Measure = {
  name: 'statements',
  async run({ population, database }) {
    const server = await Server.start(population.url);
    // Each statement of the server commits by itself. A connection that falls idle enters its last ones after ten seconds.
    const committed = async () => {
      await sleep(12_000);
      const [row] = await database.query<{ commits: string }>(
        'SELECT xact_commit AS commits FROM pg_stat_database WHERE datname = current_database()',
      );
      return Number(row?.commits);
    };
    try {
      let after: string | null = null;
      const page = async () => {
        const { users }: { users: { pageInfo: { endCursor: string } } } = await server.ask(PAGE, { after });
        after = users.pageInfo.endCursor;
      };
      await page();
      await page();
      const before = await committed();
      const quietFrom = performance.now();
      const idle = await committed();
      const idlePerMs = (idle - before) / (performance.now() - quietFrom);
      const from = performance.now();
      for (let at = 0; at < PAGES; at += 1) await page();
      const after40 = await committed();
      const each = (after40 - idle - idlePerMs * (performance.now() - from)) / PAGES;
      return [
        {
          what: 'SQL statements for a page of 100 users with tags and segments',
          measured: each.toFixed(1),
          bar: '6',
          met: each < 6.5,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};
