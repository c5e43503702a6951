import type { DataSource, EntityManager } from 'typeorm';
import type { Readable } from 'node:stream';

/** What runs SQL: the pool, or one transaction. Statements take `$1` placeholders; values never enter the text. */
export interface Queryable {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Transaction extends Queryable {
  /** For entities of definitions (attributes, tags, segments); bulk work uses SQL. */
  readonly manager: EntityManager;
  /** `COPY … FROM STDIN`; resolves with the number of rows. */
  copyFrom(text: string, source: Readable): Promise<number>;
}

export interface TransactionOptions {
  isolation?: 'READ COMMITTED' | 'REPEATABLE READ';
  readOnly?: boolean;
  /** Ends it where it is when it aborts: it is rolled back, and rejects with its reason. */
  signal?: AbortSignal;
}

export interface Database extends Queryable {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Ended by PostgreSQL when the signal aborts; rejects with its reason then. For what may take long while somebody waits. */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[], signal?: AbortSignal): Promise<Row[]>;
  /**
   * Commits when `run` resolves, rolls back when it rejects. Tried again, thrice at most, after a serialization failure, a
   * deadlock, and a connection that was lost before the commit was asked for.
   */
  transaction<T>(run: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}
