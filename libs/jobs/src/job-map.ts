/**
 * Every job's payload (a JSON object) by the job's name. The folder that announces a job adds it, where it declares it:
 *
 *     declare module '@strata/jobs' {
 *       interface JobMap {
 *         'segment.materialize': { key: string };
 *       }
 *     }
 */
export interface JobMap {
  /** Ours: frees the jobs of workers that died. */
  'jobs.release_abandoned': Record<string, never>;
}
export type JobName = keyof JobMap;
