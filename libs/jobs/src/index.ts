/**
 * Every job's payload (a JSON object) by the job's name. The folder that announces a job adds it, where it declares it:
 *
 *     declare module '@strata/jobs' {
 *       interface JobMap {
 *         'segment.materialize': { key: string };
 *       }
 *     }
 */
export interface JobMap {
  /** Ours: frees the jobs of workers that died. */
  'jobs.release_abandoned': Record<string, never>;
}
export type JobName = keyof JobMap;

export { enqueue, type EnqueueOptions } from './enqueue.js';
export { migrateJobs } from './migrate-jobs.js';
export {
  startJobs,
  type CronItem,
  type JobContext,
  type JobHandlers,
  type JobLog,
  type JobsOptions,
  type RunningJobs,
} from './start-jobs.js';
