import type { RfmFigures } from '../rfm/rfm-run.js';
import type { RfmSettings, RfmSettingsInput } from '../rfm/rfm-settings.js';

/** What each kind of model is asked, how somebody gives it, and what a run or a preview of it finds. */
export interface ModelTypes {
  RFM: { settings: RfmSettings; input: RfmSettingsInput; figures: RfmFigures };
}
export const MODEL_KIND_NAMES = ['RFM'] as const;
export type ModelKindName = keyof ModelTypes;

/** What layers users by rules of its own, and keeps what it finds as attributes and tags. */
export type Model<Kind extends ModelKindName = ModelKindName> = {
  [One in Kind]: ModelBase & { kind: One; settings: ModelTypes[One]['settings'] };
}[Kind];

export type ModelFigures = ModelTypes[ModelKindName]['figures'];

interface ModelBase {
  id: number;
  key: string;
  name: string;
  /** The hour of the day at which it runs, 0 to 23 in the workspace's time zone; null: only when it is asked to. */
  runHour: number | null;
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export const MODEL_COLUMNS = `id, key, name, kind, settings, run_hour AS "runHour", archived_at AS "archivedAt",
  created_at AS "createdAt", updated_at AS "updatedAt"`;
