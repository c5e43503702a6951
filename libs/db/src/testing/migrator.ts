import { migrate, openDatabase } from '../index.js';

/** A process for the spec to kill while it brings a schema up to date. */
const database = await openDatabase({ url: process.argv[2] ?? '', applicationName: 'doomed', poolSize: 1 });
await migrate(database);
await database.close();
