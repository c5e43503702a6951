import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationExecutor } from 'typeorm';
import type { DataSource, Migration, QueryRunner } from 'typeorm';
import type { Database } from './database.js';
import { Refusal } from './refusal.js';

// Any number that nothing else in this database locks.
const MIGRATION_LOCK = 7_318_404_519;

// The holder may be at it for minutes, or die: asked for again and again, since a statement that waits holds a snapshot, which holds
// back vacuum and deadlocks with an index that is built concurrently.
const ASK_AGAIN = 250;

export interface MigrateOptions {
  /** Told once, when another process is at it. */
  onWait?: () => void;
  /** What else one process alone is to bring up to date, such as the schema of the queue. */
  also?: () => Promise<void>;
  /** So many of the first migrations alone, for a restore. */
  upTo?: number;
}

/**
 * Brings the schema up to this code's and tells which migrations ran. Of several processes one migrates and the others
 * wait, however long it takes. It dies: each migration is one transaction, the lock ends with the connection, and one of
 * those who wait, or the next start, goes on.
 */
export async function migrate(database: Database, options: MigrateOptions = {}): Promise<string[]> {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.query('SET statement_timeout = 0; SET lock_timeout = 0');
    await runner.query('SET lock_timeout = 0');
    await lock(runner, options.onWait);
    try {
      if (options.upTo === undefined) await expectWhole(runner);
      const executor = new FirstMigrations(database.dataSource, runner, options.upTo);
      executor.transaction = 'each';
      const done = await executor.executePendingMigrations();
      await options.also?.();
      return done.map((migration) => migration.name);
    } finally {
      // A connection that was lost has let go of it, and the first error is the one to tell.
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    }
  } finally {
    if (!runner.isReleased) await runner.query('RESET statement_timeout; RESET lock_timeout').catch(() => undefined);
    await runner.release();
  }
}

async function lock(runner: QueryRunner, onWait: (() => void) | undefined): Promise<void> {
  for (let told = false; ; await sleep(ASK_AGAIN)) {
    const [row] = (await runner.query('SELECT pg_try_advisory_lock($1) AS locked', [MIGRATION_LOCK])) as {
      locked: boolean;
    }[];
    if (row?.locked) return;
    if (!told) onWait?.();
    told = true;
  }
}

class FirstMigrations extends MigrationExecutor {
  constructor(
    dataSource: DataSource,
    runner: QueryRunner,
    private readonly count: number | undefined,
  ) {
    super(dataSource, runner);
  }

  protected override getMigrations(): Migration[] {
    return super.getMigrations().slice(0, this.count);
  }
}

/** What a restore that broke off has left looks like a database in which nothing has happened yet. */
async function expectWhole(runner: QueryRunner): Promise<void> {
  const [row] = (await runner.query(`SELECT to_regclass('unfinished_restore') IS NOT NULL AS unfinished`)) as {
    unfinished: boolean;
  }[];
  if (row?.unfinished)
    throw new Refusal('UNFINISHED_RESTORE', 'the restore into this database did not come to its end: run it again');
}
