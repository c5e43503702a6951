import type { Readable } from 'node:stream';
import { to as copyTo } from 'pg-copy-streams';
import { isCitus } from '../citus.js';
import type { Queryable } from '../database.js';
import { Refusal } from '../refusal.js';
import { FORMAT, type BackupPart, type Head, type Section, type Tail } from './file.js';
import { inSession } from './session.js';

export interface BackupOptions {
  url: string;
  /** Of the Strata that writes it, for whoever restores it. */
  version: string;
  parts: readonly BackupPart[];
  /** Takes the file as it is made, and resolves when all of it is written. */
  write: (content: AsyncIterable<Buffer | string>) => Promise<void>;
}

/**
 * Everything that a database of Strata holds, of one snapshot, while others read and write. Left out are tables that tell
 * transactions by their numbers (the change feed), which mean nothing in another server, and which process does what; all begin without them.
 * Tells the rows of each table.
 */
export async function backup({ url, version, parts, write }: BackupOptions): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  await inSession(url, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (session) => {
    const head = await headOf(session, version);
    async function* content(): AsyncGenerator<Buffer | string> {
      yield line(head);
      for (const { table, columns } of await tablesOf(session)) {
        yield line({ table, columns });
        const list = columns.map(quoted).join(', ');
        const copy = session.client.query(copyTo(`COPY (SELECT ${list} FROM ${quoted(table)}) TO STDOUT`));
        yield* copy as Readable & AsyncIterable<Buffer>;
        rows[table] = copy.rowCount;
        yield '\\.\n';
      }
      for (const part of parts) {
        yield line({ part: part.name });
        rows[part.name] = 0;
        for await (const text of part.read(session)) {
          rows[part.name]! += 1;
          yield `${text}\n`;
        }
        yield '\\.\n';
      }
      // Behind the rows, since sequences know no snapshots: no number of a row is given again.
      yield line({ end: true, rows, sequences: await sequencesOf(session) });
    }
    await write(content());
  });
  return rows;
}

const line = (value: Head | Section | Tail): string => `${JSON.stringify(value)}\n`;

/** A name in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function headOf(session: Queryable, version: string): Promise<Head> {
  if (await isCitus(session))
    throw new Refusal('CLUSTER', 'a snapshot of a Citus cluster is of no one instant: back up its nodes together');
  const [state] = await session.query<{ migrations: boolean; unfinished: boolean }>(
    `SELECT to_regclass('migrations') IS NOT NULL AS migrations, to_regclass('unfinished_restore') IS NOT NULL AS unfinished`,
  );
  if (!state?.migrations || state.unfinished)
    throw new Refusal('NOT_FOUND', 'there is no database of Strata here, or one whose restore did not come to its end');
  const migrations = await session.query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
  const partitions = await session.query<Head['partitions'][number]>(
    `SELECT c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound
     FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class p ON p.oid = i.inhparent
     WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const takenAt = new Date().toISOString();
  return { format: FORMAT, version, takenAt, migrations: migrations.map(({ name }) => name), partitions };
}

/** Every table after those that it refers to. */
async function tablesOf(session: Queryable): Promise<{ table: string; columns: string[] }[]> {
  const tables = await session.query<{ table: string; columns: string[]; refers: string[] }>(
    `SELECT c.relname AS table,
       ARRAY(SELECT attname::text FROM pg_attribute
             WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
       ARRAY(SELECT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
             WHERE k.conrelid = c.oid AND k.contype = 'f' AND f.oid <> c.oid) AS refers
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname NOT IN ('migrations', 'unfinished_restore', 'leases')
       AND NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND atttypid = 'xid8'::regtype AND NOT attisdropped)
     ORDER BY 1`,
  );
  const sorted: typeof tables = [];
  for (let left = tables; left.length > 0;) {
    const free = left.filter(({ refers }) => !left.some(({ table }) => refers.includes(table)));
    if (free.length === 0) throw new Error('tables refer to one another in a circle');
    sorted.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return sorted;
}

function sequencesOf(session: Queryable): Promise<Tail['sequences']> {
  return session.query(
    `SELECT sequencename AS name, coalesce(last_value, start_value)::float8 AS value, last_value IS NOT NULL AS "isCalled"
     FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
  );
}
