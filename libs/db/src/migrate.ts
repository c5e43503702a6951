import { MigrationExecutor } from 'typeorm';
import type { Database } from './database.js';

// Any number that nothing else in this database locks.
const MIGRATION_LOCK = 7_318_404_519;

/**
 * Brings the schema up to this code's and tells which migrations ran. Of several processes one migrates and the others
 * wait. It dies: each migration is one transaction, the lock ends with the connection, and the next start goes on.
 */
export async function migrate(database: Database): Promise<string[]> {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const executor = new MigrationExecutor(database.dataSource, runner);
      executor.transaction = 'each';
      const done = await executor.executePendingMigrations();
      return done.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    if (!runner.isReleased) await runner.query('RESET statement_timeout');
    await runner.release();
  }
}
