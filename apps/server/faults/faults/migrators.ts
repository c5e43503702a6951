import { that, within } from '../fault.js';
import type { Fault } from '../fault.js';
import { OwnPostgres } from '../postgres.js';
import { Product } from '../product.js';
import { Writers } from '../writers.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { livesText } from './postgres.js';

const ROUNDS = 3;

/** A roll-out: several processes come up at once, on a database that has nothing yet. */
export const migrators: Fault = {
  name: 'migrators',
  done: `two api.js and a worker.js start at once on an empty database (${ROUNDS} times)`,
  async run(stage) {
    const found = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const database = await OwnPostgres.start({ ...stage, folder: `${stage.folder}/${round}` });
      const options = { databaseUrl: database.url };
      const [one, two, worker] = await Promise.all([
        Product.start(stage, 'api', options),
        Product.start(stage, 'api', options),
        Product.start(stage, 'worker', options),
      ]);
      const ready = await Promise.all([one.door.ready(60_000), two.door.ready(60_000)]);
      found.push(within(`both serve (${round})`, Math.max(...ready), 30_000));
      await sleep(1_000);
      found.push(that('none exits', one.lives && two.lives && worker.lives, livesText({ one, two, worker })));
      if (!ready.every((ms) => Number.isFinite(ms))) break;
      const writers = await Writers.start(one.door, 4);
      await sleep(1_000);
      writers.moveTo(two.door);
      await sleep(1_000);
      await writers.stop();
      found.push(await writers.verify());
    }
    return found;
  },
};
