import { raiseDefinitionsVersion, Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import { CHANNELS, checkKey, isStorableText, normalizeText } from '@strata/rules';
import type { Channel } from '@strata/rules';

/** On what a purpose rests, in the terms of GDPR article 6; PIPL article 13 knows the same but for legitimate interests. */
export const LEGAL_BASES = [
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'PUBLIC_TASK',
  'LEGITIMATE_INTERESTS',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export interface InBothLanguages {
  zh: string;
  en: string;
}

/** A text that people are asked by. Never changed: a new text is a new version. */
export interface Wording {
  version: string;
  text: InBothLanguages;
  createdAt: Date;
}

/** What people are asked to consent to. */
export interface ConsentPurpose {
  key: string;
  name: InBothLanguages;
  description: InBothLanguages;
  basis: LegalBasis;
  /** On which it is asked for; none where it is no matter of channels, as for sensitive data. */
  channels: Channel[];
  /** The oldest first; the last one is in force. */
  wordings: Wording[];
}

export interface ConsentPurposeInput {
  key: string;
  /** What is left out stays as it is; of a new purpose the name is needed. */
  name?: InBothLanguages | null;
  description?: InBothLanguages | null;
  basis?: LegalBasis | null;
  channels?: readonly Channel[] | null;
  /** Another text than the last one becomes a version. Its name; absent: the next number. */
  wording?: { version?: string | null; text: InBothLanguages } | null;
}

const MAX_PURPOSES = 100;
const MAX_WORDINGS = 200;
const MAX_NAME = 64;
const MAX_TEXT = 4_000;
export const MAX_VERSION = 64;

/** Defines what people are asked to consent to. */
export class PurposeService {
  constructor(private readonly database: Database) {}

  /** By key; at most 100. */
  list(): Promise<ConsentPurpose[]> {
    return purposes(this.database);
  }

  /** Defines a purpose, or changes what is known of one. Wordings add up: what people agreed to stays readable. */
  async define(input: ConsentPurposeInput): Promise<ConsentPurpose> {
    const check = checkKey('purpose', input.key);
    if (check.problem !== undefined) throw new Refusal('INVALID_KEY', `purpose: ${check.problem}`);
    const key = check.name;
    const name = readTexts(input.name, 'name', MAX_NAME);
    const description = readTexts(input.description, 'description', MAX_TEXT);
    const channels = input.channels && CHANNELS.filter((channel) => input.channels?.includes(channel));
    if (name && (name.zh === '' || name.en === '')) throw new Refusal('INVALID_INPUT', 'name: expected a text');
    return this.database.transaction(async (transaction) => {
      // Definitions follow one another anyway (raiseDefinitionsVersion); so versions are numbered without gaps.
      await transaction.query('LOCK TABLE consent_purposes IN SHARE ROW EXCLUSIVE MODE');
      const known = await purposes(transaction);
      const before = known.find((purpose) => purpose.key === key);
      if (!before && !name) throw new Refusal('INVALID_INPUT', 'name: a new purpose needs one in both languages');
      if (!before && known.length >= MAX_PURPOSES) throw new Refusal('TOO_LARGE', `at most ${MAX_PURPOSES} purposes`);
      await transaction.query(
        `INSERT INTO consent_purposes AS stored (key, name_zh, name_en, description_zh, description_en, basis, channels)
         VALUES ($1, coalesce($2, ''), coalesce($3, ''), coalesce($4, ''), coalesce($5, ''), coalesce($6, 'CONSENT'), coalesce($7::text[], '{}'))
         ON CONFLICT (key) DO UPDATE SET
           name_zh = coalesce($2, stored.name_zh), name_en = coalesce($3, stored.name_en),
           description_zh = coalesce($4, stored.description_zh), description_en = coalesce($5, stored.description_en),
           basis = coalesce($6, stored.basis), channels = coalesce($7::text[], stored.channels)`,
        [key, name?.zh, name?.en, description?.zh, description?.en, input.basis, channels].map(
          (value) => value ?? null,
        ),
      );
      if (input.wording) await addWording(transaction, key, before?.wordings ?? [], input.wording);
      await raiseDefinitionsVersion(transaction);
      const defined = (await purposes(transaction)).find((purpose) => purpose.key === key);
      if (!defined) throw new Error(`purpose ${key} was defined and is not there`);
      return defined;
    });
  }
}

async function addWording(
  queryable: Queryable,
  purpose: string,
  before: readonly Wording[],
  wording: { version?: string | null; text: InBothLanguages },
): Promise<void> {
  const text = readTexts(wording.text, 'wording', MAX_TEXT) ?? { zh: '', en: '' };
  if (text.zh === '' || text.en === '')
    throw new Refusal('INVALID_INPUT', 'wording: expected a text in both languages');
  const last = before.at(-1);
  if (last && last.text.zh === text.zh && last.text.en === text.en) return;
  if (before.length >= MAX_WORDINGS) throw new Refusal('TOO_LARGE', `at most ${MAX_WORDINGS} wordings of one purpose`);
  const number = before.length + 1;
  const version = normalizeText(wording.version ?? String(number));
  if (version === '' || version.length > MAX_VERSION || !isStorableText(version))
    throw new Refusal('INVALID_INPUT', `wording: a version is a text of 1 to ${MAX_VERSION} characters`);
  if (before.some((known) => known.version === version))
    throw new Refusal('ALREADY_EXISTS', `wording "${version}" has another text, and keeps it: give a new version`);
  await queryable.query(
    'INSERT INTO consent_wordings (purpose, version, number, text_zh, text_en) VALUES ($1, $2, $3, $4, $5)',
    [purpose, version, number, text.zh, text.en],
  );
}

/** All of them, by key, as this transaction sees them. */
export async function purposes(queryable: Queryable): Promise<ConsentPurpose[]> {
  const rows = await queryable.query<Omit<ConsentPurpose, 'wordings'>>(
    `SELECT key, jsonb_build_object('zh', name_zh, 'en', name_en) AS name,
            jsonb_build_object('zh', description_zh, 'en', description_en) AS description, basis, channels
     FROM consent_purposes ORDER BY key COLLATE "C"`,
  );
  const wordings = await queryable.query<Wording & { purpose: string }>(
    `SELECT purpose, version, jsonb_build_object('zh', text_zh, 'en', text_en) AS text, created_at AS "createdAt"
     FROM consent_wordings ORDER BY purpose, number`,
  );
  return rows.map((row) => ({
    ...row,
    wordings: wordings
      .filter(({ purpose }) => purpose === row.key)
      .map(({ version, text, createdAt }) => ({ version, text, createdAt })),
  }));
}

function readTexts(texts: InBothLanguages | null | undefined, what: string, most: number): InBothLanguages | undefined {
  if (!texts) return undefined;
  for (const text of [texts.zh, texts.en]) {
    if (text.length > most || !isStorableText(text))
      throw new Refusal('INVALID_INPUT', `${what}: expected a text of at most ${most} characters`);
  }
  return { zh: normalizeText(texts.zh).trim(), en: normalizeText(texts.en).trim() };
}
