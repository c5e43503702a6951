import type { Queryable } from '@strata/db';

/** The users and everyone who was merged into them, level by level: a cluster cannot recurse over shards. */
export async function withMerged(queryable: Queryable, userIds: readonly number[]): Promise<number[]> {
  const users = new Set(userIds);
  for (let level = [...userIds]; level.length > 0;) {
    const rows = await queryable.query<{ id: number }>(
      'SELECT merged_id AS id FROM merges WHERE user_id = ANY($1::integer[]) AND undone_at IS NULL',
      [level],
    );
    level = rows.map(({ id }) => id).filter((id) => !users.has(id));
    for (const id of level) users.add(id);
  }
  return [...users];
}

/** Those of the users and everyone who was merged into them, each with the one of the users that they are now. */
export async function personsOf(queryable: Queryable, userIds: readonly number[]): Promise<Map<number, number>> {
  const keptOf = new Map(userIds.map((id) => [id, id]));
  for (let level = [...keptOf.keys()]; level.length > 0;) {
    const rows = await queryable.query<{ kept: number; id: number }>(
      'SELECT user_id AS kept, merged_id AS id FROM merges WHERE user_id = ANY($1::integer[]) AND undone_at IS NULL',
      [level],
    );
    const next = rows.filter(({ id }) => !keptOf.has(id));
    for (const { id, kept } of next) keptOf.set(id, keptOf.get(kept)!);
    level = next.map(({ id }) => id);
  }
  return keptOf;
}
