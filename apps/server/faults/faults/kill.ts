import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { that, within } from '../fault.js';
import type { Fault, Finding, Stage } from '../fault.js';
import { populationFolder } from '../population.js';
import { killPostmaster } from '../postgres.js';
import { freePort, Product } from '../product.js';
import { Writers } from '../writers.js';

const CLIENTS = 50;
const WRITING_MS = 10_000;
const READY_MS = 5_000;

/** The server alone: its PostgreSQL goes on without it, and the next start takes it over. */
export const kill: Fault = {
  name: 'kill',
  done: `${CLIENTS} clients write; kill -9 of the server; it is started again`,
  run: (stage) => killed(stage, false),
};

/** With its PostgreSQL, which recovers from its log first. What the system had not yet written to the disk is not lost by this. */
export const killAll: Fault = {
  name: 'kill-all',
  done: `${CLIENTS} clients write; kill -9 of the server and of its PostgreSQL; it is started again`,
  run: (stage) => killed(stage, true),
};

async function killed(stage: Stage, withDatabase: boolean): Promise<Finding[]> {
  const dataDir = (await populationFolder(stage.size, stage.log)) ?? stage.folder;
  const port = await freePort();
  const first = await (await Product.start(stage, 'start', { port, dataDir })).mustBeReady();
  const writers = await Writers.start(first.door, CLIENTS);
  await sleep(WRITING_MS);
  const killedAt = performance.now();
  // The server first: it would start its PostgreSQL again.
  await first.kill('SIGKILL');
  if (withDatabase) await killPostmaster(join(dataDir, 'postgres'));
  const startedAt = performance.now();
  const second = await Product.start(stage, 'start', { port, dataDir });
  const ready = await second.door.ready(120_000, startedAt);
  const again = await writers.acknowledgedAgain(10_000, killedAt);
  await sleep(1_000);
  await writers.stop();
  const bar = withDatabase ? 2 * READY_MS : READY_MS;
  return [
    await writers.verify(),
    within(`ready again (size ${stage.size})`, ready, bar),
    that('writes are acknowledged again', Number.isFinite(again), `${(again / 1000).toFixed(1)} s after the kill`),
  ];
}
