import { USERS_AT_MOST } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { addDuration, durationOf } from '@strata/rules';
import { startOf, STORED, writeHistory } from './assignment-history.js';
import type { StoredAssignment } from './assignment-history.js';
import type { Tag } from './tag.entity.js';

/** What an assignment needs of its tag. */
export type AssignableTag = Pick<Tag, 'id' | 'key' | 'ttl' | 'halfLife'>;

/** One assignment to write. */
export interface Assignment {
  userId: number;
  tagId: number;
  /** Milliseconds since 1970; null never. */
  expiresAt: number | null;
  /** Whether the same weight once more is another one: one that decays begins anew. */
  decays?: boolean;
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

type Pairs = readonly { user_id: number; tag_id: number }[];

/** Whose assignments a write really changed, by tag; and of them who came to hold the tag and who holds it no more. */
export class ChangedHolders {
  private readonly users = new Map<number, number[]>();
  readonly given = new Map<number, number[]>();
  readonly taken = new Map<number, number[]>();
  count = 0;

  add(rows: Pairs): void {
    this.count += rows.length;
    put(this.users, rows);
  }

  give(rows: Pairs): void {
    this.add(rows);
    put(this.given, rows);
  }

  take(rows: Pairs): void {
    this.add(rows);
    put(this.taken, rows);
  }

  get tags(): number[] {
    return [...this.users.keys()];
  }

