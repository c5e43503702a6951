import { expect } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntitySchema } from 'typeorm';
import { type Database, openDatabase } from '../index.js';
import { databaseUrl, TEMPLATE, withClient } from './template.js';

export interface FreshDatabaseOptions {
  entities?: (new () => object)[] | EntitySchema[];
  poolSize?: number;
}

/** How long a connection that was closed may take to disappear. */
const GRACE = 2_000;

/**
 * A migrated database of one's own, cloned from the template in some 40 ms. Its `close()`, due after all tests of the file,
 * drops it, and fails when a connection is still open on it. A database that is never closed fails the run.
 *
 *     let database: Database;
 *     beforeAll(async () => (database = await freshDatabase({ entities: [Segment] })));
 *     afterAll(() => database.close());
 */
export async function freshDatabase(options: FreshDatabaseOptions = {}): Promise<Database> {
  const { url: serverUrl, run } = testServer();
  const name = `${run}_${testFile()}_${randomBytes(3).toString('hex')}`;
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${run}_${TEMPLATE}`));
  const database = await openDatabase({
    url: databaseUrl(serverUrl, name),
    entities: options.entities,
    applicationName: 'test',
    poolSize: options.poolSize ?? 4,
  });
  const close = database.close.bind(database);
  let closed: Promise<void> | undefined;
  database.close = () => (closed ??= close().then(() => dropDatabase(serverUrl, name)));
  return database;
}

function testServer(): { url: string; run: string } {
  const server = process.env['STRATA_TEST_SERVER'];
  if (!server) throw new Error('freshDatabase works in tests of the jest project "server" only.');
  return JSON.parse(server) as { url: string; run: string };
}

/** The name of the test file, so that a database left behind tells whose it is. */
function testFile(): string {
  const path = expect.getState().testPath ?? 'unknown';
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.spec\.tsx?$/, '');
  return name
    .replace(/[^a-z0-9]/gi, '_')
    .toLowerCase()
    .slice(0, 24);
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const open = async (): Promise<string[]> => {
      const found = await client.query<{ application_name: string }>(
        `SELECT application_name FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
        [name],
      );
      return found.rows.map((row) => row.application_name);
    };
    let left = await open();
    for (const end = Date.now() + GRACE; left.length > 0 && Date.now() < end; left = await open()) await sleep(20);
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    if (left.length > 0) throw new Error(`Connections left open on the test database by: ${left.join(', ')}`);
  });
}
