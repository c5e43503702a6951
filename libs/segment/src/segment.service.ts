import { admitKept } from '@strata/access';
import type { Actor, Judged } from '@strata/access';
import type { Definitions, Rule } from '@strata/rules';
import { raiseDefinitionsVersion } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { Segment, SegmentVersion } from './segment.entity.js';
import * as refuse from './segment.errors.js';
import { expectMayDecide } from './segment.guard.js';
import { checkedRule } from './segment.plan.js';
import { publishedRules } from './segment.queries.js';
import type { SegmentQueries } from './segment.queries.js';
import { checkDraft, checkSegmentKey, checkText, knownKey } from './segment.texts.js';
import type { Decisive, Dependent, SegmentUsage } from './segment.usage.js';

export interface NewSegment {
  key: string;
  name: string;
  description?: string | null;
  rule: Rule;
}

/** All that a rule may refer to, and what of it not everybody may see. */
export interface SegmentDefinitions extends Judged {
  rules: Definitions;
}

/** Who changes whom something holds, and what that is judged by. */
interface Judging {
  actor: Actor;
  definitions: SegmentDefinitions;
}

/** What is absent stays. */
export interface SegmentChange {
  key: string;
  name?: string | null;
  description?: string | null;
  /** Publishes a new version, unless it equals the present rule. */
  rule?: Rule | null;
  /** Whether who enters and leaves is written down from now on, and told. */
  watched?: boolean | null;
  /** Why, kept with the new version. */
  note?: string | null;
  /** The version that the editor started from; refused when another has been published since. */
  ifVersion?: number | null;
}

// Any number that nothing else in this database locks.
const PUBLISHING_LOCK = 5_203_377_801;

// To the millisecond, so that a place in the list can be given to JavaScript and back.
const NOW = (): string => `date_trunc('milliseconds', clock_timestamp())`;

/**
 * Saved rules: created, drafted, published, restored, archived. Whoever changes which rules are published holds one lock
 * from the check to the commit, so that two publishers cannot make a cycle or a dead reference between them. Whoever keeps
 * a rule that names segments elsewhere takes the same lock by `holdRule`.
 */
export class SegmentService {
  constructor(
    private readonly database: Database,
    private readonly queries: SegmentQueries,
    private readonly usage: SegmentUsage,
    private readonly definitions: () => Promise<SegmentDefinitions>,
  ) {}

  async get(key: string): Promise<Segment> {
    const segment = await this.queries.find(key);
    if (!segment) throw refuse.noSuchSegment(key);
    return segment;
  }

  async create(input: NewSegment): Promise<Segment> {
    const key = checkSegmentKey(input.key);
    const name = checkText('name', input.name);
    const description = checkText('description', input.description ?? '');
    await this.publishing(async (transaction, { rules }) => {
      if (await transaction.manager.existsBy(Segment, { key })) throw refuse.segmentExists(key);
      const rule = await checkFreshly(transaction, rules, { segment: key }, input.rule);
      const row = { key, name, description, version: 1, createdAt: NOW, updatedAt: NOW };
      await transaction.manager.insert(Segment, row);
      await transaction.manager.insert(SegmentVersion, version(key, 1, rule, ''));
    });
    return this.get(key);
  }

  /** Keeps what the editor is at beside the published rule; null drops it. Nothing but the editor reads a draft. */
  async saveDraft(asked: string, draft: unknown): Promise<Segment> {
    const key = knownKey(asked);
    const text = draft === null || draft === undefined ? null : checkDraft(draft);
    const saved = await this.database.query(
      `UPDATE segments SET draft = $2::jsonb, draft_at = CASE WHEN $2::jsonb IS NOT NULL THEN ${NOW()} END
       WHERE key = $1 RETURNING key`,
      [key, text],
    );
    if (saved.length === 0) throw refuse.noSuchSegment(key);
    return this.get(key);
  }

  /**
   * Changes name, description or rule. A new rule is a new version and takes the draft with it: it has become the rule. Throws
   * DECIDES_WHAT_OTHERS_SEE where the actor may not change whom it holds.
   */
  async publish(actor: Actor, change: SegmentChange): Promise<Segment> {
    const key = knownKey(change.key);
    const name = change.name == null ? undefined : checkText('name', change.name);
    const description = change.description == null ? undefined : checkText('description', change.description);
    const note = checkText('note', change.note ?? '');
    await this.publishing(async (transaction, definitions) => {
      const segment = await findUnarchived(transaction, key);
      if (change.ifVersion != null && change.ifVersion !== segment.version) {
        throw refuse.versionConflict(key, segment.version);
      }
      const watched = change.watched ?? undefined;
      // Whoever may not see what it asks for would read it off the movements.
      if (watched) admitKept(actor, segment.published.rule, definitions);
      await transaction.manager.update(Segment, { key }, { name, description, watched, updatedAt: NOW });
      if (change.rule) await this.addVersion(transaction, { actor, definitions }, segment, change.rule, note);
    });
    return this.get(key);
  }

  /**
   * Publishes the rule of an earlier version again, as a new version: history is never rewritten. Refused like a rule that the actor
   * brings.
   */
  async restore(actor: Actor, asked: string, number: number): Promise<Segment> {
    const key = knownKey(asked);
    await this.publishing(async (transaction, definitions) => {
      const segment = await findUnarchived(transaction, key);
      await transaction.manager.update(Segment, { key }, { updatedAt: NOW });
      const earlier = await transaction.manager.findOneBy(SegmentVersion, { segmentKey: key, version: number });
      if (!earlier) throw refuse.noSuchVersion(key, number);
      admitKept(actor, earlier.rule, definitions);
      await this.addVersion(transaction, { actor, definitions }, segment, earlier.rule, `↺ ${number}`);
    });
    return this.get(key);
  }

