import { checkRule, ruleReferences, tagLineage } from '@strata/rules';
import type { Definitions, Rule, RuleReferences } from '@strata/rules';
import type { Queryable } from '@strata/db';
import type { Segment } from './segment.entity.js';
import { publishedRules } from './segment.queries.js';
import type { SegmentQueries } from './segment.queries.js';

/** Something whose rule names a segment. */
export interface Dependent {
  kind: 'SEGMENT' | 'TAG';
  key: string;
  name: string;
}

/** The rules of tags, which may name segments too. */
export type TagRules = (queryable: Queryable) => Promise<{ key: string; name: string; rule: Rule }[]>;

type Named = keyof RuleReferences;

const NAMES: Record<Named, (found: RuleReferences, key: string) => boolean> = {
  attributes: (found, key) => found.attributes.has(key),
  // A rule takes in everything below the tags that it names.
  tags: (found, key) => tagLineage(key).some((above) => found.tags.has(above)),
  events: (found, key) => found.events.has(key),
  segments: (found, key) => found.segments.has(key),
  purposes: (found, key) => found.purposes.has(key),
};

/** Who uses what: read from the published rules, so it can never disagree with them. */
export class SegmentUsage {
  constructor(
    private readonly queries: SegmentQueries,
    private readonly tagRules: TagRules,
  ) {}

  /** For each key, the unarchived segments whose published rule names it; one statement however many keys. */
  async usedIn(kind: Named, keys: readonly string[]): Promise<Map<string, Segment[]>> {
    const segments = (await this.queries.findPublished())
      .map((segment) => ({ segment, found: ruleReferences(segment.published.rule) }))
      .sort((a, b) => (a.segment.key < b.segment.key ? -1 : 1));
    const names = NAMES[kind];
    return new Map(
      keys.map((key) => [key, segments.filter(({ found }) => names(found, key)).map(({ segment }) => segment)]),
    );
  }

  /** For each segment, everything that would lose a part of its rule with it. */
  async dependents(keys: readonly string[], queryable: Queryable): Promise<Map<string, Dependent[]>> {
    const users = await this.usersOfSegments(queryable);
    return new Map(keys.map((key) => [key, users.filter(({ names }) => names.has(key)).map(dependentOf)]));
  }

  /**
   * Everything that comes to this segment by whatever way and whose rule could no longer be read with its new one: written
   * out, a rule has an end, and those that use a segment grow with it.
   */
  async brokenBy(key: string, rule: Rule, definitions: Definitions, queryable: Queryable): Promise<Dependent[]> {
    const users = await this.usersOfSegments(queryable);
    const reaching = new Set([key]);
    // A set visits what is added to it on the way.
    for (const reached of reaching) {
      for (const user of users) if (user.kind === 'SEGMENT' && user.names.has(reached)) reaching.add(user.key);
    }
    const published = await publishedRules(queryable);
    const before = { ...definitions, segments: published };
    const after = { ...definitions, segments: new Map<string, { rule: Rule }>(published).set(key, { rule }) };
    return users
      .filter(({ names }) => [...names].some((name) => reaching.has(name)))
      .filter((user) => checkRule(user.rule, after).faults && !checkRule(user.rule, before).faults)
      .map(dependentOf);
  }

  /** Segments and tags, with the segments that their rules name. */
  private async usersOfSegments(queryable: Queryable): Promise<UserOfSegments[]> {
    const published = [...(await publishedRules(queryable))];
    return [
      ...published.map(([key, { name, rule }]) => ({ kind: 'SEGMENT' as const, key, name, rule })),
      ...(await this.tagRules(queryable)).map((tag) => ({ kind: 'TAG' as const, ...tag })),
    ].map((user) => ({ ...user, names: ruleReferences(user.rule).segments }));
  }
}

interface UserOfSegments extends Dependent {
  rule: Rule;
  names: ReadonlySet<string>;
}

const dependentOf = ({ kind, key, name }: UserOfSegments): Dependent => ({ kind, key, name });
