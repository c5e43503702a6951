import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { isCitus } from '../citus.js';
import type { Database } from '../database.js';
import { migrate } from '../migrate.js';
import { migrations } from '../migrations/index.js';
import { Refusal } from '../refusal.js';
import { quoted } from './backup.js';
import { BackupReader, notWhole, type BackupPart, type Head, type Section, type Tail } from './file.js';
import { inSession, type Session } from './session.js';

export interface RestoreOptions {
  /** Empty, or with what a restore left that broke off. */
  database: Database;
  parts: readonly BackupPart[];
  /** Makes the schemas of the parts. */
  prepareParts: () => Promise<void>;
  /** Of the file, unpacked. */
  content: AsyncIterable<Buffer>;
}

export interface Restored {
  takenAt: string;
  /** Of the Strata that wrote the file. */
  version: string;
  rows: Record<string, number>;
}

/**
 * Brings a backup into an empty database: its schema of then, all rows in one transaction, then the migrations that have
 * come since. It dies: no start takes the database for a whole one, and the next restore begins anew.
 */
export async function restore({ database, parts, prepareParts, content }: RestoreOptions): Promise<Restored> {
  const reader = new BackupReader(content);
  const head = await reader.head();
  expectKnown(head);
  await clear(database);
  await database.query('CREATE TABLE unfinished_restore ()');
  await migrate(database, { upTo: head.migrations.length, also: prepareParts });
  const rows = await inSession(database.url, 'BEGIN', async (session) => {
    await empty(session);
    await makePartitions(session, head);
    const loaded = await load(session, reader, parts);
    await session.query('DROP TABLE unfinished_restore');
    return loaded;
  });
  await migrate(database, { also: prepareParts });
  await database.query('ANALYZE');
  return { takenAt: head.takenAt, version: head.version, rows };
}

function expectKnown({ migrations: names, version }: Head): void {
  if (names.every((name, at) => migrations[at]?.name === name)) return;
  throw new Refusal(
    'OTHER_VERSION',
    `this backup is of Strata ${version}, whose schema this version does not know: restore it with that version or a later one`,
  );
}

async function clear(database: Database): Promise<void> {
  if (await isCitus(database)) throw new Refusal('CLUSTER', 'a backup cannot be restored into a Citus cluster');
  const [state] = await database.query<{ tables: number; unfinished: boolean }>(
    `SELECT count(*)::int AS tables, to_regclass('unfinished_restore') IS NOT NULL AS unfinished FROM pg_class
     WHERE relkind IN ('r', 'p', 'S', 'v') AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'graphile_worker'))`,
  );
  if (state?.unfinished)
    await database.query(
      'DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public',
    );
  else if (state?.tables !== 0)
    throw new Refusal(
      'NOT_EMPTY',
      'the database is not empty: restore into a new one, so that nothing is lost or mixed',
    );
}

/** Migrations write rows of their own, such as keys. */
async function empty(session: Session): Promise<void> {
  const tables = await session.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND relname NOT IN ('migrations', 'unfinished_restore')`,
  );
  const filled: string[] = [];
  for (const { name } of tables)
    if ((await session.query(`SELECT FROM ${quoted(name)} LIMIT 1`)).length > 0) filled.push(quoted(name));
  if (filled.length > 0) await session.query(`TRUNCATE ${filled.join(', ')} CASCADE`);
}

/** Before there are rows, which would lie in the partition of all other months. */
async function makePartitions(session: Session, { partitions }: Head): Promise<void> {
  for (const { name, parent, bound } of partitions) {
    if (bound === 'DEFAULT') continue;
    if (!/^FOR VALUES FROM \('[^']*'\) TO \('[^']*'\)$/.test(bound)) throw notWhole();
    await session.query(`CREATE TABLE ${quoted(name)} PARTITION OF ${quoted(parent)} ${bound}`);
  }
}

async function load(
  session: Session,
  reader: BackupReader,
  parts: readonly BackupPart[],
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (let next: Section | Tail; ;) {
    next = await reader.next();
    if ('end' in next) {
      await reader.expectEnd();
      if (JSON.stringify(next.rows) !== JSON.stringify(rows)) throw notWhole();
      for (const { name, value, isCalled } of next.sequences)
        await session.query('SELECT setval($1::regclass, $2, $3)', [quoted(name), value, isCalled]);
      return rows;
    }
    if ('part' in next) rows[next.part] = await loadPart(session, reader, next.part, parts);
    else rows[next.table] = await loadTable(session, reader, next);
  }
}

async function loadTable(
  session: Session,
  reader: BackupReader,
  { table, columns }: { table: string; columns: string[] },
): Promise<number> {
  const copy = session.client.query(copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(reader.rows()), copy);
  return copy.rowCount;
}

async function loadPart(
  session: Session,
  reader: BackupReader,
  name: string,
  parts: readonly BackupPart[],
): Promise<number> {
  const part = parts.find((one) => one.name === name);
  if (!part) throw notWhole();
  let count = 0;
  for await (const rows of reader.rows()) {
    const lines = rows.toString('utf8').trimEnd().split('\n');
    await part.write(session, lines);
    count += lines.length;
  }
  return count;
}
