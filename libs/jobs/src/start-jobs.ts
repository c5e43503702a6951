import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCronItems, run, type JobHelpers, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Queryable } from '@strata/db';
import { forgetFuture, watchClock } from './clocks.js';
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

/** What the composition root hands over: one handler for every job there is, so that a forgotten one fails to compile. What it answers is for who wraps it. */
export type JobHandlers = {
  [Name in Exclude<JobName, OwnJob>]: (payload: JobMap[Name], context: JobContext) => Promise<unknown>;
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
  /** The wall clock, where it is not this machine's. */
  clock?: () => number;
}

export interface RunningJobs {
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
const START_AGAIN_AFTER = 1_000;
// Two for fetching and completing, one that listens, one for cron.
const POOL_SIZE = 4;

/**
 * Runs jobs until `stop`, whatever becomes of the database in between.
 * What is retried: a job that throws, after e^attempt seconds, 25 times; a job whose worker died or gave up, within a minute.
 * What can happen twice: any job, whole or in part, when its worker dies before it is marked done; write them so.
 * Who unlocks it: the next worker that starts, or any that runs, once a minute, when the dead one's advisory lock is gone.
 *
 * The queue gives up where it cannot write that a job ended, as when the database is away just then. It is started anew
 * here, not with the process, which may answer requests too. It gives up only when all its jobs have ended, so none runs on
 * beside the new one. So it is, too, when somebody set the clock by which its schedule is kept.
 */
export async function startJobs(options: JobsOptions): Promise<RunningJobs> {
  const log = options.log ?? (() => undefined);
  const stopping = new AbortController();
  const { signal } = stopping;
  let runner = await startRunner(options, log);
  const kept = keep();
  const unwatch = watchClock((byMs) => {
    log('warn', `The clock was set by ${Math.round(byMs / 1000)} s: the job queue is started anew`);
    // What goes wrong is told by who waits for the same stop.
    runner.stop().catch(() => undefined);
  }, options.clock);
  return {
    stop: async () => {
      unwatch();
      stopping.abort();
      await Promise.all([runner.stop(), kept]);
    },
  };

  async function keep(): Promise<void> {
    for (;;) {
      await runner.ended;
      if (signal.aborted) return;
      if (!runner.isStopping) log('error', 'The job queue gave up and is started anew');
      await runner.stop().catch((error: unknown) => log('warn', 'The job queue did not stop cleanly', error));
      const next = await startAgain();
      if (!next) return;
      runner = next;
      if (signal.aborted) await runner.stop();
    }
  }

  async function startAgain(): Promise<StartedRunner | undefined> {
    while (!signal.aborted) {
      try {
        return await startRunner(options, log);
      } catch (error) {
        log('warn', 'The job queue could not be started yet', error);
        await sleep(START_AGAIN_AFTER, undefined, { signal }).catch(() => undefined);
      }
    }
    return undefined;
  }
}

interface StartedRunner {
  /** Resolves when it takes no more jobs and none is under way: after `stop`, or when it gave up. */
  readonly ended: Promise<void>;
  /** It was asked to end. */
  readonly isStopping: boolean;
  stop(): Promise<void>;
}

async function startRunner(options: JobsOptions, log: JobLog): Promise<StartedRunner> {
  const onConnectionError = (error: Error): void => log('warn', 'A connection of the job queue was lost', error);
  const pool = openPool(options.url, POOL_SIZE, onConnectionError);
  const queryable: Queryable = {
    query: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await pool.query(text, [...values])).rows as Row[],
  };
  const events: WorkerEvents = new EventEmitter();
  let presence: Presence | undefined;
  let runner: Runner | undefined;
  let hasEnded = false;
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      if (!hasEnded) await runner?.stop();
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
      taskList: { ...tasksOf(options.handlers), [RELEASE]: () => tidy(queryable) },
      parsedCronItems: cronItems(options.cron ?? []),
      preset: {
        worker: {
          pollInterval: POLL_INTERVAL,
          localQueue: { size: Math.max(LOCAL_QUEUE, options.concurrency), ttl: LOCAL_QUEUE_TTL },
          completeJobBatchDelay: COMPLETION_DELAY,
          // Without, a job that fails while the database is away is a rejection that nobody handles, and ends the process.
          failJobBatchDelay: COMPLETION_DELAY,
        },
      },
    });
    // It resolves after errors too, and has told them to its logger.
    const ended = runner.promise
      .catch((error: unknown) => log('error', 'The job queue ended with an error', error))
      .then(() => void (hasEnded = true));
    await presence?.announce();
    await fetched;
    await tidy(queryable);
    return {
      ended,
      stop,
      get isStopping() {
        return stopped !== undefined;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function tidy(queryable: Queryable): Promise<void> {
  await forgetFuture(queryable);
  await releaseAbandoned(queryable);
}

function tasksOf(handlers: Partial<JobHandlers>): TaskList {
  return Object.fromEntries(
    Object.entries(handlers as Record<string, (payload: unknown, context: JobContext) => Promise<unknown>>).map(
      ([name, handle]) => [
        name,
        async (payload: unknown, helpers: JobHelpers): Promise<void> => {
          await handle(payload, { attempt: helpers.job.attempts, signal: helpers.abortSignal });
        },
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
