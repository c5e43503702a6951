import { scopeRules } from '@strata/access';
import type { ScopeRule } from '@strata/access';
import { checkRule, ruleReferences, tagLineage } from '@strata/rules';
import type { Definitions, Rule, RuleReferences } from '@strata/rules';
import type { Queryable } from '@strata/db';
import type { Segment } from './segment.entity.js';
import { publishedRules } from './segment.queries.js';
import type { SegmentQueries } from './segment.queries.js';

/** Something whose rule names a segment: another segment, a tag, or what limits a role or an API key to some users. */
export interface Dependent {
  kind: 'SEGMENT' | 'TAG' | ScopeRule['kind'];
  /** Of an API key its id. */
  key: string;
  name: string;
}

/** The rules of tags, which may name segments too. */
export type TagRules = (queryable: Queryable) => Promise<{ key: string; name: string; rule: Rule }[]>;

/** Whatever has a rule and is there, with what the rule itself names. */
export type RuleHolder = (RuledHolder | ScopeRule) & References;

interface RuledHolder extends Dependent {
  kind: 'SEGMENT' | 'TAG';
  rule: Rule;
}

interface References {
  names: RuleReferences;
}

/** What decides whom rules hold, by keys. */
export interface Decisive {
  segments?: readonly string[];
  tags?: readonly string[];
  /** Tags that make room, or are taken. */
  besides?: readonly string[];
  attributes?: readonly string[];
}

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
    const holders = await this.ruleHolders(queryable);
    return new Map(keys.map((key) => [key, holders.filter(({ names }) => names.segments.has(key)).map(dependentOf)]));
  }

  /**
   * Everything that comes to this segment by whatever way and whose rule could no longer be read with its new one: written
   * out, a rule has an end, and those that use a segment grow with it.
   */
  async brokenBy(key: string, rule: Rule, definitions: Definitions, queryable: Queryable): Promise<Dependent[]> {
    const published = await publishedRules(queryable);
    const before = { ...definitions, segments: published };
    const after = { ...definitions, segments: new Map<string, { rule: Rule }>(published).set(key, { rule }) };
    return (await this.decidedBy({ segments: [key] }, queryable))
      .filter((holder) => checkRule(holder.rule, after).faults && !checkRule(holder.rule, before).faults)
      .map(dependentOf);
  }

  /**
   * Everything that holds others than before once these segments or tags do, or once users have other values of these attributes, by
   * whatever way: through segments, and through tags that rules decide; of the tags besides, which make room or are taken, their own rules too.
   */
  async decidedBy(of: Decisive, queryable: Queryable): Promise<RuleHolder[]> {
    const holders = await this.ruleHolders(queryable);
    const segments = new Set(of.segments);
    const besides = new Set(of.besides);
    const tags = new Set([...(of.tags ?? []), ...besides]);
    const found = new Set(holders.filter(({ kind, key }) => kind === 'TAG' && besides.has(key)));
    const isReached = ({ names }: RuleHolder): boolean =>
      (of.attributes ?? []).some((key) => names.attributes.has(key)) ||
      [...names.segments].some((key) => segments.has(key)) ||
      // A rule takes in everything below the tags that it names.
      [...tags].some((tag) => tagLineage(tag).some((above) => names.tags.has(above)));
    for (let before = -1; before < found.size;) {
      before = found.size;
      for (const holder of holders.filter((one) => !found.has(one) && isReached(one))) {
        found.add(holder);
        if (holder.kind === 'SEGMENT') segments.add(holder.key);
        else if (holder.kind === 'TAG') tags.add(holder.key);
      }
    }
    return holders.filter((holder) => found.has(holder));
  }

  private async ruleHolders(queryable: Queryable): Promise<RuleHolder[]> {
    const published = [...(await publishedRules(queryable))];
    const withNames = <Holder extends { rule: Rule }>(holder: Holder): Holder & References => ({
      ...holder,
      names: ruleReferences(holder.rule),
    });
    return [
      ...published.map(([key, { name, rule }]) => withNames({ kind: 'SEGMENT' as const, key, name, rule })),
      ...(await this.tagRules(queryable)).map((tag) => withNames({ kind: 'TAG' as const, ...tag })),
      ...(await scopeRules(queryable)).map(withNames),
    ];
  }
}

const dependentOf = ({ kind, key, name }: Dependent): Dependent => ({ kind, key, name });
