import type { Transaction } from '@strata/db';
import { STORED } from './assignment-history.js';
import type { StoredAssignment } from './assignment-history.js';
import type { Group } from './exclusive-tags.js';
import type { AssignableTag, ChangedHolders } from './tag-assignments.js';

/** How long an assignment stood that is as if it had never been; `to` null: until now. */
interface Undone {
  userId: number;
  from: Date;
  to: Date | null;
}

type PastAssignment = Omit<StoredAssignment, 'changed_at'> & { valid_from: Date; valid_to: Date };

const PAST = 'user_id, tag_id, weight, source, assigned_at, expires_at, valid_from, valid_to';

/** Undoes that a tag took other branches, which nobody holds beside it. The exclusive tags have to be locked by the transaction. */
export class TakenBranches {
  private readonly others: number[];

  constructor(
    private readonly transaction: Transaction,
    private readonly tag: AssignableTag,
    private readonly groups: readonly Group[],
  ) {
    const below = groups.flatMap(({ branches }) => [...branches.keys()]);
    this.others = [...new Set(below)].filter((id) => this.areBeside(id, tag.id));
  }

  /**
   * Gives back what the tag took: until now, where an assignment of it has just been deleted, and until a third branch came, where that
   * took it in turn. Whoever holds another branch by now keeps it.
   */
  async giveBack({ deleted, userIds, source, since }: TakenBack, now: number, changed: ChangedHolders): Promise<void> {
    if (this.others.length === 0) return;
    const standing = new Set(deleted.map(({ user_id }) => user_id));
    const gone = userIds.filter((id) => !standing.has(id));
    const undone = [
      ...deleted.map(({ user_id, assigned_at }): Undone => ({ userId: user_id, from: assigned_at, to: null })),
      ...(await this.dropReplaced(gone, source, since)),
    ];
    const taken = await this.takenBy(undone);
    const until = new Map(undone.map((one) => [lifeOf(one.userId, one.from), one.to]));
    const endOf = (past: PastAssignment): Date | null => until.get(lifeOf(past.user_id, past.valid_to)) ?? null;
    await this.lengthen(taken.filter(endOf), endOf);
    await this.restore(
      taken.filter((past) => !endOf(past)),
      now,
      changed,
    );
  }

  /** Whether nobody holds one beside the other. */
  private areBeside(one: number, other: number): boolean {
    return this.groups.some(({ branches }) => {
      const [a, b] = [branches.get(one), branches.get(other)];
      return a !== undefined && b !== undefined && a !== b;
    });
  }

  /** Deletes from the history what the source gave since then and another branch took. */
  private async dropReplaced(userIds: readonly number[], source: string, since: Date): Promise<Undone[]> {
    const past = await this.transaction.query<PastAssignment>(
      `SELECT ${PAST} FROM tag_assignment_history
       WHERE tag_id = $1 AND user_id = ANY($2::integer[]) AND source = $3 AND assigned_at >= $4`,
      [this.tag.id, userIds, source, since],
    );
    const came = await this.transaction.query<{ user_id: number; at: Date }>(
      `SELECT user_id, assigned_at AS at FROM tag_assignments WHERE user_id = ANY($1::integer[]) AND tag_id = ANY($2::integer[])
       UNION SELECT user_id, assigned_at FROM tag_assignment_history
         WHERE user_id = ANY($1::integer[]) AND tag_id = ANY($2::integer[])`,
      [past.map(({ user_id }) => user_id), this.others],
    );
    const arrivals = new Set(came.map(({ user_id, at }) => lifeOf(user_id, at)));
    const replaced = past.filter(({ user_id, valid_to }) => arrivals.has(lifeOf(user_id, valid_to)));
    const lives = new Set(replaced.map(({ user_id, assigned_at }) => lifeOf(user_id, assigned_at)));
    await this.drop(past.filter(({ user_id, assigned_at }) => lives.has(lifeOf(user_id, assigned_at))));
    return replaced.map(({ user_id, assigned_at, valid_to }) => ({ userId: user_id, from: assigned_at, to: valid_to }));
  }