  /** Takes a segment out of use. Refused, with their names, while rules of others refer to it. */
  async archive(asked: string): Promise<{ segment: Segment } | { dependents: Dependent[] }> {
    const key = knownKey(asked);
    const dependents = await this.publishing(async (transaction) => {
      await find(transaction, key);
      const found = (await this.usage.dependents([key], transaction)).get(key) ?? [];
      if (found.length === 0) {
        const archivedAt = () => `coalesce(archived_at, ${NOW()})`;
        await transaction.manager.update(Segment, { key }, { archivedAt, updatedAt: NOW });
      }
      return found;
    });
    return dependents.length > 0 ? { dependents } : { segment: await this.get(key) };
  }

  /**
   * Brings an archived segment back. Its rule is checked again: what it refers to may be gone meanwhile. What names it, as a limit that was
   * set just then, holds somebody again: refused like a new rule.
   */
  async unarchive(actor: Actor, asked: string): Promise<Segment> {
    const key = knownKey(asked);
    await this.publishing(async (transaction, definitions) => {
      const segment = await find(transaction, key);
      await checkFreshly(transaction, definitions.rules, { segment: key }, segment.published.rule);
      expectMayDecide(actor, await this.usage.decidedBy({ segments: [key] }, transaction), definitions);
      await transaction.manager.update(Segment, { key }, { archivedAt: null, updatedAt: NOW });
    });
    return this.get(key);
  }

  /**
   * Checks a rule that is kept elsewhere, a tag's, and keeps the segments that it names from being archived until the
   * transaction ends. First in its transaction, like the lock of every publisher.
   */
  async holdRule(transaction: Transaction, definitions: Definitions, tag: string, rule: Rule): Promise<void> {
    await lockPublishing(transaction);
    await checkFreshly(transaction, definitions, { tag }, rule);
  }

  /**
   * Keeps what hangs on tags and attributes as it is until the transaction ends. Throws DECIDES_WHAT_OTHERS_SEE where the actor may not
   * change whom they hold.
   */
  async holdDecisive(transaction: Transaction, { actor, definitions }: Judging, of: Decisive): Promise<void> {
    await lockPublishing(transaction);
    expectMayDecide(actor, await this.usage.decidedBy(of, transaction), definitions);
  }

  /** Publishes a rule that holds, and leaves those that use the segment holding too. */
  private async addVersion(
    transaction: Transaction,
    { actor, definitions }: Judging,
    { key, published }: Segment,
    given: Rule,
    note: string,
  ): Promise<void> {
    const rule = await checkFreshly(transaction, definitions.rules, { segment: key }, given);
    // An equal rule makes no version, but what was drafted has been decided all the same.
    const same = await sameJson(transaction, rule, published.rule);
    const next = same ? published.version : published.version + 1;
    if (!same) {
      expectMayDecide(actor, await this.usage.decidedBy({ segments: [key] }, transaction), definitions);
      const broken = await this.usage.brokenBy(key, rule, definitions.rules, transaction);
      if (broken.length > 0) throw refuse.breaksDependents(key, broken);
      await transaction.manager.insert(SegmentVersion, version(key, next, rule, note));
    }
    await transaction.query('UPDATE segments SET version = $2, draft = NULL, draft_at = NULL WHERE key = $1', [
      key,
      next,
    ]);
  }

  private async publishing<T>(
    change: (transaction: Transaction, definitions: SegmentDefinitions) => Promise<T>,
  ): Promise<T> {
    // Read before the transaction: one that waits for the lock must not keep its holder from a connection.
    const definitions = await this.definitions();
    return this.database.transaction(async (transaction) => {
      await lockPublishing(transaction);
      const result = await change(transaction, definitions);
      await raiseDefinitionsVersion(transaction);
      return result;
    });
  }
}

async function lockPublishing(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [PUBLISHING_LOCK]);
}

async function find(transaction: Transaction, key: string): Promise<Segment> {
  const segment = await transaction.manager.findOne(Segment, { where: { key }, relations: { published: true } });
  if (!segment) throw refuse.noSuchSegment(key);
  return segment;
}

async function findUnarchived(transaction: Transaction, key: string): Promise<Segment> {
  const segment = await find(transaction, key);
  if (segment.archivedAt) throw refuse.segmentArchived(key);
  return segment;
}

/** Checks the rule of a segment or tag against the segments as they are under the lock. */
async function checkFreshly(
  transaction: Transaction,
  definitions: Definitions,
  of: { segment: string } | { tag: string },
  rule: Rule,
): Promise<Rule> {
  const segments = await publishedRules(transaction);
  return checkedRule(rule, { ...definitions, segments }, of);
}

function version(segmentKey: string, number: number, rule: Rule, note: string): Partial<SegmentVersion> {
  return { segmentKey, version: number, rule, note };
}

/** As jsonb compares: the order of keys and the way a number is written make no difference. */
async function sameJson(transaction: Transaction, a: unknown, b: unknown): Promise<boolean> {
  const [row] = await transaction.query<{ same: boolean }>('SELECT $1::jsonb = $2::jsonb AS same', [
    JSON.stringify(a),
    JSON.stringify(b),
  ]);
  return row?.same === true;
}
