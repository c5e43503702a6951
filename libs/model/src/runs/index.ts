export { modelCron, modelJobs } from './run.jobs.js';
export { lastDone, ModelRuns } from './run.service.js';
export type { ModelRun, ModelRunState } from './run.js';
