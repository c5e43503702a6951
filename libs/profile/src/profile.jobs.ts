import type { Database } from '@strata/db';
import type { CronItem, JobHandlers } from '@strata/jobs';
import { findDuplicates } from './duplicates/find-duplicates.js';
import { STANDARDIZE_IDENTITIES } from './identities/identity-conversion.js';
import type { IdentityConversion } from './identities/identity-conversion.js';
import type { MergeService } from './merge/merge.service.js';

const FIND_DUPLICATES = 'profile.findDuplicates';
const FORGET_MERGES = 'profile.forgetMerges';

declare module '@strata/jobs' {
  interface JobMap {
    [FIND_DUPLICATES]: Record<string, never>;
    [FORGET_MERGES]: Record<string, never>;
  }
}

/**
 * What is retried: all of it; a batch of users that was not compared, or an identity that was not converted, is still pending.
 * What can happen twice: anything; what is so already is left alone.
 * Who unlocks it: the queue frees the job of a dead worker; the locks are those of transactions.
 */
export function profileJobs(
  database: Database,
  merges: MergeService,
  conversion: IdentityConversion,
): Pick<JobHandlers, typeof FIND_DUPLICATES | typeof FORGET_MERGES | typeof STANDARDIZE_IDENTITIES> {
  return {
    [FIND_DUPLICATES]: (_payload, { signal }) => findDuplicates(database, signal),
    [FORGET_MERGES]: () => merges.forgetOld(),
    [STANDARDIZE_IDENTITIES]: (_payload, { signal }) => conversion.run(signal),
  };
}

/** Proposals within a minute; what undid old merges goes at night. */
export const profileCron: CronItem[] = [
  { name: FIND_DUPLICATES, match: '* * * * *' },
  { name: FORGET_MERGES, match: '20 3 * * *' },
];
