import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntitySchema, EntityManager, QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import { Cancelling, queryUntil } from './abandoned.js';
import type { Database, Transaction, TransactionOptions } from './database.js';
import { endSilentConnections } from './silent-connections.js';
import { isLost } from './unavailable.js';
import { migrations } from './migrations/index.js';

export interface DatabaseOptions {
  url: string;
  /** Entity classes of the folders that have some. */
  entities?: (new () => object)[] | EntitySchema[];
  /** Seen in pg_stat_activity. */
  applicationName: string;
  poolSize: number;
  /** How long a statement waits for a connection, in milliseconds, before `isUnavailable` is said of it. */
  longestWait?: number;
  /** How long a statement waits for a lock, in milliseconds; for ever when absent. */
  lockTimeout?: number;
  /** Told when a connection of the pool that nobody uses is lost; the pool opens another. */
  onConnectionLost?: (error: Error) => void;
}

// A statement that takes longer is a mistake or a lost client; the slowest honest one, an import's INSERT … SELECT, takes
// minutes. An idle transaction holds back vacuum for every table.
const STATEMENT_TIMEOUT = 15 * 60_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 5 * 60_000;
const CONNECTION_TIMEOUT = 30_000;
const KEEP_ALIVE_AFTER = 10_000;
/**
 * So long a connection that nobody uses stays. After the pool's own ten seconds half of them were ended and opened anew all the time, at
 * 100 look-ups a second, and whoever met a new one waited for its process, its password and its empty caches: 0.1 to 0.2 s.
 */
const IDLE_CONNECTION_KEPT = 10 * 60_000;

// One who only reads may use Citus's usual number of connections to a node. Without Citus the setting means nothing.
const READ_ONLY = 'SET TRANSACTION READ ONLY; SET LOCAL citus.max_adaptive_executor_pool_size = 16';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const RETRIES = 3;

/** Opens a pool on one PostgreSQL database. Changes no schema: see `migrate`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities ?? [],
    migrations,
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: options.applicationName,
    poolSize: options.poolSize,
    poolErrorHandler: options.onConnectionLost ?? (() => undefined),
    extra: {
      connectionTimeoutMillis: options.longestWait ?? CONNECTION_TIMEOUT,
      idleTimeoutMillis: IDLE_CONNECTION_KEPT,
      lock_timeout: options.lockTimeout,
      statement_timeout: STATEMENT_TIMEOUT,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER,
      // JIT costs more than it gives on statements with hundreds of small branches, which large rules are. On Citus a
      // transaction that wrote to a node over two connections cannot join what it wrote: one connection each.
      options:
        '-c TimeZone=UTC -c jit=off -c citus.max_adaptive_executor_pool_size=1 -c citus.multi_shard_modify_mode=sequential',
    },
  });
  await dataSource.initialize();
  return new PostgresDatabase(options.url, dataSource);
}

/**
 * Listens to the errors of every connection for as long as it lives. Between the pool, which lets go of one that it hands out, and whoever
 * gets it by a promise nobody listens: one that was lost in that very moment would end the process (of 25 kills of PostgreSQL one did).
 * What it was lost for is told to whoever asks on it.
 */
function listenAlways(pool: Pool): void {
  const known = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    client.on('error', () => undefined);
  });
}

class PostgresDatabase implements Database {
  private readonly pool: Pool;

  constructor(
    readonly url: string,
    readonly dataSource: DataSource,
  ) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
    listenAlways(this.pool);
    endSilentConnections(this.pool, url);
  }

  async query<Row>(text: string, values: readonly unknown[] = [], signal?: AbortSignal): Promise<Row[]> {
    if (signal) return (await queryUntil({ pool: this.pool, url: this.url, signal }, text, values)) as Row[];
    const result = await this.pool.query(text, [...values]);
    return result.rows as Row[];
  }

  async transaction<T>(run: (transaction: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const progress = { connected: false, committing: false };
      try {
        return await this.attempt(run, options, progress);
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        // Of a COMMIT without an answer nobody knows whether it was; and one who got no connection has waited long enough.
        const lost = isLost(error) && progress.connected && !progress.committing;
        if (attempt >= RETRIES || !(lost || isRetryable(error))) throw error;
        await sleep(10 * 2 ** attempt * (1 + Math.random()));
      }
    }
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async attempt<T>(
    run: (transaction: Transaction) => Promise<T>,
    options: TransactionOptions,
    progress: { connected: boolean; committing: boolean },
  ): Promise<T> {
    const { signal } = options;
    signal?.throwIfAborted();
    const runner = this.dataSource.createQueryRunner();
    let cancelling: Cancelling | undefined;
    try {
      const client = (await runner.connect()) as PoolClient;
      progress.connected = true;
      cancelling = signal && new Cancelling(this.url, client, signal);
      signal?.throwIfAborted();
      await runner.startTransaction(options.isolation);
      if (options.readOnly) await client.query(READ_ONLY);
      const result = await run(new PostgresTransaction(runner, client, signal));
      await cancelling?.over();
      signal?.throwIfAborted();
      progress.committing = !options.readOnly;
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // Before the rollback, which it would end in the place of what nobody wants.
      await cancelling?.over();
      // A broken connection cannot roll back, and need not: the first error is the one to tell.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** Runs on the connection that TypeORM's manager uses, but not through it: TypeORM changes the shape of some results. */
class PostgresTransaction implements Transaction {
  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly signal: AbortSignal | undefined,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    this.signal?.throwIfAborted();
    const result = await this.client.query(text, [...values]);
    return result.rows as Row[];
  }

  async copyFrom(text: string, source: Readable): Promise<number> {
    const copy = this.client.query(copyFrom(text));
    await pipeline(source, copy);
    return copy.rowCount;
  }
}

function isRetryable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}
