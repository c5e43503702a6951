import type { Audience, EvaluateOptions, Evaluation, UserSet } from '@strata/audience';
import type { Definitions } from '@strata/rules';
import { evaluateTogether } from './together.js';
import { overlapCells } from './overlap.js';
import type { OverlapCell } from './overlap.js';
import type { Segment } from './segment.entity.js';
import * as refuse from './segment.errors.js';
import { checkedPlan } from './segment.plan.js';
import type { SegmentQueries } from './segment.queries.js';
import type { SnapshotService } from './snapshot.service.js';

const MOST_OVERLAPPED = 6;

export interface Members {
  members: UserSet;
  /** Milliseconds since 1970. */
  asOf: number;
  /** The snapshot that they were read from; absent where the rule was evaluated. */
  snapshot?: string;
}

export interface Overlaps {
  asOf: number;
  /** Everyone, for shares. */
  total: number;
  sizes: { key: string; count: number }[];
  cells: OverlapCell[];
}

/** Who belongs to saved segments: as last materialized, or by the rule at this instant. */
export class MembersService {
  constructor(
    private readonly audience: Audience,
    private readonly queries: SegmentQueries,
    private readonly snapshots: SnapshotService,
    private readonly definitions: () => Promise<Definitions>,
  ) {}

  /** By the published rule, now. */
  async live(segment: Segment, options?: EvaluateOptions): Promise<Evaluation> {
    return this.audience.evaluate(checkedPlan(segment.published.rule, await this.definitions()), options);
  }

  /** What partners page through: the last finished snapshot where there is one, else the rule at this instant. */
  async served(segments: readonly Segment[], options?: EvaluateOptions): Promise<Map<string, Members>> {
    const latest = await this.snapshots.latest(segments.map(({ key }) => key));
    const kept = await this.snapshots.membersOf([...latest.values()].map(({ id }) => id));
    const served = segments.map(async (segment): Promise<[string, Members]> => {
      const snapshot = latest.get(segment.key);
      const members = snapshot && kept.get(snapshot.id);
      if (!members || !snapshot.asOf) return [segment.key, await this.live(segment, options)];
      return [segment.key, { members, asOf: snapshot.asOf.getTime(), snapshot: snapshot.id }];
    });
    return new Map(await Promise.all(served));
  }

  /** How two to six segments share their members, now. Sizes and cells are of the same sets, so they add up. */
  async overlaps(keys: readonly string[], options?: EvaluateOptions): Promise<Overlaps> {
    if (keys.length < 2 || keys.length > MOST_OVERLAPPED || new Set(keys).size < keys.length) {
      throw refuse.invalidInput(`keys: expected 2 to ${MOST_OVERLAPPED} different segments`);
    }
    const segments = new Map((await this.queries.findMany(keys)).map((segment) => [segment.key, segment]));
    const definitions = await this.definitions();
    const plans = keys.map((key) => {
      const segment = segments.get(key);
      if (!segment) throw refuse.noSuchSegment(key);
      return checkedPlan(segment.published.rule, definitions);
    });
    const evaluations = await evaluateTogether(this.audience, plans, options);
    const sets = new Map(evaluations.map(({ members }, index) => [keys[index] ?? '', members]));
    return {
      asOf: evaluations[0]?.asOf ?? 0,
      total: evaluations[0]?.total ?? 0,
      sizes: [...sets].map(([key, { size }]) => ({ key, count: size })),
      cells: overlapCells(sets),
    };
  }
}
