import { expect } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntitySchema } from 'typeorm';
import { type Database, openDatabase } from '../index.js';
import { TestServer } from './test-server.js';

export interface FreshDatabaseOptions {
  entities?: (new () => object)[] | EntitySchema[];
  poolSize?: number;
  /** As of `openDatabase`; tests wait longer than a server, as many run on one machine. */
  longestWait?: number;
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
  const server = TestServer.ofThisRun();
  const name = `${server.address.run}_${testFile()}_${randomBytes(3).toString('hex')}`;
  const database = await openDatabase({
    url: await server.clone(name),
    entities: options.entities,
    applicationName: 'test',
    poolSize: options.poolSize ?? 4,
    ...(options.longestWait !== undefined && { longestWait: options.longestWait }),
  });
  const close = database.close.bind(database);
  let closed: Promise<void> | undefined;
  database.close = () => (closed ??= close().then(() => dropUnused(server, name)));
  return database;
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

async function dropUnused(server: TestServer, name: string): Promise<void> {
  let left = await server.connections(name);
  for (const end = Date.now() + GRACE; left.length > 0 && Date.now() < end; left = await server.connections(name)) {
    await sleep(20);
  }
  await server.drop(name);
  if (left.length > 0) throw new Error(`Connections left open on the test database by: ${left.join(', ')}`);
}
