import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Queryable } from '@strata/db';

// The first of the two numbers of our advisory locks; the second is the hash of a worker's name.
const LOCK_CLASS = 604_137;
const RECONNECT_AFTER = 1_000;
const CONNECTION_TIMEOUT = 10_000;
const FAREWELL = 1_000;

export interface PresencePatience {
  /** PostgreSQL is asked so often whether it is still there, and has so long for its answer. */
  askEveryMs: number;
  answerMs: number;
}
const PATIENCE: PresencePatience = { askEveryMs: 5_000, answerMs: 10_000 };

/**
 * The sign of life of one worker: an advisory lock held by a connection of its own. PostgreSQL lets go of it when the
 * process dies, however it dies, so others may then free its jobs at once and not after the queue's own four hours. Nothing
 * else is said over it: so it is asked now and then, and replaced where the network lost it without a word.
 */
export class Presence {
  private current: { client: Client; socket: Socket } | undefined;
  private stopped = false;
  private again: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly worker: string,
    private readonly onError: (error: Error) => void,
    private readonly patience = PATIENCE,
  ) {}

  async announce(): Promise<void> {
    const socket = new Socket();
    const client = new Client({
      stream: () => socket,
      connectionString: this.url,
      application_name: 'strata-jobs presence',
      keepAlive: true,
      connectionTimeoutMillis: CONNECTION_TIMEOUT,
      query_timeout: this.patience.answerMs,
    });
    this.current = { client, socket };
    client.on('error', this.onError);
    client.on('end', () => this.announceAgain());
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [LOCK_CLASS, this.worker]);
    void this.keepAsking(client, socket);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    // A farewell may wait for good for a network that is gone.
    await Promise.race([this.current?.client.end(), sleep(FAREWELL, undefined, { ref: false })]);
    this.current?.socket.destroy();
  }

  private async keepAsking(client: Client, socket: Socket): Promise<void> {
    while (!socket.destroyed) {
      await sleep(this.patience.askEveryMs, undefined, { ref: false });
      await client.query('SELECT').catch(() => socket.destroy());
    }
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
