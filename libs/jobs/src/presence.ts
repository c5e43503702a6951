import { Client } from 'pg';
import type { Queryable } from '@strata/db';

// The first of the two numbers of our advisory locks; the second is the hash of a worker's name.
const LOCK_CLASS = 604_137;
const RECONNECT_AFTER = 1_000;
const CONNECTION_TIMEOUT = 10_000;

/**
 * The sign of life of one worker: an advisory lock held by a connection of its own. PostgreSQL lets go of it when the
 * process dies, however it dies, so others may then free its jobs at once and not after the queue's own four hours.
 */
export class Presence {
  private client: Client | undefined;
  private stopped = false;
  private again: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly worker: string,
    private readonly onError: (error: Error) => void,
  ) {}

  async announce(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'strata-jobs presence',
      keepAlive: true,
      connectionTimeoutMillis: CONNECTION_TIMEOUT,
      query_timeout: CONNECTION_TIMEOUT,
    });
    this.client = client;
    client.on('error', this.onError);
    client.on('end', () => this.announceAgain());
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [LOCK_CLASS, this.worker]);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    await this.client?.end();
  }

  private announceAgain(): void {
    if (this.stopped) return;
    clearTimeout(this.again);
    this.again = setTimeout(() => {
      this.announce().catch((error: unknown) => {
        this.onError(error as Error);
        this.announceAgain();
      });
    }, RECONNECT_AFTER);
  }
}

/**
 * Frees the jobs of workers that show no sign of life. A worker that has just started may hold a job for a moment before it
 * announces itself, hence the two seconds.
 */
export async function releaseAbandoned(queryable: Queryable): Promise<void> {
  await queryable.query(
    `WITH holders AS MATERIALIZED (
       SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_at < now() - interval '2 seconds'
     ), dead AS MATERIALIZED (
       SELECT locked_by FROM holders WHERE pg_try_advisory_xact_lock($1, hashtext(locked_by))
     )
     SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM dead`,
    [LOCK_CLASS],
  );
}
