import type { Database } from '../database.js';
import { SEALED } from './secrets.js';
import type { Secrets } from './secrets.js';

/** A column of sealed texts. Each folder names its own, so that an older version's plain texts and a new key reach them all. */
export interface SecretColumn {
  readonly table: string;
  /** The column by which a row is told from the others. */
  readonly id: string;
  readonly column: string;
}

/** What a secret of a row is bound to. */
export const aboutSecret = ({ table, column }: SecretColumn, id: string): string => `${table}.${column}:${id}`;

const ROWS = 500;

/**
 * Seals what an older version left in plain text; tells how many. Of several processes that start at once each row is one's,
 * because it is locked. It dies: a page is one transaction, and the next start goes on.
 */
export async function sealPlainSecrets(
  database: Database,
  secrets: Secrets,
  columns: readonly SecretColumn[],
): Promise<number> {
  let sealed = 0;
  for (const column of columns)
    sealed += await rewrite(database, column, [SEALED], (text, about) => secrets.seal(text, about));
  return sealed;
}

/** Seals with the first key what is sealed with another one; tells how many. None may be lost: see `countLostSecrets`. */
export async function rotateSecrets(
  database: Database,
  secrets: Secrets,
  columns: readonly SecretColumn[],
): Promise<number> {
  let sealed = 0;
  for (const column of columns)
    sealed += await rewrite(database, column, secrets.prefixes.slice(0, 1), (text, about) =>
      secrets.seal(secrets.open(text, about), about),
    );
  return sealed;
}

/** How many sealed texts there are of keys that are not given. */
export async function countLostSecrets(
  database: Database,
  secrets: Secrets,
  columns: readonly SecretColumn[],
): Promise<number> {
  let lost = 0;
  for (const { table, column } of columns) {
    const [row] = await database.query<{ lost: number }>(
      `SELECT count(*)::integer AS lost FROM ${table} WHERE ${column} ^@ $1 AND ${beginsWithNone(column, 2)}`,
      [SEALED, secrets.prefixes],
    );
    lost += row?.lost ?? 0;
  }
  return lost;
}

/** Deletes the rows whose secrets nobody can open any more; tells how many. */
export async function dropLostSecrets(
  database: Database,
  secrets: Secrets,
  columns: readonly SecretColumn[],
): Promise<number> {
  let dropped = 0;
  for (const { table, column } of columns) {
    const rows = await database.query(
      `DELETE FROM ${table} WHERE ${column} ^@ $1 AND ${beginsWithNone(column, 2)} RETURNING 1`,
      [SEALED, secrets.prefixes],
    );
    dropped += rows.length;
  }
  return dropped;
}

/** Writes anew the texts that begin with none of some prefixes, page by page. */
async function rewrite(
  database: Database,
  column: SecretColumn,
  prefixes: readonly string[],
  write: (text: string, about: string) => string,
): Promise<number> {
  const { table, id, column: name } = column;
  let written = 0;
  for (;;) {
    const rows = await database.transaction(async (transaction) => {
      const found = await transaction.query<{ id: string; text: string }>(
        `SELECT ${id}::text AS id, ${name} AS text FROM ${table} WHERE ${beginsWithNone(name, 1)} LIMIT ${ROWS} FOR UPDATE`,
        [prefixes],
      );
      await transaction.query(
        `UPDATE ${table} SET ${name} = given.text FROM unnest($1::text[], $2::text[]) AS given (id, text)
         WHERE ${table}.${id}::text = given.id`,
        [found.map((row) => row.id), found.map((row) => write(row.text, aboutSecret(column, row.id)))],
      );
      return found.length;
    });
    written += rows;
    if (rows < ROWS) return written;
  }
}

// No subquery: one that waited for another process's lock is to look at the row as it is then, and joins are not looked at again.
const beginsWithNone = (column: string, parameter: number): string => `NOT ${column} ^@ ANY ($${parameter}::text[])`;
