import { setTimeout as sleep } from 'node:timers/promises';
import { that, within } from '../fault.js';
import type { Fault } from '../fault.js';
import { OwnPostgres } from '../postgres.js';
import { Product } from '../product.js';
import { Writers } from '../writers.js';
import { jobRuns, livesText, workerIsUp } from './postgres.js';

const CLIENTS = 30;
const DEAF_MS = 30_000;
/** Long enough to tell a silent connection from a long statement. */
const ANSWER_MS = 20_000;

/** A firewall that forgot a connection, a proxy that hangs: bytes are taken and never arrive, and nobody is told. */
export const swallow: Fault = {
  name: 'swallow',
  done: `${CLIENTS} clients write; for ${DEAF_MS / 1000} s all bytes between server and PostgreSQL are swallowed, and the connections of that time stay dead`,
  async run(stage) {
    const database = await OwnPostgres.start(stage);
    const options = { databaseUrl: database.url };
    const api = await (await Product.start(stage, 'api', options)).mustBeReady();
    const worker = await Product.start(stage, 'worker', options);
    await workerIsUp(api);
    const writers = await Writers.start(api.door, CLIENTS);
    await sleep(3_000);
    database.proxy.swallow();
    await sleep(DEAF_MS);
    const alive = await api.door.get('/healthz');
    const unready = await api.door.get('/readyz');
    database.proxy.heal();
    const healed = performance.now();
    const served = await writers.acknowledgedAgain(60_000, healed);
    const ready = await api.door.ready(60_000, healed);
    const jobs = await jobRuns(api);
    await writers.stop();
    return [
      that('no process exits', api.lives && worker.lives, livesText({ api, worker })),
      that(
        '/healthz 200 and /readyz 503 meanwhile',
        alive.status === 200 && unready.status === 503,
        `${alive.status}, ${unready.status}`,
      ),
      within('writes are acknowledged after it is healed', served, 15_000),
      within('/readyz 200, the engine ticks', ready, 15_000),
      within('a snapshot is made by the worker', jobs, 30_000),
      writers.clean(ANSWER_MS),
      await writers.verify(),
    ];
  },
};
