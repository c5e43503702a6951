import { freshness, recordChanges, userSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import { raiseDefinitionsVersion, Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { goneUsers, resolveUsers, seenUsers } from '@strata/profile';
import type { WriteScope } from '@strata/profile';
import { checkKey, isStorableText, normalizeText, parseDuration, tagLineage } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import {
  batchesOf,
  BY_RULE,
  ChangedHolders,
  deleteAssignments,
  expiryOf,
  takeBackAssignments,
  writeAssignments,
} from './tag-assignments.js';
import type { AssignableTag } from './tag-assignments.js';
import { lockExclusiveTags, makeRoom, settleGroup } from './exclusive-tags.js';
import { followRule } from './tag-follow.js';
import { expectBranchesApart } from './tag-plan.js';
import { ruledTags } from './tag-rules.js';
import { Tag, TAG_CLASSES } from './tag.entity.js';
import type { TagClass } from './tag.entity.js';

export interface TagInput {
  key: string;
  /** Absent: the last level of the key. */
  name?: string | null;
  class: TagClass;
  definition?: string | null;
  /** Checked before by the caller, who knows the definitions. */
  rule?: Rule | null;
  /** ISO 8601 duration. */
  ttl?: string | null;
  /** Whether nobody holds two of those right below it. */
  exclusive?: boolean | null;
}

/** Whom to give a tag to or take it from: users that exist, or external ids; of them those within the scope, where there is one. */
export type Holders = ({ users: UserSet } | { externalIds: readonly string[] }) & { scope?: WriteScope | undefined };

export interface AssignOptions {
  /** Absent or null: no weight. */
  weight?: number | null;
  /** Milliseconds since 1970. Absent: after the tag's time to live, or never. */
  expiresAt?: number | null;
  /** Who says so: `api`, `import`, …, but never `rule`, which is the tag's own. */
  source: string;
}

const MAX_TAGS = 10_000;
const MAX_TEXT = 1_000;

/** What a new tag is judged by. */
export interface Judging {
  definitions?: Pick<Definitions, 'segments' | 'tags'>;
  /** Runs first in the transaction: there whoever knows what the rule names keeps it from going away, or refuses. */
  check?: (transaction: Transaction) => Promise<void>;
}

/** Makes tags, and gives them to users. */
export class TagService {
  constructor(
    private readonly database: Database,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Creates a tag, and those above it that do not exist. Throws INVALID_KEY, INVALID_INPUT, ALREADY_EXISTS, RULE_INVALID. */
  async create(input: TagInput, { check, definitions }: Judging = {}): Promise<Tag> {
    const key = readKey(input.key);
    if (!TAG_CLASSES.includes(input.class)) throw new Refusal('INVALID_INPUT', `no class of tags "${input.class}"`);
    const name = readText(input.name, 'name') ?? lastLevel(key);
    const definition = readText(input.definition, 'definition') ?? '';
    const ttl = input.ttl ?? null;
    if (ttl !== null && !isPositiveDuration(ttl))
      throw new Refusal('INVALID_INPUT', 'ttl: expected a duration such as P30D, longer than nothing');
    return this.database.transaction(async (transaction) => {
      await check?.(transaction);
      if (input.exclusive) await lockExclusiveTags(transaction);
      if (definitions) await this.expectApart(transaction, { ...input, key }, definitions);
      const above = tagLineage(key).slice(0, -1);
      const [count] = await transaction.query<{ tags: number }>('SELECT count(*)::integer AS tags FROM tags');
      if ((count?.tags ?? 0) + above.length >= MAX_TAGS) throw new Refusal('TOO_LARGE', `at most ${MAX_TAGS} tags`);
      await transaction.query(
        `INSERT INTO tags (key, name, class, implied)
         SELECT key, name, $3, true FROM unnest($1::text[], $2::text[]) AS new (key, name) ON CONFLICT DO NOTHING`,
        [above, above.map(lastLevel), input.class],
      );
      const created = await transaction.query(
        `INSERT INTO tags (key, name, class, definition, rule, ttl, exclusive) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (key) DO UPDATE SET name = $2, class = $3, definition = $4, rule = $5, ttl = $6, exclusive = $7, implied = false
         WHERE tags.implied RETURNING id`,
        [
          key,
          name,
          input.class,
          definition,
          input.rule ? JSON.stringify(input.rule) : null,
          ttl,
          input.exclusive ?? false,
        ],
      );
      if (created.length === 0) throw new Refusal('ALREADY_EXISTS', `there is a tag "${key}" already`);
      // It may have been there without words, with tags below it that are held.
      if (input.exclusive) {
        const changed = new ChangedHolders();
        await settleGroup(transaction, key, this.clock(), changed);
        await this.finish(transaction, [], this.clock(), changed);
      }
      await raiseDefinitionsVersion(transaction);
      return transaction.manager.findOneByOrFail(Tag, { key });
    });
  }

  /**
   * Gives a tag to users. Those who hold it now keep the time of its assignment; weight, expiry and source are replaced.
   * Answers how many users hold it by this call, and which external ids nobody has.
   */
  async assign(
    tagKey: string,
    holders: Holders,
    options: AssignOptions,
  ): Promise<{ assigned: number; unknown: string[]; freshness: string }> {
    if (options.weight !== undefined && options.weight !== null && !Number.isFinite(options.weight))
      throw new Refusal('INVALID_INPUT', 'weight: expected a number');
    return this.database.transaction(async (transaction) => {
      const tag = await findTag(transaction, tagKey);
      const found = await resolveHolders(transaction, holders);
      const { unknown } = found;
      const users = await withoutGone(transaction, found.users);
      // Batch by batch, as a rule may select a million: what is held at once stays small, and the event loop has its turns.
      const changed = new ChangedHolders();
      const now = this.clock();
      for (const batch of batchesOf(users)) {
        const pairs = batch.map((userId) => ({ userId, tag }));
        await this.write(transaction, pairs, options, now, changed);
      }
      await this.finish(transaction, users.size > 0 ? [tag] : [], now, changed);
      return { assigned: users.size, unknown, freshness: await freshness(transaction) };
    });
  }

  /** The same for many pairs of user and tag, each pair once, in a transaction of the caller's. */
  async assignWithin(
    transaction: Transaction,
    pairs: readonly { userId: number; tag: AssignableTag }[],
    options: AssignOptions,
  ): Promise<void> {
    const changed = new ChangedHolders();
    const now = this.clock();
    await this.write(transaction, pairs, options, now, changed);
    await this.finish(transaction, [...new Set(pairs.map(({ tag }) => tag))], now, changed);
  }

  /** The keys of the tags that users hold now, in a transaction of the caller's. */
  async heldWithin(transaction: Transaction, userIds: readonly number[]): Promise<Map<number, string[]>> {
    const rows = await transaction.query<{ user_id: number; keys: string[] }>(
      `SELECT user_id, array_agg(key ORDER BY key) AS keys FROM tag_assignments JOIN tags ON tags.id = tag_id
       WHERE user_id = ANY($1::integer[]) AND (expires_at IS NULL OR expires_at > $2) GROUP BY user_id`,
      [userIds, new Date(this.clock())],
    );
    return new Map(rows.map(({ user_id, keys }) => [user_id, keys]));
  }

  /**
   * Takes from users the tags that they were given by this source, and by no other since, as if they never had them: what was before goes
   * where it is of this source and began with the assignment, or `since`. Answers how many.
   */
  async takeBackWithin(
    transaction: Transaction,
    source: string,
    given: readonly { userId: number; tag: string }[],
    since?: Date,
  ): Promise<number> {
    const keys = [...new Set(given.map(({ tag }) => tag))];
    const tags = await transaction.query<AssignableTag>('SELECT id, key, ttl FROM tags WHERE key = ANY($1::text[])', [
      keys,
    ]);
    const changed = new ChangedHolders();
    for (const tag of tags) {
      const userIds = given.filter((one) => one.tag === tag.key).map(({ userId }) => userId);
      await takeBackAssignments(transaction, { tagId: tag.id, userIds, source, since }, changed);
    }
    await this.finish(transaction, tags, this.clock(), changed);
    return changed.count;
  }

  private async expectApart(
    transaction: Transaction,
    { key, rule = null, exclusive }: TagInput,
    definitions: Pick<Definitions, 'segments' | 'tags'>,
  ): Promise<void> {
    const others = (await ruledTags(transaction)).filter((tag) => tag.key !== key);
    expectBranchesApart([...others, { id: Infinity, key, rule, exclusive: exclusive ?? false }], definitions);
  }

  private async write(
    transaction: Transaction,
    pairs: readonly { userId: number; tag: AssignableTag }[],
    { weight, expiresAt, source }: AssignOptions,
    now: number,
    changed: ChangedHolders,
  ): Promise<void> {
    if (source === BY_RULE) throw new Refusal('INVALID_INPUT', `source: "${BY_RULE}" is kept for the rules of tags`);
    const expiries = new Map<AssignableTag, number | null>();
    const allowed = await makeRoom(transaction, pairs, { source, at: now }, changed);
    // In one order, whoever writes: two of them would wait for one another.
    const ordered = allowed.toSorted((a, b) => a.userId - b.userId || a.tag.id - b.tag.id);
    for (const { tag } of allowed) if (!expiries.has(tag)) expiries.set(tag, expiresAt ?? expiryOf(tag, now));
    const assignments = ordered.map(({ userId, tag }) => ({
      userId,
      tagId: tag.id,
      expiresAt: expiries.get(tag) ?? null,
    }));
    await writeAssignments(transaction, assignments, { weight: weight ?? null, source, at: now }, changed);
  }

  /** Announces what changed of these tags. Last in its transaction, because it locks their rows until the commit. */
  private async finish(
    transaction: Transaction,
    tags: readonly AssignableTag[],
    now: number,
    changed: ChangedHolders,
  ): Promise<void> {
    const given = new Set(tags.map(({ id }) => id));
    // Those of another branch that made room.
    const others = await transaction.query<AssignableTag>(
      'SELECT id, key, ttl FROM tags WHERE id = ANY($1::integer[])',
      [changed.tags.filter((id) => !given.has(id))],
    );
    const changes = [...tags, ...others].map((tag) => ({ topic: `tag:${tag.key}`, users: changed.of(tag.id) }));
    await recordChanges(transaction, changes);
    const ids = tags.map(({ id }) => id);
    await transaction.query('UPDATE tags SET refreshed_at = $2 WHERE id = ANY($1::integer[])', [ids, new Date(now)]);
  }

  /**
   * Does what the tag's own rule says: gives it to those whom the rule selects, takes it from those whom it selected
   * before. Whoever was given it by other means, be it while the rule was evaluated, keeps it as it was given.
   */
  async follow(tagKey: string, members: UserSet): Promise<number> {
    return this.database.transaction(async (transaction) => {
      const tag = await findTag(transaction, tagKey);
      const now = this.clock();
      const changed = await followRule(transaction, tag, await withoutGone(transaction, members), now);
      await this.finish(transaction, [tag], now, changed);
      return changed.count;
    });
  }

  /** Takes a tag from users. Answers how many had it, and which external ids nobody has. */
  async remove(tagKey: string, holders: Holders): Promise<{ removed: number; unknown: string[]; freshness: string }> {
    return this.database.transaction(async (transaction) => {
      const tag = await findTag(transaction, tagKey);
      const { users, unknown } = await resolveHolders(transaction, holders);
      const changed = new ChangedHolders();
      const now = this.clock();
      for (const userIds of batchesOf(users)) {
        await deleteAssignments(transaction, { tagId: tag.id, userIds, at: now }, changed);
      }
      await this.finish(transaction, [tag], now, changed);
      return { removed: changed.count, unknown, freshness: await freshness(transaction) };
    });
  }
}

/** Users who were found before the transaction, without those who were erased or merged since. */
async function withoutGone(transaction: Transaction, users: UserSet): Promise<UserSet> {
  const gone = (await goneUsers(transaction)).map(({ id }) => id).filter((id) => users.has(id));
  return gone.length > 0 ? users.andNot(userSet(gone)) : users;
}

async function findTag(transaction: Transaction, key: string): Promise<AssignableTag> {
  const wanted = normalizeText(key);
  const [tag] = isStorableText(wanted)
    ? await transaction.query<AssignableTag>('SELECT id, key, ttl FROM tags WHERE key = $1', [wanted])
    : [];
  if (!tag) throw new Refusal('NOT_FOUND', `there is no tag ${JSON.stringify(key.slice(0, 80))}`);
  return tag;
}

async function resolveHolders(
  transaction: Transaction,
  holders: Holders,
): Promise<{ users: UserSet; unknown: string[] }> {
  const { scope } = holders;
  if ('users' in holders) {
    if (!scope) return { users: holders.users, unknown: [] };
    const seen: number[] = [];
    for (const batch of batchesOf(holders.users))
      for (const user of await scope.seen(transaction, batch)) seen.push(user);
    return { users: userSet(seen), unknown: [] };
  }
  const asked = [...new Set(holders.externalIds)];
  const wanted = asked.filter(isStorableText);
  const keys = scope
    ? await seenUsers(transaction, wanted, scope)
    : await resolveUsers(transaction, wanted, { create: false });
  return {
    users: userSet([...keys.values()]),
    unknown: asked.filter((externalId) => !keys.has(externalId)),
  };
}

const lastLevel = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

function isPositiveDuration(text: string): boolean {
  const duration = parseDuration(text);
  return duration !== undefined && duration.months + duration.milliseconds > 0;
}

function readKey(key: string): string {
  const check = checkKey('tag', key);
  if (check.problem !== undefined) throw new Refusal('INVALID_KEY', `tag key: ${check.problem}`);
  return check.name;
}

function readText(text: string | null | undefined, what: string): string | null {
  if (text === undefined || text === null) return null;
  if (text.length > MAX_TEXT || !isStorableText(text))
    throw new Refusal('INVALID_INPUT', `${what}: expected a text of at most ${MAX_TEXT} characters`);
  return normalizeText(text);
}
