/**
 * What the engine promises to those downstream: a plan in, a set of users out, exact at one snapshot and one instant.
 */
import type { Column, Plan } from '@strata/rules';

/** A read-only set of user keys. Sets that an `Evaluation` hands out never change afterwards. */
export interface UserSet {
  readonly size: number;
  has(user: number): boolean;
  /** Ascending; `after` excluded. */
  page(first: number, after?: number): number[];
  [Symbol.iterator](): Iterator<number>;
  and(other: UserSet): UserSet;
  or(other: UserSet): UserSet;
  andNot(other: UserSet): UserSet;
  andSize(other: UserSet): number;
  /** Portable Roaring format, one buffer for each run of 2^20 user keys that is not empty. */
  chunks(): Iterable<{ chunk: number; members: Buffer }>;
}

export interface EvaluateOptions {
  /** Milliseconds since 1970. Absent: the engine's now. */
  asOf?: number;
  /** The token of a write that must be in the answer. */
  minFreshness?: string;
  /** The only users that there are for whoever asks: members, node counts and totals are of these. Absent: everyone. */
  within?: UserSet;
  /** Aborts loading for an answer that nobody waits for any more. */
  signal?: AbortSignal;
}

export interface BreakdownOptions extends EvaluateOptions {
  /** The fewest members that a value is told of. Absent: 1. Beyond it nothing but the counts hangs on who the members are. */
  least?: number;
}

export interface NodeCount {
  /** As in faults: `rule`, `rule.all[0]`, `rule.all[1].not`. Nodes inside a referenced segment are not listed. */
  path: string;
  count: number;
  /** The whole rule's count without this node; null for the root and for an only child, whose removal leaves no rule. */
  without: number | null;
  /** For children of a root `all` or `any`: the count of this child joined with all before it. */
  running: number | null;
}

export interface Evaluation {
  /** The instant of the evaluation. */
  asOf: number;
  /** Every write acknowledged before this instant is in the answer. Moves on without writes. */
  freshAsOf: number;
  /** Answers of one tick are of one snapshot of the database; times do not tell, as clocks are set back. */
  tick: number;
  tookMs: number;
  members: UserSet;
  /** Everyone, for shares. */
  total: number;
  nodes(): NodeCount[];
}

export interface NumberBucket {
  /** Half-open [from, to), the last one closed. */
  from: number;
  to: number;
  count: number;
  /** The same bucket among everyone. */
  of: number;
}
export interface ValueBucket {
  value: string;
  count: number;
  of: number;
}
export type Breakdown =
  | { kind: 'numbers'; buckets: NumberBucket[]; missing: number }
  | { kind: 'values'; buckets: ValueBucket[]; other: number; missing: number };

export interface SegmentMove {
  asOf: number;
  count: number;
  /** All members, now. */
  members: UserSet;
  entered: UserSet;
  left: UserSet;
}

export interface Audience {
  /** Takes the cursor of the change feed and begins to tick. */
  start(): Promise<void>;
  /** Ends after the tick under way. */
  stop(): Promise<void>;
  /** One tick now: applies all that has been committed and moves to the clock's instant. Called by itself twice a second. */
  tick(): Promise<void>;
  /** `freshness` of the newest tick, for `/readyz` and metrics; `lagMs` is how long ago that was, however clocks are set. */
  status(): { asOf: number; freshAsOf: number; lagMs: number; columns: number; bytes: number; ticks: number };
  evaluate(plan: Plan, options?: EvaluateOptions): Promise<Evaluation>;
  /** Top values of a text column (`buckets` many and the rest), or a histogram of a number column. */
  breakdown(members: UserSet, column: Column, buckets: number, options?: BreakdownOptions): Promise<Breakdown>;
  /** Counts at past instants. Those asked for together are found together; slow ones may be up to an hour old, but for the present. */
  trend(plan: Plan, instants: number[], options?: EvaluateOptions): Promise<{ at: number; count: number }[]>;
  /**
   * Calls back after each tick in which the members changed, with who entered and who left; for the first time at once, with
   * nobody entered and nobody left. `plan` is asked before each look and gives the same object while nothing changed.
   */
  watch(plan: () => Promise<Plan>, onMove: (move: SegmentMove) => void): Promise<() => void>;
}
