export const EXAMINE = 'import.examine';
export const RUN = 'import.run';
export const UNDO = 'import.undo';
export const EXPIRE = 'import.expire';

declare module '@strata/jobs' {
  interface JobMap {
    [EXAMINE]: { id: string };
    [RUN]: { id: string };
    [UNDO]: { id: string };
    [EXPIRE]: Record<string, never>;
  }
}
