import type { CronItem, JobHandlers } from '@strata/jobs';
import type { ImportService } from './imports.service.js';
import { EXAMINE, EXPIRE, RUN, UNDO } from './job-names.js';

type ImportJobs = Pick<JobHandlers, typeof EXAMINE | typeof RUN | typeof UNDO | typeof EXPIRE>;

/**
 * What is retried: whatever failed by surprise; a file that is refused FAILED, and a person decides.
 * What can happen twice: an examination. A batch of rows and the position behind it are one transaction, and so are a step of
 * an undo and what it leaves to do.
 * Who unlocks it: the queue frees the job of a dead worker; nothing else is held.
 */
export function importJobs(imports: ImportService): ImportJobs {
  return {
    [EXAMINE]: ({ id }, { attempt }) => imports.examine(id, attempt),
    [RUN]: ({ id, unseen }, { signal, attempt }) => imports.work(id, signal, attempt, unseen),
    [UNDO]: ({ id }, { signal }) => imports.takeBack(id, signal),
    [EXPIRE]: () => imports.expire(),
  };
}

/** Files that wait too long, and rejected rows that were kept long enough, go every hour. */
export const importCron: CronItem[] = [{ name: EXPIRE, match: '17 * * * *' }];
