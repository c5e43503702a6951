/** A process of its own that imports one file on the database that it is given, as the command line does, which tests start to kill. */
import { openDatabase } from '@strata/db';
import { compose, ENTITIES } from '../composition.js';
import { createLog } from '../log.js';
import { testSecrets } from './secrets.js';

const [url = '', path = '', ...maps] = process.argv.slice(2);
const database = await openDatabase({ url, entities: ENTITIES, applicationName: 'doomed', poolSize: 4 });
const app = compose(database, createLog('silent'), { secrets: testSecrets });
await app.diskImports.import(
  path,
  { kind: 'events', maps, name: 'paid', settings: {}, source: 'file' },
  { found: () => undefined, moved: () => process.stdout.write('.') },
  new AbortController().signal,
);
await database.close();
