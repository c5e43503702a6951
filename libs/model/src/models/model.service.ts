import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { checkKey, isStorableText, normalizeText } from '@strata/rules';
import type { Definitions, Moment } from '@strata/rules';
import { rfmMovement } from '../rfm/rfm-movement.js';
import type { RfmMovement } from '../rfm/rfm-movement.js';
import { kindOf } from './kinds.js';
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

/** Whether these attributes of a model may change for whoever has them; throws where they may not. */
export type Judge = (transaction: Transaction, attributes: readonly string[]) => Promise<void>;

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
      await expectFree(transaction, check.name);
      const [model] = await transaction.query<Model>(
        `INSERT INTO models (key, name, kind, settings, run_hour) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO NOTHING RETURNING ${MODEL_COLUMNS}`,
        [check.name, readName(input.name), kind, JSON.stringify(settings), readHour(input.runHour ?? null)],
      );
      if (!model) throw new Refusal('ALREADY_EXISTS', `there is or was a model "${check.name}" already`);
      return model;
    });
  }

  /**
   * What it found stays until the next run. `judge` is asked in the transaction, with the attributes that change for whoever is in the
   * model. Throws NOT_FOUND, INVALID_INPUT, RULE_INVALID.
   */
  async update(change: ModelChange, judge: Judge = () => Promise.resolve()): Promise<Model> {
    const given = hasSettings(change) ? readSettings(change, await this.definitions()) : undefined;
    return this.database.transaction(async (transaction) => {
      const was = await held(transaction, change.key);
      if (given && given.kind !== was.kind)
        throw new Refusal('INVALID_INPUT', `settings: the model "${was.key}" is of another kind`);
      if (given) await judge(transaction, keptKeys(was));
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

  /**
   * Who went from which named segment of an RFM model to which. Throws NOT_FOUND, INVALID_INPUT where it is of another kind, or `from` is not
   * before `to`, or that has not come yet.
   */
  async rfmMovement(key: string, from: number, to: number | undefined, signal?: AbortSignal): Promise<RfmMovement> {
    const model = await this.find(key);
    if (!model) throw noSuchModel(key);
    if (model.kind !== 'RFM') throw new Refusal('INVALID_INPUT', `the model "${model.key}" is of another kind`);
    const now = this.clock();
    const until = to ?? now;
    if (from >= until || until > now)
      throw new Refusal('INVALID_INPUT', 'from, to: expected two instants, the later not after now');
    const { timeZone } = await this.definitions();
    return this.database.transaction(
      (transaction) => rfmMovement(transaction, model.settings, { asOf: from, timeZone }, { asOf: until, timeZone }),
      { ...(signal && { signal }) },
    );
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

/** A model ends as attributes and tags of its name: what others have made of that name is theirs. */
async function expectFree(transaction: Transaction, key: string): Promise<void> {
  const [taken] = await transaction.query<{ key: string }>(
    `SELECT key FROM tags WHERE key = $1 OR starts_with(key, $1 || '/')
     UNION ALL SELECT key FROM attribute_definitions WHERE starts_with(key, $1 || '.') LIMIT 1`,
    [key],
  );
  if (taken) throw new Refusal('ALREADY_EXISTS', `there is "${taken.key}" already, which a model "${key}" would keep`);
}

const keptKeys = ({ key, kind }: Model): string[] => kindOf(kind).kept.attributes.map(({ name }) => `${key}.${name}`);

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
