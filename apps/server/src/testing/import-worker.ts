/** A process of its own that runs one import on the database that it is given, which tests start to kill. */
import { openDatabase } from '@strata/db';
import { compose, ENTITIES } from '../composition.js';
import { createLog } from '../log.js';
import { testSecrets } from './secrets.js';

const [url = '', id = ''] = process.argv.slice(2);
const database = await openDatabase({ url, entities: ENTITIES, applicationName: 'doomed', poolSize: 4 });
const app = compose(database, createLog('silent'), { secrets: testSecrets });
process.stdout.write('ready\n');
await app.imports.work(id, new AbortController().signal);
await database.close();
