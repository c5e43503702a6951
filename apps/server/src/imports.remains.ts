import type { Queryable, Transaction } from '@strata/db';
import type { PersonalData } from '@strata/profile';

/**
 * Tables that say nothing of whether somebody else knows a user: what makes a user up, which an undo takes back value by value
 * and looks at before it removes anyone, and what is worked out from it.
 */
export const SAY_NOTHING: readonly string[] = [
  'users',
  'identities',
  'user_attributes',
  'user_attribute_origins',
  'duplicate_keys',
  'duplicates', // proposals; what was decided of them is in merges and kept_apart
  'imports',
  'import_chunks',
  'import_rejected_rows',
  'import_event_batches', // whose events are in events
  'segment_snapshots',
  'segment_snapshot_chunks',
  'bulk_movement_chunks', // who moved at once: worked out from the rest
];

/** How a table tells whom it knows, where that is not `user_id` alone. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  merges: ['user_id', 'merged_id'],
  kept_apart: ['user_id', 'other_id'],
};
const LISTS: Readonly<Record<string, string>> = { webhook_deliveries: 'user_ids' };

/** Rows that say nothing: of two of these users who were merged nobody else is told. */
const BUT: Readonly<Record<string, string>> = {
  merges: 'NOT (undone_at IS NULL AND user_id = ANY($1::integer[]) AND merged_id = ANY($1::integer[]))',
};

/**
 * Of these users those of whom any folder keeps anything that is not worked out from the rest. A table that is made later counts by its `user_id`; one
 * that has no such column makes an undo fail until it is said here how it tells its users, so none is forgotten.
 */
export async function remainsOf(
  queryable: Queryable,
  personalData: readonly PersonalData[],
  userIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const remains = new Set<number>();
  for (const { tables, derived = {} } of personalData) {
    for (const table of tables.filter((one) => !SAY_NOTHING.includes(one))) {
      const rows = await queryable.query<{ id: number }>(usersOf(table, derived[table]), [userIds]);
      for (const { id } of rows) remains.add(id);
    }
  }
  return remains;
}

/** What was worked out of users who are gone goes with them. */
export async function dropDerived(
  transaction: Transaction,
  personalData: readonly PersonalData[],
  userIds: readonly number[],
): Promise<void> {
  if (userIds.length === 0) return;
  for (const { derived = {} } of personalData)
    for (const [table, condition] of Object.entries(derived))
      await transaction.query(`DELETE FROM ${table} WHERE user_id = ANY($1::integer[]) AND ${condition}`, [userIds]);
}

function usersOf(table: string, derived = 'false'): string {
  const list = LISTS[table];
  if (list !== undefined) {
    return `SELECT DISTINCT known AS id FROM ${table}, unnest(${list}) AS known
      WHERE ${list} && $1::integer[] AND known = ANY($1::integer[])`;
  }
  const but = BUT[table] === undefined ? '' : ` AND ${BUT[table]}`;
  return (COLUMNS[table] ?? ['user_id'])
    .map(
      (column) =>
        `SELECT ${column} AS id FROM ${table} WHERE ${column} = ANY($1::integer[])${but} AND NOT (${derived})`,
    )
    .join(' UNION ');
}
