import type { CronItem, JobHandlers } from '@strata/jobs';
import type { ConnectorRunner } from './connector-runner.js';
import { RUN, RUN_DUE } from './job-names.js';

/**
 * What is retried: a run that was interrupted; one that the system refused waits for its next time.
 * What can happen twice: an HTTP source is asked again for the last page of a run; it changes nothing the second time.
 * Who unlocks it: the queue frees the job of a dead worker; the token of the run that then begins stops the old one.
 */
export function connectorJobs(runner: ConnectorRunner): Pick<JobHandlers, typeof RUN | typeof RUN_DUE> {
  return {
    [RUN]: ({ key, asked }, { signal, attempt }) => runner.run(key, asked ?? false, signal, attempt),
    [RUN_DUE]: () => runner.startDue(),
  };
}

export const connectorCron: CronItem[] = [{ name: RUN_DUE, match: '* * * * *' }];
