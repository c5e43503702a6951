import { ruleReferences, tagLineage } from '@strata/rules';
import type { Rule, RuleReferences } from '@strata/rules';
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
    const published = [...(await publishedRules(queryable))];
    const users = [
      ...published.map(([key, { name, rule }]) => ({ kind: 'SEGMENT' as const, key, name, rule })),
      ...(await this.tagRules(queryable)).map((tag) => ({ kind: 'TAG' as const, ...tag })),
    ].map(({ rule, ...dependent }) => ({ dependent, found: ruleReferences(rule).segments }));
    return new Map(
      keys.map((key) => [key, users.filter(({ found }) => found.has(key)).map(({ dependent }) => dependent)]),
    );
  }
}
