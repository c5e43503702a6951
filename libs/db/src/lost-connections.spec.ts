import { expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { freshDatabase } from './testing/index.js';
import type { Database } from './database.js';

/** What pg's pool and client have beyond their types. */
interface Wired {
  pool: Pool & { _idle: { client: { connection: { stream: { destroy(error: Error): void } } } }[] };
}

const WAYS: Record<string, (database: Database) => Promise<unknown>> = {
  'a statement that may be cancelled': (database) =>
    database.query('SELECT 1 AS one', [], new AbortController().signal),
  'a statement': (database) => database.query('SELECT 1 AS one'),
  'a transaction': (database) => database.transaction((transaction) => transaction.query('SELECT 1 AS one')),
};

test.each(Object.keys(WAYS))(
  'a connection that is lost in the moment it is handed out for %s ends no process',
  async (way) => {
    const database = await freshDatabase({ poolSize: 1 });
    try {
      await database.query('SELECT 1');
      const [idle] = (database as unknown as Wired).pool._idle;
      // The pool hands it out in the next tick; what it is lost by is told in the same one, before promises are.
      const asked = WAYS[way]!(database).catch((error: unknown) => error);
      idle!.client.connection.stream.destroy(new Error('read ECONNRESET'));
      await asked;
      expect(await database.query('SELECT 2 AS two')).toEqual([{ two: 2 }]);
    } finally {
      await database.close();
    }
  },
);
