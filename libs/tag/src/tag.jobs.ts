import type { CronItem, JobHandlers } from '@strata/jobs';
import { REFRESH, REFRESH_ALL } from './tag-refresh.js';
import type { TagRefresh } from './tag-refresh.js';

/**
 * What is retried: a refresh that failed; a rule that is no longer valid, too, for it may be so again.
 * What can happen twice: anything; a refresh that finds all as it should be changes nothing.
 * Who unlocks it: the queue frees the job of a dead worker; nothing else is held.
 */
export function tagJobs(refresh: TagRefresh): Pick<JobHandlers, typeof REFRESH | typeof REFRESH_ALL> {
  return {
    [REFRESH]: ({ key }, { signal }) => refresh.refresh(key, signal),
    [REFRESH_ALL]: () => refresh.requestAll(),
  };
}

/** Often enough for a screen that says when a tag was last true, seldom enough for rules over a long history. */
export const tagCron: CronItem[] = [{ name: REFRESH_ALL, match: '*/5 * * * *' }];
