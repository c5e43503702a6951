import type { Database, Queryable } from './database.js';
import { Refusal } from './refusal.js';

/**
 * What lies where on a cluster. Tables of users are distributed by the user's key and lie beside `users`; a table that
 * keeps something unique is distributed by the unique value; what every condition reads is a reference table, copied to
 * each node. All others stay on the coordinator: they are small, and joined to nothing of the users'.
 */
const DISTRIBUTED: { table: string; by: string; beside?: string }[] = [
  { table: 'users', by: 'id' },
  { table: 'user_attributes', by: 'user_id', beside: 'users' },
  { table: 'user_attribute_origins', by: 'user_id', beside: 'users' },
  { table: 'import_changes', by: 'user_id', beside: 'users' },
  { table: 'user_attribute_history', by: 'user_id', beside: 'users' },
  { table: 'tag_assignments', by: 'user_id', beside: 'users' },
  { table: 'tag_assignment_history', by: 'user_id', beside: 'users' },
  { table: 'events', by: 'user_id', beside: 'users' },
  { table: 'merges', by: 'user_id', beside: 'users' },
  { table: 'kept_apart', by: 'user_id', beside: 'users' },
  { table: 'duplicate_keys', by: 'user_id', beside: 'users' },
  { table: 'duplicates', by: 'user_id', beside: 'users' },
  { table: 'consents', by: 'user_id', beside: 'users' },
  { table: 'suppressions', by: 'user_id', beside: 'users' },
  { table: 'rights_exercised', by: 'user_id', beside: 'users' },
  { table: 'identities', by: 'value' },
  { table: 'identity_notices', by: 'value', beside: 'identities' },
  { table: 'accepted_messages', by: 'id' },
];
const REFERENCE = ['tags'];

/** Whether this database is the coordinator of a Citus cluster. */
export async function isCitus(queryable: Queryable): Promise<boolean> {
  const [row] = await queryable.query<{ yes: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS yes`,
  );
  return row?.yes ?? false;
}

/**
 * Distributes a migrated schema over the cluster's nodes, once; a second run finds only what a later migration has made. Partitions made later
 * are distributed by Citus itself. It dies: each table is distributed whole or not at all, and another run goes on.
 */
export async function citusSetup(database: Database): Promise<string[]> {
  if (!(await isCitus(database))) {
    throw new Refusal('CITUS_MISSING', 'This database has no Citus extension: CREATE EXTENSION citus, on every node.');
  }
  const rows = await database.query<{ name: string }>('SELECT logicalrelid::text AS name FROM pg_dist_partition');
  const there = new Set(rows.map((row) => row.name));
  const done: string[] = [];
  for (const { table, by, beside } of DISTRIBUTED) {
    if (there.has(table)) continue;
    // Citus distributes no table with triggers: there nothing but the code keeps consents from being changed.
    if (table === 'consents') await database.query('DROP TRIGGER IF EXISTS consents_append_only ON consents');
    await database.query('SELECT create_distributed_table($1::text::regclass, $2, colocate_with => $3)', [
      table,
      by,
      beside ?? 'none',
    ]);
    done.push(table);
  }
  for (const table of REFERENCE) {
    if (there.has(table)) continue;
    await database.query('SELECT create_reference_table($1::text::regclass)', [table]);
    done.push(table);
  }
  return done;
}
