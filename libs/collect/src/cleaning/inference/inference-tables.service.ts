import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import { isStorableText, normalizeText } from '@strata/rules';
import type { FileSource } from '../../imports/source.js';
import { bareName } from '../../imports/upload.js';
import { FaultyTable } from './inference-table.js';
import type { InferenceTable, InferenceTableKind } from './inference-table.js';
import { readTable } from './read-table.js';
import type { TableLimits } from './read-table.js';

export interface TableInput {
  fileName: string;
  /** Where it comes from. */
  note: string;
  content: AsyncIterable<Buffer>;
}

/**
 * Half a million prefixes of mobile numbers are 20 MB of CSV, a million ranges of addresses 60. The packed ones open to ten times
 * as much.
 */
export const TABLE_LIMITS: TableLimits = { maxBytes: 64 << 20, maxUnpackedBytes: 512 << 20, maxRows: 1_000_000 };

/** So much is written at once, and later decoded in one go. */
const CHUNK = 1 << 18;
const MOST_NOTE = 500;
const COLUMNS = `kind, version::text, file_name AS "fileName", note, rows, bytes::float8 AS bytes, given_at AS "givenAt"`;

/** The tables that a company gave to infer places by. Each is kept as its file, which every process reads for itself. */
export class InferenceTableService {
  constructor(
    private readonly database: Database,
    private readonly limits: TableLimits = TABLE_LIMITS,
  ) {}

  async list(): Promise<InferenceTable[]> {
    return this.database.query<InferenceTable>(`SELECT ${COLUMNS} FROM inference_tables ORDER BY kind DESC`);
  }

  async find(kind: InferenceTableKind): Promise<InferenceTable | undefined> {
    const [found] = await this.database.query<InferenceTable>(
      `SELECT ${COLUMNS} FROM inference_tables WHERE kind = $1`,
      [kind],
    );
    return found;
  }

  /**
   * Takes a table in place of the one of its kind, or throws a `FaultyTable` that says which rows are wrong, and all is as it was.
   * The file is written as it comes, and read from there. It dies in between: what has come is deleted when the next one is given.
   */
  async give(kind: InferenceTableKind, { fileName, note, content }: TableInput): Promise<InferenceTable> {
    const name = bareName(fileName);
    const from = readNote(note);
    await this.database.query(
      `DELETE FROM inference_table_pieces WHERE arrived_at < now() - interval '1 day'
         AND version NOT IN (SELECT version FROM inference_tables)`,
    );
    const [next] = await this.database.query<{ version: string }>(
      `SELECT nextval('inference_table_versions')::text AS version`,
    );
    const { version } = next!;
    try {
      const bytes = await this.write(version, content);
      const { rows, faults, faulty } = await readTable(
        kind,
        tableFile(this.database, { version, fileName: name, bytes }),
        this.limits,
      );
      if (faulty > 0) throw new FaultyTable(faults, faulty);
      return await this.take({ kind, version, fileName: name, note: from, rows, bytes });
    } catch (error) {
      await this.database.query('DELETE FROM inference_table_pieces WHERE version = $1', [version]);
      throw error;
    }
  }

  /** From the next batch on nothing is inferred by it; what was inferred stays. False where there was none. */
  async remove(kind: InferenceTableKind): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const gone = await transaction.query<{ version: string }>(
        'DELETE FROM inference_tables WHERE kind = $1 RETURNING version::text',
        [kind],
      );
      await transaction.query('DELETE FROM inference_table_pieces WHERE version = ANY($1)', [
        gone.map(({ version }) => version),
      ]);
      return gone.length > 0;
    });
  }

  /** The file as it was given. */
  file(table: InferenceTable): FileSource {
    return tableFile(this.database, table);
  }

  private async write(version: string, content: AsyncIterable<Buffer>): Promise<number> {
    const { maxBytes } = this.limits;
    let waiting: Buffer[] = [];
    let held = 0;
    let written = 0;
    const flush = async (): Promise<void> => {
      if (held === 0) return;
      await this.database.query('INSERT INTO inference_table_pieces (version, start, bytes) VALUES ($1, $2, $3)', [
        version,
        written,
        Buffer.concat(waiting),
      ]);
      written += held;
      waiting = [];
      held = 0;
    };
    for await (const block of content) {
      if (written + held + block.length > maxBytes)
        throw new Refusal('TOO_LARGE', `a table may have ${maxBytes} bytes`, { maxBytes });
      waiting.push(block);
      held += block.length;
      if (held >= CHUNK) await flush();
    }
    await flush();
    return written;
  }

  private take({
    kind,
    version,
    fileName,
    note,
    rows,
    bytes,
  }: Omit<InferenceTable, 'givenAt'>): Promise<InferenceTable> {
    return this.database.transaction(async (transaction) => {
      const [before] = await transaction.query<{ version: string }>(
        'SELECT version::text FROM inference_tables WHERE kind = $1 FOR UPDATE',
        [kind],
      );
      const [taken] = await transaction.query<InferenceTable>(
        `INSERT INTO inference_tables (kind, version, file_name, note, rows, bytes) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (kind) DO UPDATE SET version = $2, file_name = $3, note = $4, rows = $5, bytes = $6, given_at = now()
         RETURNING ${COLUMNS}`,
        [kind, version, fileName, note, rows, bytes],
      );
      if (before) await transaction.query('DELETE FROM inference_table_pieces WHERE version = $1', [before.version]);
      return taken!;
    });
  }
}

/** The file of a table, piece by piece. */
export function tableFile(
  queryable: Queryable,
  { version, fileName, bytes }: Pick<InferenceTable, 'version' | 'fileName' | 'bytes'>,
): FileSource {
  return {
    name: fileName,
    bytes,
    async *read(from = 0) {
      for (let at = from; at < bytes;) {
        const [piece] = await queryable.query<{ start: string; bytes: Buffer }>(
          'SELECT start, bytes FROM inference_table_pieces WHERE version = $1 AND start <= $2 ORDER BY start DESC LIMIT 1',
          [version, at],
        );
        const rest = piece?.bytes.subarray(at - Number(piece.start));
        if (!rest?.length) throw new Refusal('FILE_GONE', 'the table was replaced or removed meanwhile');
        yield rest;
        at += rest.length;
      }
    },
  };
}

function readNote(note: string): string {
  const text = normalizeText(note).trim();
  if (text.length > MOST_NOTE || !isStorableText(text))
    throw new Refusal('INVALID_INPUT', `note: expected a text of at most ${MOST_NOTE} characters`);
  return text;
}
