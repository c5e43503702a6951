import { runMigrations } from 'graphile-worker';
import { quiet } from './log.js';
import { openPool } from './pool.js';

/** Makes or brings up to date the queue's own schema, `graphile_worker`; needed before the first `enqueue`. */
export async function migrateJobs(url: string): Promise<void> {
  const pool = openPool(url, 2, () => undefined);
  try {
    await runMigrations({ pgPool: pool, logger: quiet });
  } finally {
    await pool.end();
  }
}
