import type { Queryable, Transaction } from './database.js';

/**
 * Call it in every transaction that changes an attribute definition, a tag, a segment or the workspace. It locks one row,
 * so such transactions follow one another: do it late in the transaction.
 */
export async function raiseDefinitionsVersion(transaction: Transaction): Promise<void> {
  await transaction.query('UPDATE definitions_version SET version = version + 1');
}

/** The number that changes whenever a definition does; compare it, do not count with it. */
export async function definitionsVersion(queryable: Queryable): Promise<string> {
  const [row] = await queryable.query<{ version: string }>('SELECT version FROM definitions_version');
  if (!row) throw new Error('definitions_version is empty: run the migrations');
  return row.version;
}
