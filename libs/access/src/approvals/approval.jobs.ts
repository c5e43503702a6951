import type { CronItem, JobHandlers } from '@strata/jobs';
import { EXPIRE_APPROVALS, RUN_APPROVED } from './approval.service.js';
import type { ApprovalService } from './approval.service.js';

/**
 * What is retried: what was approved, ten times in all; then it has failed, and whoever wants the rest asks again.
 * What can happen twice: a run, which goes on behind the last of the people that it came by. What it does for one of them happens
 * once: it and the note of it are one transaction.
 * Who unlocks it: the queue frees the job of a dead worker; nothing else is held.
 */
export function approvalJobs(
  approvals: ApprovalService,
): Pick<JobHandlers, typeof RUN_APPROVED | typeof EXPIRE_APPROVALS> {
  return {
    [RUN_APPROVED]: ({ id }, { attempt, signal }) => approvals.run(id, attempt, signal),
    [EXPIRE_APPROVALS]: () => approvals.expire(),
  };
}

/** What nobody decided or fetched is over by the clock; this lets go of whom it was about. */
export const approvalCron: CronItem[] = [{ name: EXPIRE_APPROVALS, match: '*/10 * * * *' }];
