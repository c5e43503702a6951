import type { Audience, EvaluateOptions, Evaluation } from '@strata/audience';
import type { Definitions } from '@strata/rules';
import { evaluateTogether } from './together.js';
import { overlapCells } from './overlap.js';
import type { OverlapCell } from './overlap.js';
import type { Segment } from './segment.entity.js';
import * as refuse from './segment.errors.js';
import { checkedPlan } from './segment.plan.js';
import { knownKey } from './segment.texts.js';
import type { SegmentQueries } from './segment.queries.js';
import type { Members, SnapshotService } from './snapshot.service.js';

const MOST_OVERLAPPED = 6;
/** Evaluations at once: enough to load columns side by side, few enough that others get their turn. */
const AT_ONCE = 8;
/** Sixty snapshots are kept, so a third would be of use only where as many were finished during the second. */
const LOOKS = 2;

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

  /**
   * The same for many, which share the engine's columns, by definitions that were just read or those of now. A rule that
   * no longer holds is the error of its own segment alone.
   */
  async liveEach(
    segments: readonly Segment[],
    options?: EvaluateOptions,
    read?: Definitions,
  ): Promise<(Evaluation | Error)[]> {
    const definitions = read ?? (await this.definitions());
    const evaluate = async (segment: Segment): Promise<Evaluation | Error> => {
      try {
        return await this.audience.evaluate(checkedPlan(segment.published.rule, definitions), options);
      } catch (error) {
        // Whoever asked went away: no fault of a segment's.
        options?.signal?.throwIfAborted();
        return error instanceof Error ? error : new Error(String(error));
      }
    };
    const evaluations: (Evaluation | Error)[] = [];
    for (let start = 0; start < segments.length; start += AT_ONCE) {
      evaluations.push(...(await Promise.all(segments.slice(start, start + AT_ONCE).map(evaluate))));
    }
    return evaluations;
  }

  /** What partners page through: the last finished snapshot where there is one, else the rule at this instant. */
  async served(segments: readonly Segment[], options?: EvaluateOptions): Promise<Map<string, Members>> {
    const served = await this.servedEach(segments, options);
    return new Map(
      [...served].map(([key, members]) => {
        if (members instanceof Error) throw members;
        return [key, members];
      }),
    );
  }

  /** The same, where a rule that no longer holds is the error of its own segment alone. */
  async servedEach(segments: readonly Segment[], options?: EvaluateOptions): Promise<Map<string, Members | Error>> {
    const served = new Map<string, Members | Error>(await this.kept(segments.map(({ key }) => key)));
    const others = segments.filter(({ key }) => !served.has(key));
    const evaluations = others.length > 0 ? await this.liveEach(others, options) : [];
    others.forEach(({ key }, place) => served.set(key, evaluations[place] ?? new Error(`no members of ${key}`)));
    return served;
  }

  /**
   * The members of the last finished snapshots, of those segments that have one. One that is pruned between the two reads
   * was no longer the last: the second look finds the one that followed it.
   */
  private async kept(keys: readonly string[]): Promise<Map<string, Members>> {
    const found = new Map<string, Members>();
    let asked = keys;
    for (let looks = 0; looks < LOOKS && asked.length > 0; looks++) {
      const latest = await this.snapshots.latest(asked);
      const sets = await this.snapshots.membersOf([...latest.values()].map(({ id }) => id));
      for (const [key, { id, asOf }] of latest) {
        const members = sets.get(id);
        if (members && asOf) found.set(key, { members, asOf: asOf.getTime(), snapshot: id });
      }
      asked = [...latest.keys()].filter((key) => !found.has(key));
    }
    return found;
  }

  /** How two to six segments share their members, now. Sizes and cells are of the same sets, so they add up. */
  async overlaps(asked: readonly string[], options?: EvaluateOptions): Promise<Overlaps> {
    const keys = asked.map(knownKey);
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
