import { Client } from 'pg';
import { timed } from './statistics.js';

const RUNS = 5;
/** A rule that takes seconds is clear after fewer runs. */
const ENOUGH_MS = 6000;

/** A connection for hand-written SQL with the settings that such SQL would be given. */
export async function openSql(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `SET work_mem = '256MB'; SET max_parallel_workers_per_gather = 2; SET jit = off; SET TimeZone = 'UTC'`,
  );
  return client;
}

/** The count at an instant, and how long it takes warm: the first run counts for nothing. */
export async function countBySql(
  client: Client,
  sql: string,
  asOf: string,
): Promise<{ count: number; runs: number[] }> {
  const ask = () => client.query<{ count: string }>(sql.includes('$1') ? { text: sql, values: [asOf] } : sql);
  const first = await ask();
  const runs: number[] = [];
  for (let spent = 0; runs.length < RUNS && (runs.length < 2 || spent < ENOUGH_MS);) {
    const { ms } = await timed(ask);
    runs.push(ms);
    spent += ms;
  }
  return { count: Number(first.rows[0]?.count), runs };
}
