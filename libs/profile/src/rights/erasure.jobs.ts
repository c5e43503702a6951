import type { JobHandlers } from '@strata/jobs';
import { SWEEP } from './erasure.service.js';
import type { ErasureService } from './erasure.service.js';

/**
 * What is retried: the sweep, until it has found nothing.
 * What can happen twice: the sweep; one that was done finds it said so.
 * Who unlocks it: the queue frees the job of a dead worker; nothing else is held.
 */
export function erasureJobs(erasures: ErasureService): Pick<JobHandlers, typeof SWEEP> {
  return { [SWEEP]: ({ erasure }, { signal }) => erasures.sweep(erasure, signal) };
}
