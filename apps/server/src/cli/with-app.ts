import type { Database } from '@strata/db';
import type { App } from '../composition.js';
import { readConfig } from '../config.js';
import type { Config } from '../config.js';
import { createLog } from '../log.js';
import type { Log } from '../log.js';
import { connect, openApp, openStore } from '../open.js';
import type { Program, Store } from '../open.js';
import { Shutdown } from '../process.js';

/**
 * Opens what the configuration names for one command, and closes it again however the command ends. An embedded PostgreSQL
 * that another process runs is joined and left running; logs are silent, because standard output is the answer.
 */
export const withApp = <T>(run: (app: App, shutdown: Shutdown) => Promise<T>): Promise<T> => opened(openApp, run);

/** The same for commands that need the database and its secrets alone, whatever state they are in. */
export const withStore = <T>(run: (store: Store) => Promise<T>): Promise<T> => opened(openStore, run);

/** The same for commands that take the database as it is, and change no schema. */
export const withDatabase = <T>(run: (database: Database) => Promise<T>): Promise<T> => opened(connect, run);

async function opened<Opened, T>(
  open: (name: Program, config: Config, log: Log, shutdown: Shutdown) => Promise<Opened>,
  run: (opened: Opened, shutdown: Shutdown) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  const log = createLog('silent');
  const shutdown = new Shutdown();
  try {
    return await run(await open('cli', config, log, shutdown), shutdown);
  } finally {
    await shutdown.run(log);
  }
}
