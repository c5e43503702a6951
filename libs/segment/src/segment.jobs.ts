import type { JobHandlers } from '@strata/jobs';
import { Refusal } from '@strata/db';
import { MATERIALIZE } from './snapshot.service.js';
import type { SnapshotService } from './snapshot.service.js';

/** After this many tries, half a minute in all, a snapshot is given up: someone waits for it, and the old one stands. */
const TRIES = 4;

/**
 * What is retried: an evaluation that failed, four times in all; a worker that died, by whoever takes its job.
 * What can happen twice: the evaluation. The snapshot turns DONE once, in one transaction with its members.
 * Who unlocks it: the queue frees the job of a dead worker; nothing else is held.
 */
export function segmentJobs(snapshots: SnapshotService): Pick<JobHandlers, typeof MATERIALIZE> {
  return {
    async [MATERIALIZE]({ id, freshness }, { attempt, signal }) {
      try {
        await snapshots.run(id, freshness, signal);
      } catch (error) {
        const refused = error instanceof Refusal;
        if (!signal.aborted && (refused || attempt >= TRIES)) {
          await snapshots.fail(id, refused ? error.message : `The members could not be found in ${TRIES} tries.`);
        }
        // The queue tells of it in the log. Its next try finds the snapshot finished and ends at once.
        throw error;
      }
    },
  };
}
