import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { that, within } from '../fault.js';
import type { Fault, Finding } from '../fault.js';
import { killPostmaster, OwnPostgres } from '../postgres.js';
import { Product } from '../product.js';
import { Writers } from '../writers.js';

const CLIENTS = 20;
const GONE_MS = 10_000;
const SERVING_MS = 15_000;
/** Who asks while the database is away is told so by then. */
const ANSWER_MS = 5_500;

/** A PostgreSQL of one's own, with API and worker apart. */
export const postgres: Fault = {
  name: 'postgres',
  done: `${CLIENTS} clients write through api.js, worker.js runs; kill -9 of PostgreSQL (DATABASE_URL), started again after ${GONE_MS / 1000} s`,
  async run(stage) {
    const database = await OwnPostgres.start(stage);
    const options = { databaseUrl: database.url };
    const api = await (await Product.start(stage, 'api', options)).mustBeReady();
    const worker = await Product.start(stage, 'worker', options);
    await workerIsUp(api);
    const writers = await Writers.start(api.door, CLIENTS);
    await sleep(3_000);
    await database.kill();
    await sleep(GONE_MS);
    const alive = await api.door.get('/healthz');
    const unready = await api.door.get('/readyz');
    await database.startAgain();
    const returned = performance.now();
    const served = await writers.acknowledgedAgain(60_000, returned);
    const ready = await api.door.ready(60_000, returned);
    const jobs = await jobRuns(api);
    await writers.stop();
    return [
      that('no process exits', api.lives && worker.lives, livesText({ api, worker })),
      that(
        '/healthz 200 and /readyz 503 while it is away',
        alive.status === 200 && unready.status === 503,
        `${alive.status}, ${unready.status}`,
      ),
      within('writes are acknowledged after its return', served, SERVING_MS),
      within('/readyz 200 after its return', ready, SERVING_MS),
      within('a snapshot is made by the worker', jobs, SERVING_MS),
      writers.clean(ANSWER_MS),
      await writers.verify(),
    ];
  },
};

/** The PostgreSQL that Strata brought along: nobody else starts it. */
export const embedded: Fault = {
  name: 'embedded',
  done: `${CLIENTS} clients write through start.js; kill -9 of its embedded PostgreSQL`,
  async run(stage): Promise<Finding[]> {
    const product = await (await Product.start(stage, 'start', {})).mustBeReady();
    const writers = await Writers.start(product.door, CLIENTS);
    await sleep(3_000);
    const killed = performance.now();
    await killPostmaster(join(stage.folder, 'postgres'));
    const served = await writers.acknowledgedAgain(60_000, killed);
    const ready = await product.door.ready(60_000, killed);
    const jobs = await jobRuns(product);
    await writers.stop();
    return [
      that('the process does not exit', product.lives, livesText({ start: product })),
      within('writes are acknowledged again', served, SERVING_MS),
      within('/readyz 200', ready, SERVING_MS),
      within('a snapshot is made', jobs, SERVING_MS),
      writers.clean(ANSWER_MS),
      await writers.verify(),
    ];
  },
};

const CREATE = `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }`;
const MATERIALIZE = `mutation ($input: MaterializeSegmentInput!) { materializeSegment(input: $input) { id } }`;
const STATE = `query ($key: String!) { segment(key: $key) { snapshots(first: 1) { edges { node { state } } } } }`;
const KEY = 'fault_everyone';

interface Snapshots {
  segment: { snapshots: { edges: { node: { state: string } }[] } };
}

/** How long a job takes that is asked for now: that of a snapshot. */
export async function jobRuns({ door }: Product): Promise<number> {
  const begun = performance.now();
  await door.ask(CREATE, { input: { key: KEY, name: KEY, rule: { everyone: true } } }).catch(() => undefined);
  await door.ask(MATERIALIZE, { input: { key: KEY } });
  for (const end = begun + 60_000; performance.now() < end; await sleep(50)) {
    const { segment } = await door.ask<Snapshots>(STATE, { key: KEY });
    if (segment.snapshots.edges[0]?.node.state === 'DONE') return performance.now() - begun;
  }
  return Infinity;
}

/** A worker has no door of its own to ask at. */
export async function workerIsUp(api: Product): Promise<void> {
  if ((await jobRuns(api)) === Infinity) throw new Error('the worker did not start');
}

export const livesText = (products: Record<string, Product>): string =>
  Object.entries(products)
    .map(([name, { lives, said }]) => (lives ? `${name} lives` : `${name} EXITED: ${said.slice(-600)}`))
    .join(', ');
