import type { CronItem, JobHandlers } from '@strata/jobs';
import type { ConsentService } from '../consent/consent.service.js';
import { EXPIRE } from './retention.service.js';
import type { RetentionService } from './retention.service.js';

/**
 * What is retried: the run; what it deleted before it failed is gone for good.
 * What can happen twice: anything; a second run finds nothing that is too old.
 * Who unlocks it: the queue frees the job of a dead worker; nothing else is held.
 */
export function retentionJobs(
  retentions: RetentionService,
  consents: ConsentService,
): Pick<JobHandlers, typeof EXPIRE> {
  return {
    [EXPIRE]: async (_payload, { signal }) =>
      (await retentions.expire(signal)) + (await consents.forgetUnconsented(signal)),
  };
}

/** Every hour, so that no run has much to do. */
export const retentionCron: CronItem[] = [{ name: EXPIRE, match: '23 * * * *' }];
