import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { number, times } from '../measure.js';
import type { Measure } from '../measure.js';
import { rateOf } from '../rate.js';
import { Server } from '../server.js';
import { median } from '../statistics.js';

const BARE = fileURLToPath(new URL('../bare-apollo.js', import.meta.url));
/** As many as a partner’s few servers keep; what they ask at the same time shares statements. */
const CONNECTIONS = 32;
// Until V8 has compiled what a look-up runs: its rate triples on the way.
const WARM_MS = 10_000;
const RUN_MS = 3_000;
const RUNS = 5;

/** What a partner asks of one user: who it is, and what a page or a shop assistant needs to know. */
const MAKE_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`;
const KEY = { name: 'bench', permissions: ['PROFILE_READ'], ratePerMinute: 1_000_000 };
const QUERY = 'query LookUp($id: String!) { user(externalId: $id) { id externalId name attribute(key: "city") } }';

/** A profile by a partner with a key, against an Apollo Server that reads nothing; in turns, as a machine's speed changes. */
export const lookUp: Measure = {
  name: 'look-up',
  async run({ database, population }) {
    const rows = await database.query<{ id: string }>('SELECT external_id AS id FROM users ORDER BY id LIMIT 10000');
    const body = (n: number) => JSON.stringify({ query: QUERY, variables: { id: rows[(n * 7919) % rows.length]?.id } });
    const server = await Server.start(population.url);
    const bare = spawn(process.execPath, [BARE], {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(bare.stdout, 'data')) as [Buffer];
      const { createApiKey } = await server.ask<{ createApiKey: { secret: string } }>(MAKE_KEY, { input: KEY });
      const load = { body, connections: CONNECTIONS };
      const ours = { ...load, port: server.port, headers: `Authorization: Bearer ${createApiKey.secret}\r\n` };
      const theirs = { ...load, port: Number(line), headers: '' };
      await rateOf({ ...ours, ms: WARM_MS });
      await rateOf({ ...theirs, ms: WARM_MS });
      const rates: { ours: number; theirs: number }[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        rates.push({
          ours: await rateOf({ ...ours, ms: RUN_MS }),
          theirs: await rateOf({ ...theirs, ms: RUN_MS }),
        });
      }
      const ratio = median(rates.map(({ ours, theirs }) => ours / theirs));
      return [
        {
          what: 'a partner’s look-up with a key, against a bare Apollo Server with a static resolver',
          measured: `${times(ratio)} of ${number(median(rates.map(({ theirs }) => theirs)))} requests/s`,
          bar: '0.6 ×',
          met: ratio >= 0.6,
          details: rates,
        },
      ];
    } finally {
      bare.kill();
      await server.stop();
    }
  },
};
