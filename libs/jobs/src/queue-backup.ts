import type { BackupPart, Queryable } from '@strata/db';

/**
 * The jobs that wait or run, and none that have given up. One under way when the backup was taken runs again, as it would
 * after a crash. The queue's own tables stay out: their shape is its own matter.
 */
export const queueBackup: BackupPart = { name: 'jobs', read, write };

const PAGE = 1_000;

async function* read(queryable: Queryable): AsyncGenerator<string> {
  for (let after = '0'; ;) {
    const jobs = await queryable.query<{ id: string; job: string }>(
      `SELECT jobs.id::text, json_build_object('task', task_identifier, 'payload', payload, 'queue', jobs.queue_name,
         'runAt', jobs.run_at, 'tries', jobs.max_attempts, 'key', jobs.key, 'priority', jobs.priority)::text AS job
       FROM graphile_worker.jobs JOIN graphile_worker._private_jobs USING (id)
       WHERE jobs.attempts < jobs.max_attempts AND jobs.id > $1 ORDER BY jobs.id LIMIT ${PAGE}`,
      [after],
    );
    for (const { job } of jobs) yield job;
    after = jobs.at(-1)?.id ?? after;
    if (jobs.length < PAGE) return;
  }
}

async function write(queryable: Queryable, lines: readonly string[]): Promise<void> {
  await queryable.query(
    `SELECT graphile_worker.add_job(job->>'task', (job->'payload'), job->>'queue', (job->>'runAt')::timestamptz,
       (job->>'tries')::int, job->>'key', (job->>'priority')::int)
     FROM unnest($1::json[]) job`,
    [lines],
  );
}
