import { Costly, raiseDefinitionsVersion, Refusal } from '@strata/db';
import type { Database, Queryable, Transaction } from '@strata/db';
import { andAmong, ATTRIBUTE_TYPES, checkKey, isStorableText, normalizeText, SqlParameters } from '@strata/rules';
import type { AttributeType, SomeUsers } from '@strata/rules';
import { AttributeDefinition } from './attribute.entity.js';
import { birthDateKeys } from './consent/birth-dates.js';
import { SENSITIVE_FORMS, STANDARD_FORMS } from './standard-forms/standard-form.js';
import type { StandardForm } from './standard-forms/standard-form.js';

export interface AttributeInput {
  key: string;
  /** Absent: as it is, or the key for a new attribute. */
  name?: string | null;
  type: AttributeType;
  options?: readonly string[] | null;
  unit?: string | null;
  sensitive?: boolean | null;
  /** How cleaning reads the values; null takes it away. */
  standardForm?: StandardForm | null;
  /** The purpose to which a person must have consented before values are kept; null takes it away. */
  consentPurpose?: string | null;
}

const MAX_OPTIONS = 1_000;
const MAX_ATTRIBUTES = 1_000;
const MAX_TEXT = 256;

/** Declares the attributes that users may have. */
export class AttributeService {
  private readonly coverages = new Costly<Map<string, number>>();

  constructor(private readonly database: Database) {}

  /**
   * Declares an attribute, or changes the name, options, unit, sensitivity, standard form and purpose of one there is; what the input
   * leaves out stays. `mayUncover`: whether a sensitive one may be made to be for everybody.
   *  A new one is sensitive by its standard form where nothing is said. The type never changes, because values are stored by it.
   */
  async define(input: AttributeInput, { mayUncover = true } = {}): Promise<AttributeDefinition> {
    const key = attributeKey(input.key);
    if (!ATTRIBUTE_TYPES.includes(input.type)) throw new Refusal('INVALID_INPUT', `no attribute type "${input.type}"`);
    const name = readLabel(input.name, 'name');
    const unit = readLabel(input.unit, 'unit');
    const options = readOptions(input);
    const standardForm = readStandardForm(input);
    return this.database.transaction(async (transaction) => {
      // First, so that of two who define at once the second sees what the first did.
      await raiseDefinitionsVersion(transaction);
      await expectNotKept(transaction, key);
      if (standardForm === 'BIRTH_DATE') await expectNoOtherBirthDate(transaction, key);
      const [count] = await transaction.query<{ others: number }>(
        'SELECT count(*)::integer AS others FROM attribute_definitions WHERE key <> $1',
        [key],
      );
      if (input.sensitive === false && !mayUncover) await expectNotSensitive(transaction, key);
      await expectPurpose(transaction, input.consentPurpose);
      if ((count?.others ?? 0) >= MAX_ATTRIBUTES)
        throw new Refusal('TOO_LARGE', `at most ${MAX_ATTRIBUTES} attributes`);
      await transaction.query(
        `INSERT INTO attribute_definitions AS stored (key, name, type, options, unit, sensitive, standard_form, consent_purpose)
         VALUES ($1, coalesce($2, $1), $3, $4, $5, coalesce($6, $11::boolean), $7, $9)
         ON CONFLICT (key) DO UPDATE SET
           name = coalesce($2, stored.name), options = coalesce($4, stored.options),
           unit = coalesce($5, stored.unit), sensitive = coalesce($6, stored.sensitive),
           standard_form = CASE WHEN $8 THEN $7 ELSE stored.standard_form END,
           consent_purpose = CASE WHEN $10 THEN $9 ELSE stored.consent_purpose END`,
        [
          key,
          name,
          input.type,
          options && JSON.stringify(options),
          unit,
          input.sensitive ?? null,
          standardForm,
          input.standardForm !== undefined,
          input.consentPurpose ?? null,
          input.consentPurpose !== undefined,
          standardForm !== null && SENSITIVE_FORMS.includes(standardForm),
        ],
      );
      const defined = await transaction.manager.findOneByOrFail(AttributeDefinition, { key });
      if (defined.type !== input.type)
        throw new Refusal('ALREADY_EXISTS', `attribute "${key}" has the type ${defined.type}, and keeps it`);
      return defined;
    });
  }

  /** All of them, by key; at most 1,000 can be declared. */
  async list(): Promise<AttributeDefinition[]> {
    return this.database.dataSource.manager.find(AttributeDefinition, { order: { key: 'ASC' } });
  }

  /** How many users have a value of each attribute: one pass over all users, remembered for a while where that is slow. */
  async coverage(among?: SomeUsers, wantedUntil?: AbortSignal): Promise<Map<string, number>> {
    return this.coverages.ask(
      among?.name ?? '',
      async (signal) => {
        const parameters = new SqlParameters();
        const rows = await this.database.query<{ key: string; users: number }>(
          `SELECT key, count(*)::integer AS users FROM user_attributes, jsonb_object_keys("values") AS key
         WHERE TRUE${andAmong('user_id', among, parameters)} GROUP BY key`,
          parameters.values,
          signal,
        );
        return new Map(rows.map(({ key, users }) => [key, users]));
      },
      wantedUntil,
    );
  }
}

/** Declared types by key. */
export async function attributeTypes(queryable: Queryable): Promise<Map<string, AttributeType>> {
  const rows = await queryable.query<{ key: string; type: AttributeType }>(
    'SELECT key, type FROM attribute_definitions',
  );
  return new Map(rows.map(({ key, type }) => [key, type]));
}

