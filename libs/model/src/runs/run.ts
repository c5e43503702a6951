import type { ModelFigures } from '../models/model.js';

export type ModelRunState = 'RUNNING' | 'DONE' | 'FAILED';

/** One time that a model looked at everybody. */
export interface ModelRun {
  id: string;
  modelId: number;
  state: ModelRunState;
  /** 0 to 1. */
  progress: number;
  /** Who asked for it: a member, a key, or the schedule. */
  askedBy: string;
  /** The instant for which it holds; null until it has ended well. */
  asOf: Date | null;
  figures: ModelFigures | null;
  /** Why it failed, in words. */
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export const RUN_COLUMNS = `id, model_id AS "modelId", state, progress, asked_by AS "askedBy", as_of AS "asOf", figures,
  error, created_at AS "createdAt", finished_at AS "finishedAt"`;
