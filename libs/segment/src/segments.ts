import type { Audience } from '@strata/audience';
import type { EventReader } from '@strata/collect';
import type { Database } from '@strata/db';
import type { AttributeService, ProfileReader } from '@strata/profile';
import type { Catalogue } from '@strata/rules';
import { RuleExplainer } from './explain/explainer.js';
import { MemberExport } from './export.js';
import type { HeldTags } from './export.js';
import { MembersService } from './members.service.js';
import { SegmentQueries } from './segment.queries.js';
import { SegmentService } from './segment.service.js';
import type { SegmentDefinitions } from './segment.service.js';
import { SegmentUsage } from './segment.usage.js';
import type { TagRules } from './segment.usage.js';
import { SnapshotService } from './snapshot.service.js';

export interface SegmentPorts {
  database: Database;
  audience: Audience;
  catalogue: Catalogue;
  events: EventReader;
  profiles: ProfileReader;
  attributes: AttributeService;
  /** Of now. */
  definitions: () => Promise<SegmentDefinitions>;
  tagRules: TagRules;
  heldTags: HeldTags;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** Everything that this folder offers, put together. */
export interface Segments {
  /** Creates, publishes, restores, archives. */
  service: SegmentService;
  /** Finds and lists. */
  queries: SegmentQueries;
  /** Who uses what. */
  usage: SegmentUsage;
  /** The members as they were. */
  snapshots: SnapshotService;
  /** The members as they are. */
  members: MembersService;
  export: MemberExport;
  /** Why a rule selects one user or not. */
  explainer: RuleExplainer;
}

export function composeSegments(ports: SegmentPorts): Segments {
  const { database, audience, definitions } = ports;
  const rules = async () => (await definitions()).rules;
  const queries = new SegmentQueries(database);
  const usage = new SegmentUsage(queries, ports.tagRules);
  const snapshots = new SnapshotService(database, audience, queries, rules);
  const members = new MembersService(audience, queries, snapshots, rules);
  return {
    service: new SegmentService(database, queries, usage, definitions),
    queries,
    usage,
    snapshots,
    members,
    export: new MemberExport(members, ports.profiles, ports.attributes, ports.heldTags),
    explainer: new RuleExplainer(database, ports.catalogue, ports.events, ports.clock),
  };
}
