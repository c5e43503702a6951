import type { Queryable } from '@strata/db';

const LOOK_EVERY = 1_000;
/** Smaller corrections the schedule makes up for by itself. */
const SLIP = 60_000;

/**
 * Tells when the wall clock was set, by somebody or because the machine slept, ahead or back. Timers count on regardless, and so
 * would the queue's schedule: set back by a day, it would rest for a day.
 */
export function watchClock(onSet: (byMs: number) => void, clock: () => number = Date.now): () => void {
  let usual = clock() - performance.now();
  const timer = setInterval(() => {
    const present = clock() - performance.now();
    const by = present - usual;
    if (Math.abs(by) <= SLIP) return;
    usual = present;
    onSet(by);
  }, LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * What a clock that ran ahead wrote into the queue would lie there until it had caught up: jobs, the locks of workers that died,
 * and when each item of the schedule was last run, before which it never runs again. A retry waits 6.2 hours at most.
 */
export async function forgetFuture(queryable: Queryable): Promise<void> {
  await queryable.query(
    `UPDATE graphile_worker._private_jobs
     SET run_at = CASE WHEN attempts > 0 THEN least(run_at, now()) ELSE now() + greatest(run_at - updated_at, interval '0') END,
       locked_at = CASE WHEN locked_at > now() THEN now() ELSE locked_at END,
       created_at = least(created_at, now()), updated_at = now()
     WHERE greatest(created_at, updated_at, locked_at) > now() + interval '1 minute'
       OR attempts > 0 AND run_at > now() + interval '7 hours'`,
  );
  await queryable.query(
    `UPDATE graphile_worker._private_known_crontabs SET last_execution = now()
     WHERE last_execution > now() + interval '2 minutes'`,
  );
}