/** Which model keeps the values of which attribute, by the attribute's key. */
export async function keptAttributes(queryable: Queryable): Promise<Map<string, string>> {
  const rows = await queryable.query<{ key: string; model: string }>(
    'SELECT key, kept_by AS model FROM attribute_definitions WHERE kept_by IS NOT NULL',
  );
  return new Map(rows.map(({ key, model }) => [key, model]));
}

/** An attribute whose values a model keeps. */
export interface KeptAttribute {
  key: string;
  name: string;
  type: AttributeType;
  options: readonly string[] | null;
}

/**
 * Declares the attributes of a model, in a transaction of the caller's, who keeps their values. What is already so is left alone. Throws
 * ALREADY_EXISTS where somebody has declared one of these keys, TOO_LARGE.
 */
export async function keepAttributes(
  transaction: Transaction,
  model: string,
  attributes: readonly KeptAttribute[],
): Promise<void> {
  const keys = attributes.map(({ key }) => key);
  const there = await transaction.query<KeptAttribute & { keptBy: string | null }>(
    'SELECT key, name, type, options, kept_by AS "keptBy" FROM attribute_definitions WHERE key = ANY($1::text[])',
    [keys],
  );
  const known = new Map(there.map((one) => [one.key, one]));
  const taken = there.find(({ keptBy }) => keptBy !== model);
  if (taken)
    throw new Refusal('ALREADY_EXISTS', `there is an attribute "${taken.key}" already, which is not of the model`);
  const told = ({ name, options }: KeptAttribute): string => JSON.stringify([name, options]);
  const changed = attributes.filter((one) => {
    const was = known.get(one.key);
    return !was || told(was) !== told(one);
  });
  if (changed.length === 0) return;
  const [count] = await transaction.query<{ others: number }>(
    'SELECT count(*)::integer AS others FROM attribute_definitions WHERE key <> ALL($1::text[])',
    [keys],
  );
  if ((count?.others ?? 0) + keys.length > MAX_ATTRIBUTES)
    throw new Refusal('TOO_LARGE', `at most ${MAX_ATTRIBUTES} attributes`);
  await transaction.query(
    `INSERT INTO attribute_definitions (key, name, type, options, kept_by)
     SELECT key, name, type, nullif(options, 'null'::jsonb), $5
     FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[]) AS new (key, name, type, options)
     ON CONFLICT (key) DO UPDATE SET name = excluded.name, options = excluded.options`,
    [
      changed.map(({ key }) => key),
      changed.map(({ name }) => name),
      changed.map(({ type }) => type),
      changed.map(({ options }) => JSON.stringify(options)),
      model,
    ],
  );
  await raiseDefinitionsVersion(transaction);
}

async function expectNotKept(queryable: Queryable, key: string): Promise<void> {
  const model = (await keptAttributes(queryable)).get(key);
  if (model !== undefined) throw keptByModel(key, model);
}

const keptByModel = (key: string, model: string): Refusal =>
  new Refusal('KEPT_BY_MODEL', `attribute "${key}" is kept by the model "${model}"`, { model });

async function expectPurpose(queryable: Queryable, purpose: string | null | undefined): Promise<void> {
  if (purpose === undefined || purpose === null) return;
  const known = await queryable.query('SELECT FROM consent_purposes WHERE key = $1', [purpose]);
  if (known.length === 0) throw new Refusal('INVALID_INPUT', `consentPurpose: no purpose "${purpose}" is defined`);
}

/** One birth date decides who is a child. What an earlier version let be defined may still be changed. */
async function expectNoOtherBirthDate(queryable: Queryable, key: string): Promise<void> {
  const keys = await birthDateKeys(queryable);
  if (keys.length > 0 && !keys.includes(key))
    throw new Refusal('SECOND_BIRTH_DATE', `attribute "${keys[0]}" holds the birth date; there is one of them`);
}

async function expectNotSensitive(queryable: Queryable, key: string): Promise<void> {
  const hidden = await queryable.query('SELECT FROM attribute_definitions WHERE key = $1 AND sensitive', [key]);
  if (hidden.length === 0) return;
  const message = `sensitive: to show "${key}" to everybody takes the permission profile.sensitive.`;
  throw new Refusal('FORBIDDEN', message, { permission: 'profile.sensitive' });
}

function attributeKey(key: string): string {
  const check = checkKey('attribute', key);
  if (check.problem !== undefined) throw new Refusal('INVALID_KEY', `attribute key: ${check.problem}`);
  return check.name;
}

function readLabel(text: string | null | undefined, what: string): string | null {
  if (text === undefined || text === null) return null;
  if (text.length > MAX_TEXT || !isStorableText(text))
    throw new Refusal('INVALID_INPUT', `${what}: expected a text of at most ${MAX_TEXT} characters`);
  return normalizeText(text);
}

function readStandardForm({ standardForm, type }: AttributeInput): StandardForm | null {
  if (standardForm === undefined || standardForm === null) return null;
  const wanted = Object.hasOwn(STANDARD_FORMS, standardForm) ? STANDARD_FORMS[standardForm] : undefined;
  if (wanted === undefined) throw new Refusal('INVALID_INPUT', `no standard form "${String(standardForm)}"`);
  if (wanted !== type) throw new Refusal('INVALID_INPUT', `standardForm: ${standardForm} needs the type ${wanted}`);
  return standardForm;
}

function readOptions({ options, type }: AttributeInput): string[] | null {
  if (options === undefined || options === null) return null;
  if (type !== 'TEXT' && type !== 'TEXT_LIST')
    throw new Refusal('INVALID_INPUT', `options: an attribute of type ${type} has none`);
  if (options.length > MAX_OPTIONS) throw new Refusal('TOO_LARGE', `options: at most ${MAX_OPTIONS}`);
  return [...new Set(options.map((option) => readLabel(option, 'options') ?? ''))];
}
