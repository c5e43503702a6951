import { definitionsVersion } from '@strata/db';
import type { Queryable } from '@strata/db';
import type { AttributeDefinition } from '@strata/profile';
import type { Definitions } from '@strata/rules';
import type { Segment } from '@strata/segment';
import { isStale } from '@strata/tag';
import type { Tag } from '@strata/tag';
import type { Workspace } from './workspace.service.js';

/** All definitions as they were at one version. */
export interface DefinitionsSnapshot {
  /** What rules may refer to. */
  rules: Definitions;
  attributes: ReadonlyMap<string, AttributeDefinition>;
}

/** Where definitions are read from. */
export interface DefinitionsSources {
  attributes(): Promise<AttributeDefinition[]>;
  tags(): Promise<Tag[]>;
  segments(): Promise<Segment[]>;
  eventNames(): Promise<ReadonlySet<string>>;
  workspace(): Promise<Workspace>;
}

/** Tags are refreshed all the time without a new version; a warning that one is stale may lag behind by this much. */
const OLDEST = 60_000;

/**
 * The definitions in memory. Each question costs one small read of their version; they are loaded anew only when it has
 * changed, which any process may have done. Questions asked at the same time share the read.
 */
export class DefinitionsProvider {
  private held: { version: string; loadedAt: number; snapshot: DefinitionsSnapshot } | undefined;
  private asking: Promise<DefinitionsSnapshot> | undefined;

  constructor(
    private readonly queryable: Queryable,
    private readonly sources: DefinitionsSources,
  ) {}

  /** As they are now: a change that was acknowledged before this call is in them. */
  current(): Promise<DefinitionsSnapshot> {
    this.asking ??= this.ask();
    return this.asking;
  }

  /** The workspace's, as of the last question. The engine asks for it in the middle of its work and cannot wait. */
  get timeZone(): string {
    return this.held?.snapshot.rules.timeZone ?? 'UTC';
  }

  private async ask(): Promise<DefinitionsSnapshot> {
    // The read begins on the next turn; whoever asks until then asked before it, and may share it.
    await Promise.resolve();
    this.asking = undefined;
    const version = await definitionsVersion(this.queryable);
    if (this.held?.version === version && Date.now() - this.held.loadedAt < OLDEST) return this.held.snapshot;
    // Loaded after the version was read: at worst newer than it says, and then loaded once more.
    const loadedAt = Date.now();
    const snapshot = await this.load();
    this.held = { version, loadedAt, snapshot };
    return snapshot;
  }

  private async load(): Promise<DefinitionsSnapshot> {
    const [attributes, tags, segments, eventNames, workspace] = await Promise.all([
      this.sources.attributes(),
      this.sources.tags(),
      this.sources.segments(),
      this.sources.eventNames(),
      this.sources.workspace(),
    ]);
    return {
      rules: {
        attributes: new Map(
          attributes.map(({ key, type, name, options }) => [key, { type, name, options: options ?? undefined }]),
        ),
        tags: new Map(tags.map((tag) => [tag.key, describe(tag)])),
        segments: new Map(segments.map(({ key, name, published }) => [key, { name, rule: published.rule }])),
        eventNames,
        timeZone: workspace.timeZone,
      },
      attributes: new Map(attributes.map((attribute) => [attribute.key, attribute])),
    };
  }
}

/** A tag grows stale by time alone, so that is decided when somebody looks. */
function describe(tag: Tag): { name: string; readonly stale: boolean } {
  return {
    name: tag.name,
    get stale() {
      return isStale(tag, Date.now());
    },
  };
}
