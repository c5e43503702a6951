/** A process of its own that runs one connector on the database that it is given, which tests start to kill. */
import { openDatabase } from '@strata/db';
import { compose, ENTITIES } from '../composition.js';
import { createLog } from '../log.js';
import { testSecrets } from './secrets.js';

const [url = '', key = '', folder = ''] = process.argv.slice(2);
const database = await openDatabase({ url, entities: ENTITIES, applicationName: 'doomed', poolSize: 4 });
const app = compose(database, createLog('silent'), {
  secrets: testSecrets,
  outgoing: ['127.0.0.1'],
  folders: folder === '' ? [] : [folder],
});
await app.inbound.connectorRunner.run(key, true, new AbortController().signal);
await database.close();
