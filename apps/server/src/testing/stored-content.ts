import type { Database } from '@strata/db';

/** All that arrived data leaves, counted and hashed without keys and times of arrival. */
export async function contentOf(database: Database): Promise<object> {
  const hashed = (row: string, from: string) =>
    database.query(`SELECT count(*)::integer AS rows, sum(hashtextextended((${row})::text, 0)) AS hash FROM ${from}`);
  return {
    users: await hashed('u.external_id, a."values"', 'users u LEFT JOIN user_attributes a ON a.user_id = u.id'),
    identities: await hashed('u.external_id, kind, namespace, value', 'identities JOIN users u ON u.id = user_id'),
    tags: await hashed(
      'u.external_id, tags.key, t.source',
      'tag_assignments t JOIN tags ON tags.id = tag_id JOIN users u ON u.id = user_id',
    ),
    past: await hashed('u.external_id, key, value', 'user_attribute_history JOIN users u ON u.id = user_id'),
    events: await hashed('u.external_id, name, occurred_at, properties', 'events JOIN users u ON u.id = user_id'),
    eventTypes: await hashed('name, volume', 'event_types'),
    messages: await hashed('id', 'accepted_messages'),
    rejected: await hashed('row, line, code, reason, fields', 'import_rejected_rows'),
    undo: await hashed(
      'u.external_id, created, c.identities, c.tags',
      'import_changes c JOIN users u ON u.id = c.user_id',
    ),
  };
}
