export const RUN = 'collect.run_connector';
export const RUN_DUE = 'collect.run_due_connectors';

declare module '@strata/jobs' {
  interface JobMap {
    /** `asked`: by a person, paused or not. */
    'collect.run_connector': { key: string; asked?: boolean };
    'collect.run_due_connectors': Record<string, never>;
  }
}
