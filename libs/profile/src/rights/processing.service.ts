import { Costly, Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { isStorableText, normalizeText } from '@strata/rules';
import { LEGAL_BASES } from '../consent/purpose.service.js';
import type { LegalBasis } from '../consent/purpose.service.js';

export const PROCESSED_KINDS = ['ATTRIBUTE', 'EVENT', 'IDENTITY', 'TAG'] as const;
export type ProcessedKind = (typeof PROCESSED_KINDS)[number];

/** What was written down of one definition: what it is collected for, by which right, and who else is given it. */
export interface ProcessingRecord {
  kind: ProcessedKind;
  name: string;
  purpose: string;
  basis: LegalBasis | null;
  recipients: string;
}

export interface ProcessingInput {
  kind: ProcessedKind;
  name: string;
  /** Absent: as it is. */
  purpose?: string | null;
  basis?: LegalBasis | null;
  recipients?: string | null;
}

const MAX_TEXT = 500;
const MAX_NAME = 600;

/** The records of processing that the law asks for (PIPL art. 55–56, GDPR art. 30). */
export class ProcessingService {
  private readonly origins = new Costly<Map<string, string[]>>();

  constructor(private readonly database: Database) {}

  /** What was written down, by kind and name. */
  async records(): Promise<Map<string, ProcessingRecord>> {
    const rows = await this.database.query<ProcessingRecord>(
      'SELECT kind, name, purpose, basis, recipients FROM processing_records ORDER BY kind, name',
    );
    return new Map(rows.map((row) => [nameOfRecord(row), row]));
  }

  /** Writes down, or changes, what is said of one definition; what the input leaves out stays. */
  async set(input: ProcessingInput): Promise<void> {
    const name = normalizeText(input.name);
    if (!PROCESSED_KINDS.includes(input.kind) || name === '' || name.length > MAX_NAME || !isStorableText(name))
      throw new Refusal('INVALID_INPUT', 'name: expected that of a definition');
    if (input.basis != null && !LEGAL_BASES.includes(input.basis))
      throw new Refusal('INVALID_INPUT', `no legal basis "${input.basis}"`);
    await this.database.query(
      `INSERT INTO processing_records AS stored (kind, name, purpose, basis, recipients)
       VALUES ($1, $2, coalesce($3, ''), $4, coalesce($5, ''))
       ON CONFLICT (kind, name) DO UPDATE SET purpose = coalesce($3, stored.purpose), basis = coalesce($4, stored.basis),
         recipients = coalesce($5, stored.recipients), set_at = now()`,
      [
        input.kind,
        name,
        readText(input.purpose, 'purpose'),
        input.basis ?? null,
        readText(input.recipients, 'recipients'),
      ],
    );
  }

  /** From which sources the values of each attribute come: one pass over all users, remembered where that is slow. */
  async sourcesOfAttributes(): Promise<Map<string, string[]>> {
    return this.origins.ask('', async () => {
      const rows = await this.database.query<{ key: string; sources: string[] }>(
        `SELECT key, array_agg(source ORDER BY source) AS sources FROM (
           SELECT DISTINCT key, origin ->> 0 AS source FROM user_attribute_origins, jsonb_each(origins) AS each (key, origin)
         ) found GROUP BY key`,
      );
      return new Map(rows.map(({ key, sources }) => [key, sources]));
    });
  }
}

/** One text for each definition, as a key of maps. */
export const nameOfRecord = ({ kind, name }: Pick<ProcessingRecord, 'kind' | 'name'>): string => `${kind} ${name}`;

function readText(text: string | null | undefined, what: string): string | null {
  if (text === undefined || text === null) return null;
  const given = normalizeText(text.trim());
  if (given.length > MAX_TEXT || !isStorableText(given))
    throw new Refusal('INVALID_INPUT', `${what}: expected a text of at most ${MAX_TEXT} characters`);
  return given;
}
