import { Refusal } from '@strata/db';
import type { Database, Queryable, Transaction } from '@strata/db';
import { enqueue } from '@strata/jobs';
import { isStorableText, normalizeText } from '@strata/rules';
import type { Definitions, Moment } from '@strata/rules';
import { MODEL_COLUMNS } from '../models/model.js';
import type { Model, ModelKindName, ModelTypes } from '../models/model.js';
import { kindOf } from '../models/kinds.js';
import { noSuchModel } from '../models/model.service.js';
import { RUN_COLUMNS } from './run.js';
import type { ModelRun } from './run.js';

export const RUN = 'model.run';
export const RUN_DUE = 'model.run_due';

declare module '@strata/jobs' {
  interface JobMap {
    [RUN]: { id: string };
    [RUN_DUE]: Record<string, never>;
  }
}

/** A run that was cut off or failed by no fault of the model is begun so often, as a run of its own each time. */
const ATTEMPTS = 4;

const STARTED = 0.1;

/** The runs of models: one at a time of each, in a job, with their history. */
export class ModelRuns {
  constructor(
    private readonly database: Database,
    private readonly definitions: () => Promise<Definitions>,
    private readonly clock: () => number,
  ) {}

  /** Begins a run, or answers the one that is under way. Throws NOT_FOUND. */
  async request(key: string, askedBy: string): Promise<ModelRun> {
    return this.database.transaction(async (transaction) => {
      const [model] = isStorableText(key)
        ? await transaction.query<{ id: number }>(
            'SELECT id FROM models WHERE key = $1 AND archived_at IS NULL FOR NO KEY UPDATE',
            [normalizeText(key)],
          )
        : [];
      if (!model) throw noSuchModel(key);
      const [running] = await transaction.query<ModelRun>(
        `SELECT ${RUN_COLUMNS} FROM model_runs WHERE model_id = $1 AND state = 'RUNNING'`,
        [model.id],
      );
      return running ?? begin(transaction, model.id, askedBy, 1);
    });
  }

  /** Of each model the newest first, at most `first`; one statement for all. */
  async list(models: readonly number[], first: number): Promise<Map<number, ModelRun[]>> {
    const rows = await this.database.query<ModelRun>(
      `SELECT r.* FROM unnest($1::integer[]) AS wanted (model) CROSS JOIN LATERAL (
         SELECT ${RUN_COLUMNS} FROM model_runs WHERE model_id = wanted.model ORDER BY model_runs.id DESC LIMIT $2
       ) r ORDER BY r.id DESC`,
      [models, first],
    );
    const pages = new Map(models.map((model): [number, ModelRun[]] => [model, []]));
    for (const row of rows) pages.get(row.modelId)?.push(row);
    return pages;
  }

  /** Asks for the runs whose hour it is. A model that has begun one within this hour is left alone. */
  async requestDue(): Promise<number> {
    const { timeZone } = await this.definitions();
    const now = new Date(this.clock()).toISOString();
    const due = await this.database.query<{ key: string }>(
      `SELECT key FROM models WHERE archived_at IS NULL
         AND run_hour = date_part('hour', $1::timestamptz AT TIME ZONE $2)
         AND NOT EXISTS (SELECT FROM model_runs WHERE model_id = models.id AND created_at > $1::timestamptz - interval '1 hour')
       ORDER BY key`,
      [now, timeZone],
    );
    for (const { key } of due) await this.request(key, 'schedule');
    return due.length;
  }

  /**
   * The job's work. The scores and the end of the run are one transaction, so that a process killed in the middle has done
   * nothing; whoever takes its job finds the run begun, tells it as failed and begins another. One that has ended already
   * is left as it is.
   */
  async run(id: string, signal?: AbortSignal): Promise<void> {
    const begun = await this.database.query(
      `UPDATE model_runs SET begun_at = clock_timestamp(), progress = ${STARTED}
       WHERE id = $1 AND state = 'RUNNING' AND begun_at IS NULL RETURNING id`,
      [id],
    );
    if (begun.length === 0) return this.end(id, 'The process that ran it ended before it did.', true);
    try {
      await this.score(id, signal);
    } catch (error) {
      // Stopped: whoever takes the job finds it begun.
      if (signal?.aborted) throw error;
      const refused = error instanceof Refusal;
      await this.end(id, refused ? error.message : 'It could not be worked out; the log says why.', !refused);
      throw error;
    }
  }

  private async score(id: string, signal?: AbortSignal): Promise<void> {
    const { timeZone } = await this.definitions();
    await this.database.transaction(
      async (transaction) => {
        const [model] = await transaction.query<Model>(
          `SELECT ${MODEL_COLUMNS} FROM models WHERE id = (SELECT model_id FROM model_runs WHERE id = $1)
           FOR NO KEY UPDATE`,
          [id],
        );
        if (!model) throw new Error(`run ${id} is of no model`);
        const asOf = this.clock();
        const figures = await runOf(transaction, model, { asOf, timeZone });
        const done = await transaction.query(
          `UPDATE model_runs SET state = 'DONE', progress = 1, as_of = to_timestamp($2 / 1000.0), figures = $3,
             finished_at = clock_timestamp() WHERE id = $1 AND state = 'RUNNING' RETURNING id`,
          [id, asOf, JSON.stringify(figures)],
        );
        // Somebody took this process for dead and told the run as failed: another one is under way.
        if (done.length === 0) throw new Refusal('RUN_ENDED', 'the run was told as failed meanwhile');
      },
      { ...(signal && { signal }) },
    );
  }

  /** Tells a run that has not ended as failed; begun again, where that may help. */
  private async end(id: string, error: string, again: boolean): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [run] = await transaction.query<{ modelId: number; askedBy: string; attempt: number }>(
        `UPDATE model_runs SET state = 'FAILED', error = $2, finished_at = clock_timestamp()
         WHERE id = $1 AND state = 'RUNNING' RETURNING model_id AS "modelId", asked_by AS "askedBy", attempt`,
        [id, error],
      );
      if (run && again && run.attempt < ATTEMPTS) await begin(transaction, run.modelId, run.askedBy, run.attempt + 1);
    });
  }
}

const runOf = <Kind extends ModelKindName>(
  transaction: Transaction,
  model: Model<Kind>,
  moment: Moment,
): Promise<ModelTypes[Kind]['figures']> => kindOf<Kind>(model.kind).run(transaction, model, moment);

async function begin(transaction: Transaction, model: number, askedBy: string, attempt: number): Promise<ModelRun> {
  const [run] = await transaction.query<ModelRun>(
    `INSERT INTO model_runs (model_id, state, asked_by, attempt) VALUES ($1, 'RUNNING', $2, $3) RETURNING ${RUN_COLUMNS}`,
    [model, askedBy, attempt],
  );
  if (!run) throw new Error('an insert without a row');
  await enqueue(transaction, RUN, { id: run.id });
  return run;
}

/** The figures and the instant of the last run of a model that ended well; undefined before there is one. */
export async function lastDone(
  queryable: Queryable,
  model: number,
): Promise<{ asOf: Date; figures: NonNullable<ModelRun['figures']> } | undefined> {
  const [run] = await queryable.query<{ asOf: Date; figures: NonNullable<ModelRun['figures']> }>(
    `SELECT as_of AS "asOf", figures FROM model_runs WHERE model_id = $1 AND state = 'DONE' ORDER BY id DESC LIMIT 1`,
    [model],
  );
  return run;
}
