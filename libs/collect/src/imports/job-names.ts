import type { IdentityKind } from '@strata/profile';

export const EXAMINE = 'import.examine';
export const RUN = 'import.run';
export const UNDO = 'import.undo';
export const EXPIRE = 'import.expire';

declare module '@strata/jobs' {
  interface JobMap {
    [EXAMINE]: { id: string };
    /** Absent in those of earlier versions: all kinds were seen. */
    [RUN]: { id: string; unseen?: IdentityKind[] };
    [UNDO]: { id: string };
    [EXPIRE]: Record<string, never>;
  }
}
