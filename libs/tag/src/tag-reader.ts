import { Costly } from '@strata/db';
import type { Database } from '@strata/db';
import {
  addDuration,
  andAmong,
  decayed,
  durationOf,
  halfLifeOf,
  normalizeText,
  SqlParameters,
  tagLineage,
} from '@strata/rules';
import type { SomeUsers } from '@strata/rules';
import { branchOf } from './exclusive-tags.js';
import { Tag } from './tag.entity.js';

/** A tag as one user holds it. */
export interface UserTag {
  tag: Tag;
  /** As of now, where it decays. */
  weight: number | null;
  weightGiven: number | null;
  source: string;
  assignedAt: Date;
  expiresAt: Date | null;
}

interface Coverage {
  tag_id: number;
  users: number;
}

/** Whether what a tag says is out of date: its time to live has passed since assignments were last written. */
export function isStale({ ttl, refreshedAt, createdAt }: Tag, now: number): boolean {
  if (ttl === null) return false;
  return addDuration((refreshedAt ?? createdAt).getTime(), durationOf(ttl), 1, 'UTC') <= now;
}

function weightAt(given: number | null, since: Date, { halfLife }: Tag, at: number): number | null {
  if (given === null || halfLife === null) return given;
  return decayed(given, since.getTime(), halfLifeOf(halfLife), at) ?? null;
}

/** Reads tags, and who holds them. */
export class TagReader {
  private readonly coverages = new Costly<Map<string, number>>();
  private readonly origins = new Costly<Map<string, string[]>>();

  constructor(
    private readonly database: Database,
    private readonly clock: () => number = Date.now,
  ) {}

  /** All tags by key, or those below one; at most 10,000 can be created. */
  async list(under?: string): Promise<Tag[]> {
    const tags = await this.database.dataSource.manager.find(Tag, { order: { key: 'ASC' } });
    return under === undefined ? tags : tags.filter(({ key }) => key.startsWith(`${normalizeText(under)}/`));
  }

  /** The tags that nobody holds beside one: of other branches below exclusive tags above it. */
  async besides(key: string): Promise<string[]> {
    const tags = await this.list();
    const above = tagLineage(key).slice(0, -1);
    const groups = tags.filter((tag) => tag.exclusive && above.includes(tag.key)).map((tag) => tag.key);
    const isBeside = (other: string): boolean =>
      groups.some((group) => ![undefined, branchOf(group, key)].includes(branchOf(group, other)));
    return tags.map((tag) => tag.key).filter(isBeside);
  }

  async byKey(key: string): Promise<Tag | null> {
    return this.database.dataSource.manager.findOneBy(Tag, { key: normalizeText(key) });
  }

  /**
   * How many users hold each tag, or any tag below it, as rules mean it; remembered for a while where that is slow. A tag
   * with none below it is a plain count over an index; only above others must one user be told from two.
   */
  async coverage(among?: SomeUsers, wantedUntil?: AbortSignal): Promise<Map<string, number>> {
    return this.coverages.ask(
      among?.name ?? '',
      async (signal) => {
        const tags = await this.list();
        const ids = new Map(tags.map(({ key, id }) => [key, id]));
        // Each tag that has others below it, with itself and each of those.
        const pairs = tags.flatMap(({ key, id }) =>
          tagLineage(key)
            .slice(0, -1)
            .flatMap((above) => ids.get(above) ?? [])
            .map((above): [number, number] => [above, id]),
        );
        const parents = [...new Set(pairs.map(([above]) => above))];
        const within = [...pairs, ...parents.map((parent): [number, number] => [parent, parent])];
        const now = new Date(this.clock());
        // No rule's set has them, so neither have the people behind a tag's figure.
        const restricted = await this.database.query<{ id: number }>(
          'SELECT id FROM users WHERE restricted_at IS NOT NULL',
        );
        const absent = restricted.map(({ id }) => id);
        const held = (parameters: SqlParameters): string =>
          `(expires_at IS NULL OR expires_at > ${parameters.add(now)})
         AND user_id <> ALL(${parameters.add(absent, 'integer[]')})${andAmong('user_id', among, parameters)}`;
        const [plain, above] = [new SqlParameters(), new SqlParameters()];
        const pairsOf = `unnest(${above.add(
          within.map(([parent]) => parent),
          'integer[]',
        )}, ${above.add(
          within.map(([, tag]) => tag),
          'integer[]',
        )})`;
        const rows = await Promise.all([
          this.database.query<Coverage>(
            `SELECT tag_id, count(*)::integer AS users FROM tag_assignments
           WHERE NOT tag_id = ANY(${plain.add(parents, 'integer[]')}) AND ${held(plain)} GROUP BY tag_id`,
            plain.values,
            signal,
          ),
          this.database.query<Coverage>(
            `SELECT within.parent AS tag_id, count(DISTINCT user_id)::integer AS users
           FROM tag_assignments JOIN ${pairsOf} AS within (parent, tag) ON tag_id = within.tag
           WHERE ${held(above)} GROUP BY within.parent`,
            above.values,
            signal,
          ),
        ]);
        const users = new Map(rows.flat().map((row) => [row.tag_id, row.users]));
        return new Map(tags.map(({ id, key }) => [key, users.get(id) ?? 0]));
      },
      wantedUntil,
    );
  }

  /** From which sources the assignments of each tag of the first level, and of those below it, come; remembered for a while where that is slow. */
  async sources(): Promise<Map<string, string[]>> {
    return this.origins.ask('', async () => {
      const rows = await this.database.query<{ root: string; sources: string[] }>(
        `SELECT split_part(key, '/', 1) AS root, array_agg(DISTINCT source ORDER BY source) AS sources FROM (
           SELECT DISTINCT tag_id, source FROM tag_assignments
         ) given JOIN tags ON tags.id = tag_id GROUP BY root`,
      );
      return new Map(rows.map(({ root, sources }) => [root, sources]));
    });
  }

  /** The tags that users hold now, by key, in one statement for any number of users. */
  async tagsOf(userIds: readonly number[], signal?: AbortSignal): Promise<Map<number, UserTag[]>> {
    const now = this.clock();
    const rows = await this.database.query<Tag & Omit<UserTag, 'tag' | 'weight'> & { userId: number; since: Date }>(
      `SELECT user_id AS "userId", weight AS "weightGiven", source, assigned_at AS "assignedAt", expires_at AS "expiresAt",
              coalesce(changed_at, assigned_at) AS since,
              id, key, name, class, definition, rule, ttl, half_life AS "halfLife", exclusive, implied, created_at AS "createdAt", refreshed_at AS "refreshedAt"
       FROM tag_assignments JOIN tags ON id = tag_id
       WHERE user_id = ANY($1::integer[]) AND (expires_at IS NULL OR expires_at > $2)`,
      [userIds, new Date(now)],
      signal,
    );
    const tagsOf = new Map<number, UserTag[]>();
    for (const { userId, weightGiven, since, source, assignedAt, expiresAt, ...tag } of rows) {
      const weight = weightAt(weightGiven, since, tag, now);
      const held = { tag, weight, weightGiven, source, assignedAt, expiresAt };
      const those = tagsOf.get(userId);
      if (those) those.push(held);
      else tagsOf.set(userId, [held]);
    }
    for (const those of tagsOf.values()) those.sort((a, b) => (a.tag.key < b.tag.key ? -1 : 1));
    return tagsOf;
  }
}
