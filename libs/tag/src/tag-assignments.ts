import { USERS_AT_MOST } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { addDuration, durationOf } from '@strata/rules';
import type { Tag } from './tag.entity.js';

/** What an assignment needs of its tag. */
export type AssignableTag = Pick<Tag, 'id' | 'key' | 'ttl'>;

/** One assignment to write. */
export interface Assignment {
  userId: number;
  tagId: number;
  /** Milliseconds since 1970; null never. */
  expiresAt: number | null;
}

/** The source of what a tag's own rule says. Nobody else may name it: the next refresh would take the assignment away. */
export const BY_RULE = 'rule';

/** Months and years of a time to live step on the calendar of UTC. */
export const expiryOf = ({ ttl }: AssignableTag, now: number): number | null =>
  ttl === null ? null : addDuration(now, durationOf(ttl), 1, 'UTC');

/** Some milliseconds of work and less than 1 MB a statement, after which the event loop has its turn. */
export const BATCH = 10_000;

/** The users of a set, a batch at a time. */
export function* batchesOf(users: UserSet): Generator<number[]> {
  for (let batch = users.page(BATCH); batch.length > 0; batch = users.page(BATCH, batch.at(-1))) yield batch;
}

/** Whose assignments a write really changed, by tag. */
export class ChangedHolders {
  private readonly users = new Map<number, number[]>();
  count = 0;

  add(rows: readonly { user_id: number; tag_id: number }[]): void {
    this.count += rows.length;
    for (const { user_id, tag_id } of rows) {
      const those = this.users.get(tag_id);
      if (those) those.push(user_id);
      else this.users.set(tag_id, [user_id]);
    }
  }

  /** For the change feed: null where engines would load the tag anew rather than read so many users one by one. */
  of(tagId: number): number[] | null {
    const users = this.users.get(tagId) ?? [];
    return users.length > USERS_AT_MOST ? null : users;
  }
}

/**
 * Writes assignments, each pair of user and tag at most once; what is already so is left alone. The tag's own rule
 * replaces only its own and what has expired: whoever was given the tag by hand meanwhile keeps it so. The time of
 * assignment stays, unless the assignment had ended: then this is another one (docs/decisions/0007).
 * No parameter stands in ON CONFLICT: Citus sends that part to the shards without the SELECT, and a parameter that is not
 * used has no type there.
 */
export async function writeAssignments(
  transaction: Transaction,
  assignments: readonly Assignment[],
  { weight, source, at }: { weight: number | null; source: string; at: number },
  changed = new ChangedHolders(),
): Promise<ChangedHolders> {
  for (let start = 0; start < assignments.length; start += BATCH) {
    const chunk = assignments.slice(start, start + BATCH);
    changed.add(
      await transaction.query<{ user_id: number; tag_id: number }>(
        `INSERT INTO tag_assignments AS held (user_id, tag_id, weight, source, assigned_at, expires_at)
         SELECT user_id, tag_id, $4::float8, $5, $6::timestamptz, expires_at
         FROM unnest($1::integer[], $2::integer[], $3::timestamptz[]) AS new (user_id, tag_id, expires_at)
         ON CONFLICT (user_id, tag_id) DO UPDATE
           SET weight = excluded.weight, source = excluded.source, expires_at = excluded.expires_at,
             assigned_at = CASE WHEN held.expires_at <= excluded.assigned_at THEN excluded.assigned_at ELSE held.assigned_at END
           WHERE (held.weight IS DISTINCT FROM excluded.weight OR held.expires_at IS DISTINCT FROM excluded.expires_at
              OR held.source <> excluded.source)
             AND (excluded.source <> '${BY_RULE}' OR held.source = '${BY_RULE}' OR held.expires_at <= excluded.assigned_at)
         RETURNING user_id, tag_id`,
        [
          chunk.map(({ userId }) => userId),
          chunk.map(({ tagId }) => tagId),
          chunk.map(({ expiresAt }) => (expiresAt === null ? null : new Date(expiresAt).toISOString())),
          weight,
          source,
          new Date(at).toISOString(),
        ],
      ),
    );
  }
  return changed;
}

/** Deletes assignments of one tag; of one source only, where it is given. */
export async function deleteAssignments(
  transaction: Transaction,
  { tagId, userIds, source }: { tagId: number; userIds: readonly number[]; source?: string },
  changed = new ChangedHolders(),
): Promise<ChangedHolders> {
  for (let start = 0; start < userIds.length; start += BATCH)
    changed.add(
      await transaction.query<{ user_id: number; tag_id: number }>(
        `DELETE FROM tag_assignments
         WHERE tag_id = $1 AND user_id = ANY($2::integer[]) AND ($3::text IS NULL OR source = $3)
         RETURNING user_id, tag_id`,
        [tagId, userIds.slice(start, start + BATCH), source ?? null],
      ),
    );
  return changed;
}