  private takenBy(undone: readonly Undone[]): Promise<PastAssignment[]> {
    return this.transaction.query<PastAssignment>(
      `SELECT ${PAST} FROM tag_assignment_history JOIN unnest($1::integer[], $2::timestamptz[]) AS undone (of_user, since)
         ON user_id = of_user AND valid_to = since
       WHERE tag_id = ANY($3::integer[])`,
      [undone.map(({ userId }) => userId), undone.map(({ from }) => from.toISOString()), this.others],
    );
  }

  private async lengthen(
    taken: readonly PastAssignment[],
    endOf: (past: PastAssignment) => Date | null,
  ): Promise<void> {
    await this.transaction.query(
      `UPDATE tag_assignment_history past SET valid_to = longer.until
       FROM unnest($1::integer[], $2::integer[], $3::timestamptz[], $4::timestamptz[]) AS longer (of_user, of_tag, since, until)
       WHERE past.user_id = longer.of_user AND past.tag_id = longer.of_tag AND past.valid_from = longer.since`,
      [...keysOf(taken), taken.map((past) => endOf(past)?.toISOString())],
    );
  }

  private async restore(taken: readonly PastAssignment[], now: number, changed: ChangedHolders): Promise<void> {
    const held = await this.transaction.query<StoredAssignment>(
      `SELECT ${STORED} FROM tag_assignments WHERE user_id = ANY($1::integer[])
         AND tag_id = ANY($2::integer[]) AND (expires_at IS NULL OR expires_at > $3)`,
      [taken.map(({ user_id }) => user_id), [...this.others, this.tag.id], new Date(now)],
    );
    const free = taken.filter(
      (past) => !held.some((one) => one.user_id === past.user_id && this.areBeside(one.tag_id, past.tag_id)),
    );
    const restored = await this.transaction.query<{ user_id: number; tag_id: number }>(
      `INSERT INTO tag_assignments (user_id, tag_id, weight, source, assigned_at, expires_at, changed_at)
       SELECT user_id, tag_id, weight, source, assigned_at, expires_at, nullif(since, assigned_at)
       FROM unnest($1::integer[], $2::integer[], $3::timestamptz[], $4::float8[], $5::text[], $6::timestamptz[], $7::timestamptz[])
         AS back (user_id, tag_id, since, weight, source, assigned_at, expires_at)
       ON CONFLICT DO NOTHING RETURNING user_id, tag_id`,
      [
        ...keysOf(free),
        free.map(({ weight }) => weight),
        free.map(({ source }) => source),
        free.map(({ assigned_at }) => assigned_at.toISOString()),
        free.map(({ expires_at }) => expires_at?.toISOString() ?? null),
      ],
    );
    const back = new Set(restored.map(({ user_id, tag_id }) => `${user_id} ${tag_id}`));
    await this.drop(free.filter(({ user_id, tag_id }) => back.has(`${user_id} ${tag_id}`)));
    changed.add(restored);
  }

  private async drop(past: readonly PastAssignment[]): Promise<void> {
    await this.transaction.query(
      `DELETE FROM tag_assignment_history past
       USING unnest($1::integer[], $2::integer[], $3::timestamptz[]) AS gone (of_user, of_tag, since)
       WHERE past.user_id = gone.of_user AND past.tag_id = gone.of_tag AND past.valid_from = gone.since`,
      keysOf(past),
    );
  }
}

/** What is taken back: the assignments that were deleted, of these users, of what the source gave since then. */
interface TakenBack {
  deleted: readonly StoredAssignment[];
  userIds: readonly number[];
  source: string;
  since: Date;
}

const lifeOf = (userId: number, at: Date): string => `${userId} ${at.getTime()}`;

const keysOf = (past: readonly PastAssignment[]): [number[], number[], string[]] => [
  past.map(({ user_id }) => user_id),
  past.map(({ tag_id }) => tag_id),
  past.map(({ valid_from }) => valid_from.toISOString()),
];
