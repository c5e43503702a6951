import type { CronItem, JobHandlers } from '@strata/jobs';
import type { Deliveries } from './deliveries.js';

const PRUNE = 'collect.prune_deliveries';

declare module '@strata/jobs' {
  interface JobMap {
    'collect.prune_deliveries': Record<string, never>;
  }
}

/**
 * What is retried: forgetting that failed. What can happen twice: all of it; there is nothing left to forget then.
 * Who unlocks it: nothing is held.
 */
export function inboundJobs(deliveries: Deliveries): Pick<JobHandlers, typeof PRUNE> {
  return { [PRUNE]: () => deliveries.prune() };
}

export const inboundCron: CronItem[] = [{ name: PRUNE, match: '40 2 * * *' }];
