import type { Queryable } from '@strata/db';
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
 * Of these users those of whom any folder keeps anything. A table that is made later counts by its `user_id`; one that has no
 * such column makes an undo fail until it is said here how it tells its users, so none is forgotten.
 */
export async function remainsOf(
  queryable: Queryable,
  personalData: readonly PersonalData[],
  userIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const tables = personalData.flatMap((data) => data.tables).filter((table) => !SAY_NOTHING.includes(table));
  const remains = new Set<number>();
  for (const table of tables) {
    const rows = await queryable.query<{ id: number }>(usersOf(table), [userIds]);
    for (const { id } of rows) remains.add(id);
  }
  return remains;
}

function usersOf(table: string): string {
  const list = LISTS[table];
  if (list !== undefined) {
    return `SELECT DISTINCT known AS id FROM ${table}, unnest(${list}) AS known
      WHERE ${list} && $1::integer[] AND known = ANY($1::integer[])`;
  }
  const but = BUT[table] === undefined ? '' : ` AND ${BUT[table]}`;
  return (COLUMNS[table] ?? ['user_id'])
    .map((column) => `SELECT ${column} AS id FROM ${table} WHERE ${column} = ANY($1::integer[])${but}`)
    .join(' UNION ');
}
