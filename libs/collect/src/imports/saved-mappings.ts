import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { isStorableText, normalizeText } from '@strata/rules';
import { readMapping } from '../mapping/mapping.js';
import type { Mapping } from '../mapping/mapping.js';

export interface SavedMapping {
  name: string;
  mapping: Mapping;
  /** The columns of the file that it was made for. */
  columns: string[];
  updatedAt: Date;
}

const MOST = 500;
const MOST_NAME = 128;

/** Mappings under a name, offered where a file has their columns. */
export class SavedMappings {
  constructor(private readonly database: Database) {}

  /** All by name, at most 500; with columns, those of which every source is among them. */
  async list(columns?: readonly string[]): Promise<SavedMapping[]> {
    const rows = await this.database.query<SavedMapping>(
      `SELECT name, mapping, columns, updated_at AS "updatedAt" FROM import_mappings ORDER BY name LIMIT ${MOST}`,
    );
    if (!columns) return rows;
    const there = new Set(columns);
    return rows.filter(({ mapping }) =>
      mapping.fields.every(({ source, times }) =>
        [source, times ?? source].every((one) => (typeof one === 'number' ? one <= columns.length : there.has(one))),
      ),
    );
  }

  /** Saves one, in place of the one of this name. */
  async save(name: string, json: unknown, columns: readonly string[]): Promise<SavedMapping> {
    const key = readName(name);
    const mapping = readMapping(json);
    return this.database.transaction(async (transaction) => {
      const [others] = await transaction.query<{ count: number }>(
        'SELECT count(*)::integer AS count FROM import_mappings WHERE name <> $1',
        [key],
      );
      if ((others?.count ?? 0) >= MOST) throw new Refusal('TOO_LARGE', `at most ${MOST} mappings`);
      const [saved] = await transaction.query<SavedMapping>(
        `INSERT INTO import_mappings (name, mapping, columns) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET mapping = $2, columns = $3, updated_at = now()
         RETURNING name, mapping, columns, updated_at AS "updatedAt"`,
        [key, JSON.stringify(mapping), columns.slice(0, 1_000)],
      );
      return saved!;
    });
  }

  /** Whether there was one. */
  async delete(name: string): Promise<boolean> {
    const gone = await this.database.query('DELETE FROM import_mappings WHERE name = $1 RETURNING 1', [readName(name)]);
    return gone.length > 0;
  }
}

function readName(name: string): string {
  const bare = normalizeText(name).trim();
  if (bare === '' || bare.length > MOST_NAME || !isStorableText(bare)) {
    throw new Refusal('INVALID_INPUT', `name: expected a text of 1 to ${MOST_NAME} characters`);
  }
  return bare;
}
