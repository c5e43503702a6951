import { setTimeout as sleep } from 'node:timers/promises';
import { that, within } from '../fault.js';
import type { Fault } from '../fault.js';
import { administrator, embeddedUrl } from '../postgres.js';
import { Product } from '../product.js';
import { Writers } from '../writers.js';

const CLIENTS = 100;
const HELD_MS = 20_000;
const ANSWER_MS = 5_000;

/** Five times as many clients as the pool has connections, all of which wait for what somebody else holds. */
export const pool: Fault = {
  name: 'pool',
  done: `${CLIENTS} clients write; another session locks the tables that they need for ${HELD_MS / 1000} s`,
  async run(stage) {
    const product = await (await Product.start(stage, 'start', {})).mustBeReady();
    const writers = await Writers.start(product.door, CLIENTS);
    await sleep(3_000);
    const other = await administrator(stage, embeddedUrl(stage.folder));
    await other.query('BEGIN');
    await other.query('LOCK TABLE users, user_attributes IN ACCESS EXCLUSIVE MODE');
    await sleep(HELD_MS);
    const alive = await product.door.get('/healthz');
    await other.query('COMMIT');
    const released = performance.now();
    const served = await writers.acknowledgedAgain(30_000, released);
    const ready = await product.door.ready(30_000, released);
    await writers.stop();
    return [
      writers.clean(ANSWER_MS),
      that('/healthz 200 meanwhile', alive.status === 200, String(alive.status)),
      within('writes are acknowledged afterwards', served, 5_000),
      within('/readyz 200 afterwards', ready, 5_000),
      await writers.verify(),
    ];
  },
};