  /** For the change feed: null where engines would load the tag anew rather than read so many users one by one. */
  of(tagId: number): number[] | null {
    const users = this.users.get(tagId) ?? [];
    return users.length > USERS_AT_MOST ? null : users;
  }
}

function put(users: Map<number, number[]>, rows: Pairs): void {
  for (const { user_id, tag_id } of rows) {
    const those = users.get(tag_id);
    if (those) those.push(user_id);
    else users.set(tag_id, [user_id]);
  }
}

interface Change extends Assignment {
  assignedAt: number;
  changedAt: number | null;
  was: HeldAssignment;
}

type HeldAssignment = StoredAssignment & { version: string };

const instantText = (column: string): string => `coalesce(extract(epoch FROM ${column} AT TIME ZONE 'UTC')::text, '')`;
/** Tells a row as it was read from any other state of it. Immutable throughout: a cluster takes nothing else in an UPDATE. */
const VERSION = `md5(coalesce(weight::text, '') || ' ' || ${instantText('assigned_at')} || ' ' || ${instantText('expires_at')}
  || ' ' || ${instantText('changed_at')} || ' ' || source)`;

interface Given {
  weight: number | null;
  source: string;
  at: number;
}

/**
 * Writes assignments, each pair of user and tag at most once; what is already so is left alone. The tag's own rule
 * replaces only its own and what has expired: whoever was given the tag by hand meanwhile keeps it so. The time of
 * assignment stays, unless the assignment had ended: then this is another one (docs/decisions/0007). What was so before goes
 * to the history.
 */
export async function writeAssignments(
  transaction: Transaction,
  assignments: readonly Assignment[],
  given: Given,
  changed = new ChangedHolders(),
): Promise<ChangedHolders> {
  for (let start = 0; start < assignments.length; start += BATCH) {
    let pending = assignments.slice(start, start + BATCH);
    while (pending.length > 0) {
      const held = await heldAssignments(transaction, pending);
      const first = pending.filter((one) => !held.has(nameOf(one)));
      const changes = pending.flatMap((one) => changeOf(one, held.get(nameOf(one)), given) ?? []);
      const inserted = await insertAssignments(transaction, first, given);
      const replaced = await changeAssignments(transaction, changes, given);
      const written = [...inserted, ...replaced];
      // What had ended is given anew.
      const anew = new Set(changes.filter(({ changedAt }) => changedAt === null).map(nameOf));
      const isAnew = ({ user_id, tag_id }: Pairs[number]): boolean => anew.has(`${user_id} ${tag_id}`);
      changed.give([...inserted, ...replaced.filter(isAnew)]);
      changed.add(replaced.filter((row) => !isAnew(row)));
      // Of those that someone else wrote meanwhile another look decides.
      const mine = new Set(written.map(({ user_id, tag_id }) => `${user_id} ${tag_id}`));
      const old = changes.filter((one) => mine.has(nameOf(one))).map(({ was }) => was);
      await writeHistory(transaction, old, given.at);
      pending = [...first, ...changes].filter((one) => !mine.has(nameOf(one)));
    }
  }
  return changed;
}

const nameOf = ({ userId, tagId }: Assignment): string => `${userId} ${tagId}`;

/** What a new assignment makes of one that is held; nothing where it is so already, or not the rule's to change. */
function changeOf(one: Assignment, was: HeldAssignment | undefined, { weight, source, at }: Given): Change | undefined {
  if (!was) return undefined;
  const hasEnded = was.expires_at !== null && was.expires_at.getTime() <= at;
  const isRenewed = one.decays === true && weight !== null && startOf(was) < at;
  const isSame =
    !isRenewed &&
    was.weight === weight &&
    (was.expires_at?.getTime() ?? null) === one.expiresAt &&
    was.source === source;
  if (isSame || (source === BY_RULE && was.source !== BY_RULE && !hasEnded)) return undefined;
  if (hasEnded) return { ...one, was, assignedAt: at, changedAt: null };
  return { ...one, was, assignedAt: was.assigned_at.getTime(), changedAt: Math.max(at, startOf(was)) };
}

async function heldAssignments(
  transaction: Transaction,
  pairs: readonly Assignment[],
): Promise<Map<string, HeldAssignment>> {
  const rows = await transaction.query<HeldAssignment>(
    `SELECT ${STORED}, ${VERSION} AS version FROM tag_assignments
     WHERE user_id = ANY($1::integer[]) AND tag_id = ANY($2::integer[])`,
    [[...new Set(pairs.map(({ userId }) => userId))], [...new Set(pairs.map(({ tagId }) => tagId))]],
  );
  return new Map(rows.map((row) => [`${row.user_id} ${row.tag_id}`, row]));
}

type Written = { user_id: number; tag_id: number }[];

async function insertAssignments(
  transaction: Transaction,
  assignments: readonly Assignment[],
  { weight, source, at }: Given,
): Promise<Written> {
  if (assignments.length === 0) return [];
  return transaction.query(
    `INSERT INTO tag_assignments (user_id, tag_id, weight, source, assigned_at, expires_at)
     SELECT user_id, tag_id, $4::float8, $5, $6::timestamptz, expires_at
     FROM unnest($1::integer[], $2::integer[], $3::timestamptz[]) AS new (user_id, tag_id, expires_at)
     ON CONFLICT DO NOTHING RETURNING user_id, tag_id`,
    [
      assignments.map(({ userId }) => userId),
      assignments.map(({ tagId }) => tagId),
      assignments.map(({ expiresAt }) => isoOf(expiresAt)),
      weight,
      source,
      isoOf(at),
    ],
  );
}

/** Only where they are still as they were read. */
async function changeAssignments(
  transaction: Transaction,
  changes: readonly Change[],
  { weight, source }: Given,
): Promise<Written> {
  if (changes.length === 0) return [];
  return transaction.query(
    `UPDATE tag_assignments held
     SET weight = $7::float8, source = $8, expires_at = new.expires, assigned_at = new.assigned, changed_at = new.changed
     FROM unnest($1::integer[], $2::integer[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::text[])
       AS new (of_user, of_tag, expires, assigned, changed, version)
     WHERE held.user_id = new.of_user AND held.tag_id = new.of_tag AND ${VERSION} = new.version
     RETURNING held.user_id, held.tag_id`,
    [
      changes.map(({ userId }) => userId),
      changes.map(({ tagId }) => tagId),
      changes.map(({ expiresAt }) => isoOf(expiresAt)),
      changes.map(({ assignedAt }) => isoOf(assignedAt)),
      changes.map(({ changedAt }) => isoOf(changedAt)),
      changes.map(({ was }) => was.version),
      weight,
      source,
    ],
  );
}

const isoOf = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

/** Deletes assignments of one tag; of one source only, where it is given. As they were, they go to the history. */
export function deleteAssignments(
  transaction: Transaction,
  { tagId, userIds, source, at }: { tagId: number; userIds: readonly number[]; source?: string; at: number },
  changed = new ChangedHolders(),
): Promise<ChangedHolders> {
  const pairs = userIds.map((userId) => ({ userId, tagId }));
  return deletePairs(transaction, pairs, { source, at }, changed);
}

/** The same of many tags. */
export async function deletePairs(
  transaction: Transaction,
  pairs: readonly Pick<Assignment, 'userId' | 'tagId'>[],
  { source, at }: { source?: string | undefined; at: number },
  changed: ChangedHolders,
): Promise<ChangedHolders> {
  for (let start = 0; start < pairs.length; start += BATCH) {
    const some = pairs.slice(start, start + BATCH);
    const deleted = await transaction.query<StoredAssignment>(
      `DELETE FROM tag_assignments held USING unnest($1::integer[], $2::integer[]) AS gone (of_user, of_tag)
       WHERE held.user_id = gone.of_user AND held.tag_id = gone.of_tag AND ($3::text IS NULL OR source = $3)
       RETURNING ${STORED}`,
      [some.map(({ userId }) => userId), some.map(({ tagId }) => tagId), source ?? null],
    );
    const hadEnded = ({ expires_at }: StoredAssignment): boolean => expires_at !== null && expires_at.getTime() <= at;
    changed.take(deleted.filter((row) => !hadEnded(row)));
    changed.add(deleted.filter(hadEnded));
    await writeHistory(transaction, deleted, at);
  }
  return changed;
}

/** Deletes assignments of one tag and source as if they had never been: what they were before goes from the history, too. Answers them. */
export async function takeBackAssignments(
  transaction: Transaction,
  { tagId, userIds, source, since }: { tagId: number; userIds: readonly number[]; source: string; since?: Date },
  changed: ChangedHolders,
): Promise<StoredAssignment[]> {
  const taken: StoredAssignment[] = [];
  for (let start = 0; start < userIds.length; start += BATCH) {
    const deleted = await transaction.query<StoredAssignment>(
      `DELETE FROM tag_assignments WHERE tag_id = $1 AND user_id = ANY($2::integer[]) AND source = $3 RETURNING ${STORED}`,
      [tagId, userIds.slice(start, start + BATCH), source],
    );
    changed.take(deleted);
    await transaction.query(
      `DELETE FROM tag_assignment_history past
       USING unnest($2::integer[], $3::timestamptz[]) AS gone (user_id, assigned_at)
       WHERE past.tag_id = $1 AND past.user_id = gone.user_id AND past.source = $4
         AND past.valid_from >= least(gone.assigned_at, $5::timestamptz)`,
      [
        tagId,
        deleted.map(({ user_id }) => user_id),
        deleted.map(({ assigned_at }) => assigned_at.toISOString()),
        source,
        since?.toISOString() ?? null,
      ],
    );
    for (const one of deleted) taken.push(one);
  }
  return taken;
}
