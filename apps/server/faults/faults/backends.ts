import { setTimeout as sleep } from 'node:timers/promises';
import { that, within } from '../fault.js';
import type { Fault } from '../fault.js';
import { OwnPostgres } from '../postgres.js';
import { Product } from '../product.js';
import { Writers } from '../writers.js';
import { jobRuns, livesText, workerIsUp } from './postgres.js';

const CLIENTS = 20;
const EVERY_MS = 500;
const FOR_MS = 60_000;
const TERMINATE = `SELECT count(pg_terminate_backend(pid))::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'administrator'`;

/** What a fail-over, an administrator or a pooler does. */
export const backends: Fault = {
  name: 'backends',
  done: `${CLIENTS} clients write; all connections of api.js and worker.js are terminated twice a second for a minute`,
  async run(stage) {
    const database = await OwnPostgres.start(stage);
    const options = { databaseUrl: database.url };
    const api = await (await Product.start(stage, 'api', options)).mustBeReady();
    const worker = await Product.start(stage, 'worker', options);
    const administrator = await database.administrator(stage);
    await workerIsUp(api);
    const writers = await Writers.start(api.door, CLIENTS);
    await sleep(3_000);
    let terminated = 0;
    for (const end = performance.now() + FOR_MS; performance.now() < end; await sleep(EVERY_MS)) {
      const { rows } = await administrator.query<{ count: number }>(TERMINATE);
      terminated += rows[0]?.count ?? 0;
    }
    const over = performance.now();
    const served = await writers.acknowledgedAgain(30_000, over);
    const ready = await api.door.ready(30_000, over);
    const jobs = await jobRuns(api);
    await writers.stop();
    return [
      that(
        'no process exits',
        api.lives && worker.lives,
        `${terminated} connections terminated; ${livesText({ api, worker })}`,
      ),
      within('writes are acknowledged afterwards', served, 5_000),
      within('/readyz 200 afterwards', ready, 5_000),
      within('a snapshot is made by the worker', jobs, 15_000),
      writers.clean(5_500),
      await writers.verify(),
    ];
  },
};
