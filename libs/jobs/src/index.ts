// By `*`, which lets other folders add to JobMap under the name of this package.
export * from './job-map.js';
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
export { queueBackup } from './queue-backup.js';
export { queueState } from './queue-state.js';
