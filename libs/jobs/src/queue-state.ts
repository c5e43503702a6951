import type { Queryable } from '@strata/db';

export interface QueueState {
  /** Due, and taken by no worker. */
  waiting: number;
  running: number;
  /** Given up after all tries. */
  failed: number;
  /** For how many seconds the oldest of those that wait has been due. */
  oldestSeconds: number;
}

/** How the queue stands, for whoever watches it. */
export async function queueState(queryable: Queryable): Promise<QueueState> {
  const [row] = await queryable.query<QueueState>(
    `SELECT count(*) FILTER (WHERE is_due)::int AS waiting, count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
       count(*) FILTER (WHERE attempts >= max_attempts)::int AS failed,
       coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE is_due)), 0)::float8 AS "oldestSeconds"
     FROM (SELECT *, run_at <= now() AND attempts < max_attempts AND locked_at IS NULL AS is_due FROM graphile_worker.jobs) jobs`,
  );
  return row ?? { waiting: 0, running: 0, failed: 0, oldestSeconds: 0 };
}
