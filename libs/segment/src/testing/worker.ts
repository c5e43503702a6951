/** A worker process of its own, which tests start to kill: runs the jobs of this folder on the database that it is given. */
import { openDatabase } from '@strata/db';
import { compose, ENTITIES } from './compose.js';

const url = process.argv[2] ?? '';
const database = await openDatabase({ url, entities: ENTITIES, applicationName: 'doomed', poolSize: 4 });
const world = compose(database, () => database.close());
await world.startJobs();
process.stdout.write('ready\n');
