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
  { table: 'movements', by: 'user_id', beside: 'users' },
  { table: 'segment_memberships', by: 'user_id', beside: 'users' },
  { table: 'rfm_scores', by: 'user_id', beside: 'users' },
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
    await withTriggers(
      database,
      `SELECT create_distributed_table('${table}', '${by}', colocate_with => '${beside ?? 'none'}')`,
    );
    done.push(table);
  }
  for (const table of REFERENCE) {
    if (there.has(table)) continue;
    await database.query('SELECT create_reference_table($1::text::regclass)', [table]);
    done.push(table);
  }
  if (await keepConsents(database)) done.push('consents_append_only');
  return done;
}

/**
 * Citus distributes triggers only where one says so: it cannot know that they look at nothing but the row before them, as the one
 * on consents does. It puts them on every shard, and new ones on a table that is distributed likewise.
 */
async function withTriggers(database: Database, statement: string): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('SET LOCAL citus.enable_unsafe_triggers = on');
    await transaction.query(statement);
  });
}

/** Earlier versions took the trigger that keeps consents from being changed off a cluster; whether it was put back. */
async function keepConsents(database: Database): Promise<boolean> {
  const triggers = await database.query(
    `SELECT FROM pg_trigger WHERE tgrelid = 'consents'::regclass AND tgname = 'consents_append_only'`,
  );
  if (triggers.length > 0) return false;
  await withTriggers(
    database,
    `CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE ON consents
       FOR EACH ROW EXECUTE FUNCTION refuse_change_of_consent()`,
  );
  return true;
}
