import { createHash } from 'node:crypto';
import type { Queryable } from '@strata/db';
import type { JobMap, JobName } from './job-map.js';

export interface EnqueueOptions {
  /**
   * Jobs of one key are one job: while it waits, a later call replaces its payload and time; while it runs, a later call
   * makes one more run, which begins after it has ended and takes the place of its retries.
   */
  key?: string;
  /** Absent: at once. */
  runAt?: Date;
}

/**
 * Adds a job in the caller's transaction: it runs after the commit, and never when the transaction rolls back. From then on
 * it runs at least once.
 */
export async function enqueue<Name extends JobName>(
  queryable: Queryable,
  name: Name,
  payload: JobMap[Name],
  options: EnqueueOptions = {},
): Promise<void> {
  // The key alone lets the later run begin beside the one under way; the jobs of a queue run one at a time. Hashed, since the
  // name of a queue has at most 128 characters, and the key of a tag alone has up to 519.
  const key = options.key === undefined ? null : createHash('sha256').update(options.key).digest('hex');
  await queryable.query(
    `SELECT FROM graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4, queue_name := $4)`,
    [name, JSON.stringify(payload), options.runAt ?? null, key],
  );
}
