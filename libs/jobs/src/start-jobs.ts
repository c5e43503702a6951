import { EventEmitter, once } from 'node:events';
import { parseCronItems, run, type JobHelpers, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Queryable } from '@strata/db';
import type { JobMap, JobName } from './job-map.js';
import { loggerOf, type JobLog } from './log.js';
import { openPool } from './pool.js';
import { Presence, releaseAbandoned } from './presence.js';

export type { JobLog } from './log.js';

export interface JobContext {
  /** 1 for the first try. */
  attempt: number;
  /** Aborts when the worker has been asked to stop and 5 seconds have passed; a long job may end early by throwing. */
  signal: AbortSignal;
}

/** What the composition root hands over: one handler for every job there is, so that a forgotten one fails to compile. */
export type JobHandlers = {
  [Name in Exclude<JobName, OwnJob>]: (payload: JobMap[Name], context: JobContext) => Promise<void>;
};

export interface CronItem {
  name: Exclude<JobName, OwnJob>;
  /** Five fields in UTC, `0 3 * * *`. A time that passed while nothing ran is not made up for. */
  match: string;
  payload?: JobMap[JobName];
}

export interface JobsOptions {
  url: string;
  handlers: Partial<JobHandlers>;
  /** Jobs at once. */
  concurrency: number;
  cron?: CronItem[];
  log?: JobLog;
}

export interface RunningJobs {
  /** Rejects when the queue gave up, as when the database was gone for minutes: end the process and start anew. */
  readonly ended: Promise<void>;
  /** Takes no more jobs, and resolves when those under way have ended. */
  stop(): Promise<void>;
}

type OwnJob = 'jobs.release_abandoned';
const RELEASE: OwnJob = 'jobs.release_abandoned';

// Measured with 20,000 empty jobs at concurrency 20: 17,700 jobs/s with these two, 1,950 with the defaults.
const LOCAL_QUEUE = 500;
const COMPLETION_DELAY = 20;
// Jobs fetched ahead go back after this long, so that a long job in front does not keep them from an idle worker for more.
const LOCAL_QUEUE_TTL = 1_000;
// New jobs are announced; a poll finds those whose time has come.
const POLL_INTERVAL = 500;
const START_TIMEOUT = 15_000;
// Two for fetching and completing, one that listens, one for cron.
const POOL_SIZE = 4;

/**
 * Runs jobs until `stop`.
 * What is retried: a job that throws, after e^attempt seconds, 25 times; a job whose worker died, within a minute.
 * What can happen twice: any job, whole or in part, when its worker dies before it is marked done; write them so.
 * Who unlocks it: the next worker that starts, or any that runs, once a minute, when the dead one's advisory lock is gone.
 */
export async function startJobs(options: JobsOptions): Promise<RunningJobs> {
  const log = options.log ?? (() => undefined);
  const onConnectionError = (error: Error): void => log('warn', 'A connection of the job queue was lost', error);
  const pool = openPool(options.url, POOL_SIZE, onConnectionError);
  const queryable: Queryable = {
    query: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await pool.query(text, [...values])).rows as Row[],
  };
  const events: WorkerEvents = new EventEmitter();
  let presence: Presence | undefined;
  let runner: Runner | undefined;
  let gaveUp = false;
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      if (!gaveUp) await runner?.stop();
      await presence?.stop();
      await pool.end();
    })());
  // The queue keeps the answer of its first question for good, even if that was a lost connection: no start without it.
  const fetched = once(events, 'localQueue:getJobs:complete', { signal: AbortSignal.timeout(START_TIMEOUT) });
  fetched.catch(() => undefined);
  events.once('pool:create', ({ workerPool }) => {
    presence = new Presence(options.url, workerPool.id, onConnectionError);
  });
  try {
    runner = await run({
      pgPool: pool,
      events,
      logger: loggerOf(log),
      noHandleSignals: true,
      concurrency: options.concurrency,
      taskList: { ...tasksOf(options.handlers), [RELEASE]: () => releaseAbandoned(queryable) },
      parsedCronItems: cronItems(options.cron ?? []),
      preset: {
        worker: {
          pollInterval: POLL_INTERVAL,
          localQueue: { size: Math.max(LOCAL_QUEUE, options.concurrency), ttl: LOCAL_QUEUE_TTL },
          completeJobBatchDelay: COMPLETION_DELAY,
        },
      },
    });
    runner.promise.catch((error: unknown) => {
      gaveUp = true;
      log('error', 'The job queue gave up', error);
    });
    await presence?.announce();
    await fetched;
    await releaseAbandoned(queryable);
    return { ended: runner.promise, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function tasksOf(handlers: Partial<JobHandlers>): TaskList {
  return Object.fromEntries(
    Object.entries(handlers as Record<string, (payload: unknown, context: JobContext) => Promise<void>>).map(
      ([name, handle]) => [
        name,
        (payload: unknown, helpers: JobHelpers) =>
          handle(payload, { attempt: helpers.job.attempts, signal: helpers.abortSignal }),
      ],
    ),
  );
}

function cronItems(items: CronItem[]): ReturnType<typeof parseCronItems> {
  return parseCronItems([
    { task: RELEASE, match: '* * * * *', identifier: RELEASE },
    ...items.map(({ name, match, payload }) => ({ task: name, match, identifier: name, payload })),
  ]);
}
