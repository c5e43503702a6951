import { userSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import { sameOr } from '@strata/movement';
import type { Difference, FollowedKind, Moved, MovementKind } from '@strata/movement';
import { presentAmong } from '@strata/profile';
import { planRule } from '@strata/rules';
import type { Definitions, Plan } from '@strata/rules';

/** Users of a statement. */
const BATCH = 10_000;

interface Pair {
  userId: number;
  segment: string;
}

/** Segments that somebody watches: who is in them is kept, so that everybody who enters or leaves is told of once, whatever happens to a process. */
export class WatchedSegments implements FollowedKind {
  readonly name = 'segment';
  private known: { definitions: Definitions; plans: ReadonlyMap<string, Plan | undefined> } | undefined;

  constructor(
    private readonly queryable: Queryable,
    private readonly definitions: () => Promise<Definitions>,
  ) {}

  async plans(): Promise<ReadonlyMap<string, Plan | undefined>> {
    const definitions = await this.definitions();
    if (this.known?.definitions === definitions) return this.known.plans;
    const watched = await this.queryable.query<{ key: string }>('SELECT key FROM segments WHERE watched');
    const plans = new Map<string, Plan | undefined>();
    for (const { key } of watched) {
      if (!definitions.segments.has(key)) continue;
      plans.set(key, sameOr(this.known?.plans.get(key), planRule({ segment: { key } }, definitions)));
    }
    this.known = { definitions, plans };
    return plans;
  }

  /** Of a segment that was never followed since it came to be watched, nothing is kept. */
  async leftovers(): Promise<string[]> {
    const rows = await this.queryable.query<{ key: string }>(
      'SELECT key FROM segments WHERE followed_since IS NOT NULL AND (NOT watched OR archived_at IS NOT NULL)',
    );
    return rows.map(({ key }) => key);
  }

  /** Those who are in it when it comes to be watched have not entered then: they are kept, and not told of. */
  async settle(transaction: Transaction, key: string, members: UserSet, now: number): Promise<Moved[]> {
    const [begun] = await transaction.query<{ key: string }>(
      'UPDATE segments SET followed_since = $2 WHERE key = $1 AND followed_since IS NULL RETURNING key',
      [key, new Date(now)],
    );
    const kept = await this.keptOf(transaction, key);
    const moved = await this.write(transaction, [difference(key, members.andNot(kept), kept.andNot(members))], now);
    return begun ? [] : moved;
  }

  apply(transaction: Transaction, differences: readonly Difference[], now: number): Promise<Moved[]> {
    return this.write(transaction, differences, now);
  }

  /** Whoever stops watching has not made anybody leave. */
  async end(transaction: Transaction, key: string): Promise<Moved[]> {
    await transaction.query('DELETE FROM segment_memberships WHERE segment_key = $1', [key]);
    await transaction.query('UPDATE segments SET followed_since = NULL WHERE key = $1', [key]);
    return [];
  }

  private async keptOf(transaction: Transaction, key: string): Promise<UserSet> {
    const kept: number[] = [];
    for (let after = 0; ;) {
      const page = await transaction.query<{ userId: number }>(
        `SELECT user_id AS "userId" FROM segment_memberships WHERE segment_key = $1 AND user_id > $2 ORDER BY user_id LIMIT ${BATCH}`,
        [key, after],
      );
      for (const { userId } of page) kept.push(userId);
      if (page.length < BATCH) return userSet(kept);
      after = page.at(-1)!.userId;
    }
  }

  private async write(transaction: Transaction, differences: readonly Difference[], now: number): Promise<Moved[]> {
    const left = await inBatches(pairsOf(differences, 'left'), (users, segments) =>
      transaction.query<Pair>(
        `DELETE FROM segment_memberships held USING unnest($1::integer[], $2::text[]) AS gone (of_user, segment)
         WHERE held.user_id = gone.of_user AND held.segment_key = gone.segment
         RETURNING held.user_id AS "userId", held.segment_key AS segment`,
        [users, segments],
      ),
    );
    const entered = await inBatches(pairsOf(differences, 'entered'), async (users, segments) => {
      const present = await presentAmong(transaction, users);
      return transaction.query<Pair>(
        `INSERT INTO segment_memberships (user_id, segment_key, since)
         SELECT of_user, segment, $3::timestamptz FROM unnest($1::integer[], $2::text[]) AS new (of_user, segment)
         ON CONFLICT DO NOTHING RETURNING user_id AS "userId", segment_key AS segment`,
        [
          users.filter((user) => present.has(user)),
          segments.filter((_, at) => present.has(users[at]!)),
          new Date(now).toISOString(),
        ],
      );
    });
    return [...movedOf('segment_left', left), ...movedOf('segment_entered', entered)];
  }
}

const difference = (key: string, entered: UserSet, left: UserSet): Difference => ({
  key,
  entered: [...entered],
  left: [...left],
});

const pairsOf = (differences: readonly Difference[], side: 'entered' | 'left'): Pair[] =>
  differences.flatMap((one) => one[side].map((userId) => ({ userId, segment: one.key })));

async function inBatches(
  pairs: readonly Pair[],
  write: (users: number[], segments: string[]) => Promise<Pair[]>,
): Promise<Pair[]> {
  const done: Pair[] = [];
  for (let start = 0; start < pairs.length; start += BATCH) {
    const some = pairs.slice(start, start + BATCH);
    const written = await write(
      some.map(({ userId }) => userId),
      some.map(({ segment }) => segment),
    );
    for (const pair of written) done.push(pair);
  }
  return done;
}

function movedOf(kind: MovementKind, pairs: readonly Pair[]): Moved[] {
  const users = new Map<string, number[]>();
  for (const { userId, segment } of pairs) {
    const those = users.get(segment);
    if (those) those.push(userId);
    else users.set(segment, [userId]);
  }
  return [...users].map(([object, those]) => ({ kind, object, users: those }));
}
