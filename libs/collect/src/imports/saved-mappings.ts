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
  /** Sources that it names and a file has not; only where it was fitted to one. */
  lacks: string[];
}

const MOST = 500;
const MOST_NAME = 128;
/** One of whose columns fewer are there was made for another kind of file. */
const LIKE = 0.5;
const COLUMNS = 'name, mapping, columns, updated_at AS "updatedAt"';

/** Mappings under a name, offered where a file has their columns. */
export class SavedMappings {
  constructor(private readonly database: Database) {}

  /** All by name, at most 500; with the columns of a file, those that are like it, each fitted to it, the likest first. */
  async list(columns?: readonly string[]): Promise<SavedMapping[]> {
    const rows = await this.database.query<Omit<SavedMapping, 'lacks'>>(
      `SELECT ${COLUMNS} FROM import_mappings ORDER BY name LIMIT ${MOST}`,
    );
    if (!columns) return rows.map((row) => ({ ...row, lacks: [] }));
    return rows
      .map((row) => fitted(row, columns))
      .filter(({ mapping, lacks }) => mapping.fields.length >= LIKE * (mapping.fields.length + lacks.length))
      .filter(({ mapping }) => mapping.fields.length > 0)
      .sort((one, other) => one.lacks.length - other.lacks.length);
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
      const [saved] = await transaction.query<Omit<SavedMapping, 'lacks'>>(
        `INSERT INTO import_mappings (name, mapping, columns) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET mapping = $2, columns = $3, updated_at = now()
         RETURNING ${COLUMNS}`,
        [key, JSON.stringify(mapping), columns.slice(0, 1_000)],
      );
      return { ...saved!, lacks: [] };
    });
  }

  /** Gives one another name; refused where that is another's. */
  async rename(name: string, to: string): Promise<SavedMapping> {
    const before = readName(name);
    const after = readName(to);
    return this.database.transaction(async (transaction) => {
      const there = await transaction.query<{ name: string }>(
        'SELECT name FROM import_mappings WHERE name = ANY($1::text[]) ORDER BY name FOR UPDATE',
        [[before, after]],
      );
      if (!there.some((one) => one.name === before)) throw new Refusal('NOT_FOUND', `there is no mapping "${before}"`);
      if (after !== before && there.length > 1) throw new Refusal('ALREADY_EXISTS', `there is a mapping "${after}"`);
      const [renamed] = await transaction.query<Omit<SavedMapping, 'lacks'>>(
        `UPDATE import_mappings SET name = $2 WHERE name = $1 RETURNING ${COLUMNS}`,
        [before, after],
      );
      return { ...renamed!, lacks: [] };
    });
  }

  /** Whether there was one. */
  async delete(name: string): Promise<boolean> {
    const gone = await this.database.query('DELETE FROM import_mappings WHERE name = $1 RETURNING 1', [readName(name)]);
    return gone.length > 0;
  }
}

/** A mapping for the columns of a file: by their names, where need be but for case, width, blanks and strokes. */
function fitted(saved: Omit<SavedMapping, 'lacks'>, columns: readonly string[]): SavedMapping {
  const exact = new Set(columns);
  const alike = new Map(columns.map((column) => [bare(column), column]));
  const inFile = (source: string | number): string | number | undefined => {
    if (typeof source === 'number') return source <= columns.length ? source : undefined;
    return exact.has(source) ? source : alike.get(bare(source));
  };
  const lacks = new Set<string>();
  const fields = saved.mapping.fields.flatMap((field) => {
    const source = inFile(field.source);
    const times = field.times === undefined ? undefined : inFile(field.times);
    if (source === undefined) lacks.add(String(field.source));
    if (field.times !== undefined && times === undefined) lacks.add(String(field.times));
    if (source === undefined || (field.times !== undefined && times === undefined)) return [];
    return [{ ...field, source, ...(times !== undefined && { times }) }];
  });
  return { ...saved, mapping: { ...saved.mapping, fields }, lacks: [...lacks] };
}

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.]+/gu, '');

function readName(name: string): string {
  const bare = normalizeText(name).trim();
  if (bare === '' || bare.length > MOST_NAME || !isStorableText(bare)) {
    throw new Refusal('INVALID_INPUT', `name: expected a text of 1 to ${MOST_NAME} characters`);
  }
  return bare;
}
