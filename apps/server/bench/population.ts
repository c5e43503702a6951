import { join } from 'node:path';
import { openDatabase, startEmbeddedPostgres } from '@strata/db';
import type { Database } from '@strata/db';
import { strata } from './cli.js';
import { SIZES } from './options.js';
import type { Size } from './options.js';
import { makePlainTables } from './plain.js';

export interface Population {
  url: string;
  database: Database;
  users: number;
  events: number;
  close(): Promise<void>;
}

/** The database of a size, generated on the first run and kept: Strata's tables, and the same data in plain ones. */
export async function openPopulation(size: Size): Promise<Population> {
  const dataDir = join(process.env['STRATA_DATA_DIR'] ?? '.data', `bench-${size}`);
  const given = process.env['DATABASE_URL'];
  const embedded = given ? undefined : await startEmbeddedPostgres({ dataDir });
  const url = given || (embedded?.url ?? '');
  await strata(url, ['migrate']);
  const database = await openDatabase({ url, applicationName: 'bench', poolSize: 4 });
  const { users, events } = SIZES[size];
  const [row] = await database.query<{ users: number; plain: boolean }>(
    `SELECT (SELECT count(*)::int FROM users) AS users, to_regclass('plain.ready') IS NOT NULL AS plain`,
  );
  if (row?.users === 0) {
    process.stderr.write(`generating ${users} users and ${events} events\n`);
    await strata(url, ['seed', '--users', String(users), '--events', String(events)]);
  }
  if (!row?.plain) {
    process.stderr.write('making the plain tables\n');
    await database.query('SET statement_timeout = 0');
    await makePlainTables(database);
    await database.query('CREATE TABLE plain.ready ()');
  }
  return {
    url,
    database,
    users,
    events,
    async close() {
      await database.close();
      await embedded?.stop();
    },
  };
}
