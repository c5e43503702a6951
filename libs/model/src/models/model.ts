import type { RfmSettings } from '../rfm/rfm-settings.js';

/** What layers users by rules of its own, and keeps what it finds as attributes and tags. */
export interface Model {
  id: number;
  key: string;
  name: string;
  kind: 'RFM';
  settings: RfmSettings;
  /** The hour of the day at which it runs, 0 to 23 in the workspace's time zone; null: only when it is asked to. */
  runHour: number | null;
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export const MODEL_COLUMNS = `id, key, name, kind, settings, run_hour AS "runHour", archived_at AS "archivedAt",
  created_at AS "createdAt", updated_at AS "updatedAt"`;
