import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import { checkKey, isStorableText, normalizeText } from '@strata/rules';
import { Source, SOURCE_KINDS } from './source.entity.js';
import type { SourceKind } from './source.entity.js';

export interface SourceInput {
  key: string;
  /** Absent: as it is, or the key for a new source. */
  name?: string | null;
  /** Absent: as it is; a new source needs one. */
  kind?: SourceKind | null;
  /** Absent: as it is; for a new source 100, or 1,000 for one of the SDK, whose keys are open to everybody. */
  rank?: number | null;
  /** Absent: as it is; every rule of cleaning is on for a new source. */
  cleaning?: object | null;
}

/** The rank of a new source, and of data whose source nobody defined. */
export const DEFAULT_RANK = 100;
const MAX_RANK = 1_000;
const MAX_SOURCES = 1_000;
const MAX_NAME = 256;

/** Defines where data comes from, and whose word counts when two disagree. */
export class SourceService {
  /** `readCleaning` refuses settings of cleaning that those who clean could not read. */
  constructor(
    private readonly database: Database,
    private readonly readCleaning: (settings: object) => object,
  ) {}

  /** All of them, the better ranked first; at most 1,000 can be defined. */
  async list(): Promise<Source[]> {
    return this.database.dataSource.manager.find(Source, { order: { rank: 'ASC', key: 'ASC' } });
  }

  async get(key: string): Promise<Source | null> {
    return this.database.dataSource.manager.findOneBy(Source, { key: normalizeText(key) });
  }

  /**
   * Defines a source, or changes one there is; what the input leaves out stays. A new rank decides between values from then
   * on; those that it would have decided otherwise stay as they are.
   */
  async define(input: SourceInput): Promise<Source> {
    const check = checkKey('tag', input.key);
    if (check.problem !== undefined) throw new Refusal('INVALID_KEY', `source key: ${check.problem}`);
    const key = check.name;
    const { kind = null, rank = null } = input;
    if (kind !== null && !SOURCE_KINDS.includes(kind))
      throw new Refusal('INVALID_INPUT', `no kind of source "${kind}"`);
    if (rank !== null && !(Number.isInteger(rank) && rank >= 0 && rank <= MAX_RANK))
      throw new Refusal('INVALID_INPUT', `rank: expected a whole number from 0 to ${MAX_RANK}`);
    const name = readName(input.name);
    const cleaning = input.cleaning ? this.readCleaning(input.cleaning) : null;
    return this.database.transaction(async (transaction) => {
      const [count] = await transaction.query<{ others: number; known: boolean }>(
        `SELECT count(*) FILTER (WHERE key <> $1)::integer AS others, coalesce(bool_or(key = $1), false) AS known FROM sources`,
        [key],
      );
      if (!count?.known && kind === null)
        throw new Refusal('INVALID_INPUT', `source "${key}" is new, and needs a kind`);
      if ((count?.others ?? 0) >= MAX_SOURCES) throw new Refusal('TOO_LARGE', `at most ${MAX_SOURCES} sources`);
      await transaction.query(
        `INSERT INTO sources AS stored (key, name, kind, rank, cleaning)
         VALUES ($1, coalesce($2, $1), coalesce($3, 'API'), coalesce($4, CASE $3 WHEN 'SDK' THEN ${MAX_RANK} ELSE ${DEFAULT_RANK} END), coalesce($5::jsonb, '{}'))
         ON CONFLICT (key) DO UPDATE SET name = coalesce($2, stored.name), kind = coalesce($3, stored.kind),
           rank = coalesce($4, stored.rank), cleaning = coalesce($5::jsonb, stored.cleaning)`,
        [key, name, kind, rank, cleaning && JSON.stringify(cleaning)],
      );
      return transaction.manager.findOneByOrFail(Source, { key });
    });
  }
}

/** The rank of any source, defined or not. */
export async function ranksOfSources(queryable: Queryable): Promise<(source: string | undefined) => number> {
  const rows = await queryable.query<{ key: string; rank: number }>('SELECT key, rank FROM sources');
  const ranks = new Map(rows.map(({ key, rank }) => [key, rank]));
  return (source) => (source === undefined ? undefined : ranks.get(source)) ?? DEFAULT_RANK;
}

function readName(name: string | null | undefined): string | null {
  if (name === undefined || name === null) return null;
  if (name.length > MAX_NAME || !isStorableText(name))
    throw new Refusal('INVALID_INPUT', `name: expected a text of at most ${MAX_NAME} characters`);
  return normalizeText(name);
}
