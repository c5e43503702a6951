import type { App } from '../composition.js';
import { readConfig } from '../config.js';
import { createLog } from '../log.js';
import { openApp } from '../open.js';
import { Shutdown } from '../process.js';

/**
 * Opens what the configuration names for one command, and closes it again however the command ends. An embedded PostgreSQL
 * that another process runs is joined and left running; logs are silent, because standard output is the answer.
 */
export async function withApp<T>(run: (app: App, shutdown: Shutdown) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const log = createLog('silent');
  const shutdown = new Shutdown();
  try {
    return await run(await openApp('cli', config, log, shutdown), shutdown);
  } finally {
    await shutdown.run(log);
  }
}
