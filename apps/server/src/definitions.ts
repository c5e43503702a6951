import { definitionsVersion, Joined } from '@strata/db';
import type { Queryable } from '@strata/db';
import { DEFAULT_REGION } from '@strata/profile';
import type { AttributeDefinition, ConsentPurpose, IdentityPolicy, SensitiveFields } from '@strata/profile';
import type { Definitions, Rule } from '@strata/rules';
import type { Segment } from '@strata/segment';
import { isStale, rulings, wholeRule } from '@strata/tag';
import type { Tag } from '@strata/tag';
import type { Workspace } from './workspace.service.js';

/** All definitions as they were at one version. */
export interface DefinitionsSnapshot {
  /** What rules may refer to. */
  rules: Definitions;
  attributes: ReadonlyMap<string, AttributeDefinition>;
  purposes: ReadonlyMap<string, ConsentPurpose>;
  /** What only those see who may see sensitive values. */
  sensitive: SensitiveFields;
  /** Counts of people below it are told as none to everybody else; 0: all are told. */
  smallCount: number;
  /** Whose phone numbers are written without a country code. */
  region: string;
}

/** Where definitions are read from. */
export interface DefinitionsSources {
  attributes(): Promise<AttributeDefinition[]>;
  /** The keys of those that hold birth dates. */
  birthDates(): Promise<string[]>;
  purposes(): Promise<ConsentPurpose[]>;
  identityPolicies(): Promise<IdentityPolicy[]>;
  tags(): Promise<Tag[]>;
  segments(): Promise<Segment[]>;
  eventNames(): Promise<ReadonlySet<string>>;
  workspace(): Promise<Workspace>;
}

/** Tags are refreshed all the time without a new version; a warning that one is stale may lag behind by this much. */
const OLDEST_TAGS = 60_000;

/**
 * The definitions in memory. Each question costs one small read of their version; they are loaded anew only when it has
 * changed, which any process may have done, and are the same objects until then. Questions asked at the same time share
 * the read.
 */
export class DefinitionsProvider {
  private held: { version: string; snapshot: DefinitionsSnapshot } | undefined;
  /** By the one key that there is. */
  private readonly asked = new Joined<'all', DefinitionsSnapshot>(async () => new Map([['all', await this.ask()]]));
  private tags: ReadonlyMap<string, Tag> = new Map();
  private rulings: ReturnType<typeof rulings> = new Map();
  private tagsReadAt = 0;

  constructor(
    private readonly queryable: Queryable,
    private readonly sources: DefinitionsSources,
  ) {}

  /** As they are now: a change that was acknowledged before this call is in them. */
  async current(): Promise<DefinitionsSnapshot> {
    const snapshot = await this.asked.ask('all');
    if (!snapshot) throw new Error('a question for the definitions gave none');
    return snapshot;
  }

  /** The workspace's, as of the last question. The engine asks for it in the middle of its work and cannot wait. */
  get timeZone(): string {
    return this.held?.snapshot.rules.timeZone ?? 'UTC';
  }

  /** The workspace's, as of the last question, as for the time zone. */
  get region(): string {
    return this.held?.snapshot.region ?? DEFAULT_REGION;
  }

  private async ask(): Promise<DefinitionsSnapshot> {
    const version = await definitionsVersion(this.queryable);
    if (this.held?.version === version) {
      if (performance.now() - this.tagsReadAt >= OLDEST_TAGS) await this.readTags();
      return this.held.snapshot;
    }
    // Loaded after the version was read: at worst newer than it says, and then loaded once more.
    const snapshot = await this.load();
    // A read that took longer must not undo a later one's.
    if (!this.held || BigInt(version) > BigInt(this.held.version)) this.held = { version, snapshot };
    return snapshot;
  }

  private async load(): Promise<DefinitionsSnapshot> {
    const [attributes, birthDates, purposes, policies, segments, eventNames, workspace] = await Promise.all([
      this.sources.attributes(),
      this.sources.birthDates(),
      this.sources.purposes(),
      this.sources.identityPolicies(),
      this.sources.segments(),
      this.sources.eventNames(),
      this.sources.workspace(),
      this.readTags(),
    ]);
    return {
      rules: {
        attributes: new Map(
          attributes.map(({ key, type, name, options, keptBy }) => [
            key,
            { type, name, options: options ?? undefined, ...(keptBy !== null && { keptBy }) },
          ]),
        ),
        tags: new Map([...this.tags.values()].map((tag) => [tag.key, this.describe(tag)])),
        segments: new Map(segments.map(({ key, name, published }) => [key, { name, rule: published.rule }])),
        purposes: new Map(purposes.map(({ key, name }) => [key, { name }])),
        birthDates,
        eventNames,
        timeZone: workspace.timeZone,
        historySince: workspace.historySince.getTime(),
      },
      attributes: new Map(attributes.map((attribute) => [attribute.key, attribute])),
      purposes: new Map(purposes.map((purpose) => [purpose.key, purpose])),
      sensitive: {
        attributes: new Set(attributes.filter(({ sensitive }) => sensitive).map(({ key }) => key)),
        identities: new Set(policies.filter(({ sensitive }) => sensitive).map(({ kind }) => kind)),
      },
      smallCount: workspace.smallCount,
      region: workspace.region,
    };
  }

  private async readTags(): Promise<void> {
    this.tagsReadAt = performance.now();
    const tags = await this.sources.tags();
    this.tags = new Map(tags.map((tag) => [tag.key, tag]));
    this.rulings = rulings(tags);
  }

  /** A tag grows stale by time alone and is fresh again by a refresh, so that is decided when somebody looks. */
  private describe({ key, name, halfLife }: Tag): {
    name: string;
    readonly stale: boolean;
    rule?: Rule;
    halfLife?: string;
  } {
    const ruling = this.rulings.get(key);
    const isStaleNow = (): boolean => {
      const tag = this.tags.get(key);
      return tag !== undefined && isStale(tag, Date.now());
    };
    return {
      name,
      ...(halfLife !== null && { halfLife }),
      ...(ruling && { rule: wholeRule(ruling) }),
      get stale() {
        return isStaleNow();
      },
    };
  }
}
