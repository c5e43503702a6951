import type { CronItem, JobHandlers } from '@strata/jobs';
import { RUN, RUN_DUE } from './run.service.js';
import type { ModelRuns } from './run.service.js';

/**
 * What is retried: a run that failed or was cut off, as a new run, four times in all; one that was refused is not.
 * What can happen twice: the asking for those that are due; a run under way is answered for another one.
 * Who unlocks it: the queue frees the job of a dead worker; nothing else is held.
 */
export function modelJobs(runs: ModelRuns): Pick<JobHandlers, typeof RUN | typeof RUN_DUE> {
  return {
    [RUN]: ({ id }, { signal }) => runs.run(id, signal),
    [RUN_DUE]: () => runs.requestDue(),
  };
}

/** Some minutes past each hour, so that the day's first events are there. */
export const modelCron: CronItem[] = [{ name: RUN_DUE, match: '5 * * * *' }];
