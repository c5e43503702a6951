import { join } from 'node:path';
import {
  countLostSecrets,
  createSecrets,
  migrate,
  openDatabase,
  sealPlainSecrets,
  startEmbeddedPostgres,
} from '@strata/db';
import type { Database, Secrets } from '@strata/db';
import { migrateJobs } from '@strata/jobs';
import { compose, ENTITIES, IMPORT_LIMITS, SECRET_COLUMNS } from './composition.js';
import type { App } from './composition.js';
import { ConfigError } from './config.js';
import type { Config } from './config.js';
import type { Log } from './log.js';
import type { Shutdown } from './process.js';
import { ownSecretKey } from './secret-key.js';

// Previews are answered from memory; the pool serves ticks, pages of users and ingestion.
const POOL_SIZE = 20;
/**
 * Who asks is told within 5 s that it cannot be done now, and when to ask again: so long for a connection, twice at most, and for a lock,
 * in milliseconds. Jobs and commands have more time.
 */
const SHORT_PATIENCE = { longestWait: 1_500, lockTimeout: 1_800 };
const LONG_PATIENCE = { longestWait: 30_000, lockTimeout: 120_000 };

/** Which program opens the database. */
export type Program = 'start' | 'api' | 'worker' | 'cli';

/** A database at the schema of this code, and what opens its secrets. */
export interface Store {
  readonly database: Database;
  readonly secrets: Secrets;
}

/** Opens the database of the configuration, the embedded one where there is no other, migrated and with its workspace. */
export async function openApp(name: Program, config: Config, log: Log, shutdown: Shutdown): Promise<App> {
  const { database, secrets } = await openStore(name, config, log, shutdown);
  const lost = await countLostSecrets(database, secrets, SECRET_COLUMNS);
  if (lost > 0)
    throw new ConfigError([
      `STRATA_SECRET_KEY: ${lost} secrets of this database are sealed with a key that is not given; give it too, behind the first (KEY,OLDKEY). If it is lost, "strata secrets forget" deletes what nobody can open any more`,
    ]);
  const app = compose(database, log, {
    secrets,
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
    limits: { ...IMPORT_LIMITS, maxBytes: config.importBytes },
    folders: config.folders,
    outgoing: config.outgoingAllow,
  });
  await app.prepare(config.timeZone);
  return app;
}

/** The database of the configuration, migrated, no secret left in plain text; whether all can be opened is not looked at. */
export async function openStore(name: Program, config: Config, log: Log, shutdown: Shutdown): Promise<Store> {
  const database = await connect(name, config, log, shutdown);
  const migrations = await migrate(database, {
    onWait: () => log.info('another process brings the schema up to date: waiting for it'),
    also: () => migrateJobs(database.url),
  });
  if (migrations.length > 0) log.info({ migrations }, 'the schema was brought up to date');
  const own = config.databaseUrl === undefined ? [await ownSecretKey(config.dataDir)] : [];
  const secrets = createSecrets([...config.secretKeys, ...own]);
  const sealed = await sealPlainSecrets(database, secrets, SECRET_COLUMNS);
  if (sealed > 0) log.info({ sealed }, 'secrets of an older version were sealed');
  return { database, secrets };
}

/** The database of the configuration, as it is. */
export async function connect(name: Program, config: Config, log: Log, shutdown: Shutdown): Promise<Database> {
  let url = config.databaseUrl;
  if (url === undefined) {
    const embedded = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
    shutdown.add('embedded PostgreSQL', () => embedded.stop());
    await embedded.guard((what, error) => log[error ? 'error' : 'warn']({ err: error }, what));
    url = embedded.url;
  }
  let closing = false;
  const database = await openDatabase({
    url,
    entities: ENTITIES,
    applicationName: `strata-${name}`,
    poolSize: POOL_SIZE,
    ...(name === 'start' || name === 'api' ? SHORT_PATIENCE : LONG_PATIENCE),
    onConnectionLost: (error) => {
      if (!closing) log.warn({ err: error }, 'an idle connection to the database was lost');
    },
  });
  shutdown.add('database', () => {
    closing = true;
    return database.close();
  });
  return database;
}
