import { join } from 'node:path';
import { migrate, openDatabase, startEmbeddedPostgres } from '@strata/db';
import { migrateJobs } from '@strata/jobs';
import { compose, ENTITIES, IMPORT_LIMITS } from './composition.js';
import type { App } from './composition.js';
import type { Config } from './config.js';
import type { Log } from './log.js';
import type { Shutdown } from './process.js';

// Previews are answered from memory; the pool serves ticks, pages of users and ingestion.
const POOL_SIZE = 20;
// A caller is told within 5 s that there is no connection for it, and when to ask again.
const LONGEST_WAIT = 4_000;

/** Opens the database of the configuration, the embedded one where there is no other, migrated and with its workspace. */
export async function openApp(name: string, config: Config, log: Log, shutdown: Shutdown): Promise<App> {
  let url = config.databaseUrl;
  if (url === undefined) {
    const embedded = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
    shutdown.add('embedded PostgreSQL', () => embedded.stop());
    url = embedded.url;
  }
  let closing = false;
  const database = await openDatabase({
    url,
    entities: ENTITIES,
    applicationName: `strata-${name}`,
    poolSize: POOL_SIZE,
    longestWait: LONGEST_WAIT,
    onConnectionLost: (error) => {
      if (!closing) log.warn({ err: error }, 'an idle connection to the database was lost');
    },
  });
  shutdown.add('database', () => {
    closing = true;
    return database.close();
  });
  const migrations = await migrate(database);
  if (migrations.length > 0) log.info({ migrations }, 'the schema was brought up to date');
  await migrateJobs(url);
  const app = compose(database, log, {
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
    limits: { ...IMPORT_LIMITS, maxBytes: config.importBytes },
    folders: config.folders,
  });
  await app.prepare(config.timeZone);
  return app;
}
