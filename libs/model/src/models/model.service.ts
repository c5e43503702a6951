import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { checkKey, isStorableText, normalizeText } from '@strata/rules';
import type { Definitions, Moment } from '@strata/rules';
import { MODEL_COLUMNS } from './model.js';
import type { Model, ModelFigures } from './model.js';
import { hasSettings, previewOf, readSettings } from './settings.js';
import type { SettingsInput } from './settings.js';

/** With the settings of one kind. */
export interface ModelInput extends SettingsInput {
  key: string;
  name: string;
  /** 0 to 23, in the workspace's time zone; null: only when it is asked to. */
  runHour?: number | null;
}

/** What is absent stays. Settings are given whole, and of the kind that the model has. */
export type ModelChange = Partial<ModelInput> & Pick<ModelInput, 'key'>;

/** More are no knowledge; each costs a pass over the events a day. */
const MAX_MODELS = 50;
const MAX_NAME = 256;
/** The longest name of an attribute of a model, and the point. */
const MAX_KEY = 64 - '.frequency_score'.length;

/** Models: defined, changed, put away, and tried on the present data. */
export class ModelService {
  constructor(
    private readonly database: Database,
    private readonly definitions: () => Promise<Definitions>,
    private readonly clock: () => number,
  ) {}

  /** Those that are not put away, by key. */
  list(): Promise<Model[]> {
    return this.database.query<Model>(
      `SELECT ${MODEL_COLUMNS} FROM models WHERE archived_at IS NULL ORDER BY key LIMIT ${MAX_MODELS}`,
    );
  }

  async find(key: string): Promise<Model | undefined> {
    if (!isStorableText(key)) return undefined;
    const [model] = await this.database.query<Model>(`SELECT ${MODEL_COLUMNS} FROM models WHERE key = $1`, [
      normalizeText(key),
    ]);
    return model;
  }

  /** Throws INVALID_KEY, INVALID_INPUT, RULE_INVALID, TOO_LARGE, ALREADY_EXISTS. */
  async create(input: ModelInput): Promise<Model> {
    const check = checkKey('attribute', input.key);
    if (check.problem !== undefined) throw new Refusal('INVALID_KEY', `model key: ${check.problem}`);
    if (check.name.length > MAX_KEY) throw new Refusal('INVALID_KEY', `model key: at most ${MAX_KEY} characters`);
    const { kind, settings } = readSettings(input, await this.definitions());
    return this.database.transaction(async (transaction) => {
      const [count] = await transaction.query<{ models: number }>(
        'SELECT count(*)::integer AS models FROM models WHERE archived_at IS NULL',
      );
      if ((count?.models ?? 0) >= MAX_MODELS) throw new Refusal('TOO_LARGE', `at most ${MAX_MODELS} models`);
      const [model] = await transaction.query<Model>(
        `INSERT INTO models (key, name, kind, settings, run_hour) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO NOTHING RETURNING ${MODEL_COLUMNS}`,
        [check.name, readName(input.name), kind, JSON.stringify(settings), readHour(input.runHour ?? null)],
      );
      if (!model) throw new Refusal('ALREADY_EXISTS', `there is or was a model "${check.name}" already`);
      return model;
    });
  }

  /** Throws NOT_FOUND, INVALID_INPUT, RULE_INVALID. What it found stays until the next run. */
  async update(change: ModelChange): Promise<Model> {
    const given = hasSettings(change) ? readSettings(change, await this.definitions()) : undefined;
    return this.database.transaction(async (transaction) => {
      const was = await held(transaction, change.key);
      if (given && given.kind !== was.kind)
        throw new Refusal('INVALID_INPUT', `settings: the model "${was.key}" is of another kind`);
      const [model] = await transaction.query<Model>(
        `UPDATE models SET name = $2, settings = $3, run_hour = $4, updated_at = now() WHERE id = $1
         RETURNING ${MODEL_COLUMNS}`,
        [
          was.id,
          change.name === undefined ? was.name : readName(change.name),
          JSON.stringify(given?.settings ?? was.settings),
          change.runHour === undefined ? was.runHour : readHour(change.runHour),
        ],
      );
      if (!model) throw noSuchModel(change.key);
      return model;
    });
  }

  /** It runs no more. What it found stays as it is. Throws NOT_FOUND. */
  async archive(key: string): Promise<Model> {
    return this.database.transaction(async (transaction) => {
      const { id } = await held(transaction, key);
      const [model] = await transaction.query<Model>(
        `UPDATE models SET archived_at = now(), updated_at = now() WHERE id = $1 RETURNING ${MODEL_COLUMNS}`,
        [id],
      );
      if (!model) throw noSuchModel(key);
      return model;
    });
  }

  /** What settings would find on the present data; nothing is written. Throws INVALID_INPUT, RULE_INVALID. */
  async preview(input: SettingsInput, signal?: AbortSignal): Promise<ModelFigures> {
    const definitions = await this.definitions();
    const given = readSettings(input, definitions);
    const moment: Moment = { asOf: this.clock(), timeZone: definitions.timeZone };
    return this.database.transaction((transaction) => previewOf(transaction, given, moment), {
      ...(signal && { signal }),
    });
  }
}

async function held(transaction: Transaction, key: string): Promise<Model> {
  if (!isStorableText(key)) throw noSuchModel(key);
  const [model] = await transaction.query<Model>(
    `SELECT ${MODEL_COLUMNS} FROM models WHERE key = $1 AND archived_at IS NULL FOR UPDATE`,
    [normalizeText(key)],
  );
  if (!model) throw noSuchModel(key);
  return model;
}

export const noSuchModel = (key: string): Refusal =>
  new Refusal('NOT_FOUND', `there is no model ${JSON.stringify(key.slice(0, 80))}`);

function readName(name: string): string {
  if (name.trim() === '' || name.length > MAX_NAME || !isStorableText(name))
    throw new Refusal('INVALID_INPUT', `name: expected a text of at most ${MAX_NAME} characters`);
  return normalizeText(name);
}

function readHour(hour: number | null): number | null {
  if (hour !== null && (!Number.isInteger(hour) || hour < 0 || hour > 23))
    throw new Refusal('INVALID_INPUT', 'runHour: expected an hour of the day, 0 to 23');
  return hour;
}
