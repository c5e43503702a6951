import type { Catalogue, Plan } from '@strata/rules';
import type { SegmentMove, UserSet } from './audience.js';
import { Combination } from './combine.js';
import { Questions } from './questions.js';
import type { SeenLeaf, State } from './state.js';
import { asUserSet, userSet } from './user-set.js';
import type { Answer } from './view.js';

/** Where one look after another must load columns anew (a small budget, a bulk load under way), they take a tenth of the time. */
const RESTS_AT_MOST_MS = 4_000;

interface Look {
  plan: Plan;
  questions: Questions;
  seen: readonly SeenLeaf[];
  members: UserSet;
}

/**
 * One watched plan: combined anew when a leaf set below it moved, and told where its members changed. While none did, a look compares a
 * number for each of its conditions: of a thousand watches those cost a tick that nothing of theirs touched.
 */
export class Watch {
  private last: Look | undefined;
  private held: readonly SeenLeaf[] = [];
  private ended = false;
  private restsUntil = -Infinity;
  private loadedLast = false;
  private underWay = 0;
  /** The checks under way; one at a time. */
  settled: Promise<void> = Promise.resolve();

  constructor(
    private readonly plan: () => Promise<Plan>,
    private readonly onMove: (move: SegmentMove) => void,
    private readonly catalogue: Catalogue,
    private readonly state: Pick<State, 'isStill'>,
    private readonly answer: Answer,
    private readonly report: (error: unknown) => void,
  ) {}

  /** The first look; rejects where the plan cannot be had or answered. */
  begin(): Promise<void> {
    return this.look();
  }

  check(): Promise<void> {
    this.underWay++;
    this.settled = this.settled
      .then(() => this.look())
      .catch(this.report)
      .finally(() => this.underWay--);
    return this.settled;
  }

  /** Checks, unless a check is still under way or it rests: what it misses the next one finds. */
  glance(): void {
    if (this.underWay === 0 && performance.now() >= this.restsUntil) void this.check();
  }

  end(): void {
    this.ended = true;
    this.hold([]);
  }

  private async look(): Promise<void> {
    if (this.ended) return;
    const begun = performance.now();
    const plan = await this.plan();
    const known = this.last?.plan === plan ? this.last : undefined;
    if (known && this.state.isStill(known.seen)) return;
    const questions = known?.questions ?? new Questions(this.catalogue, plan);
    let loaded = false;
    const found = await this.answer(questions, {}, ({ asOf, leaf, ...view }) => {
      loaded = view.loaded;
      const seen = questions.all.map((question): SeenLeaf => {
        const one = leaf(question);
        return { question, leaf: one, version: one.version };
      });
      if (!this.ended) this.hold(seen);
      return { asOf, seen, members: asUserSet(new Combination(plan, questions, leaf).members) };
    });
    if (this.loadedLast && loaded) {
      this.restsUntil = performance.now() + Math.min(RESTS_AT_MOST_MS, 10 * (performance.now() - begun));
    }
    this.loadedLast = loaded;
    if (this.ended) return;
    const { asOf, seen, members } = found;
    const before = this.last?.members;
    this.last = { plan, questions, seen, members };
    const entered = before ? members.andNot(before) : userSet([]);
    const left = before ? before.andNot(members) : userSet([]);
    if (before && entered.size === 0 && left.size === 0) return;
    this.onMove({ asOf, count: members.size, members, entered, left });
  }

  /** Keeps the engine from letting go of these leaf sets, and of those before no more. */
  private hold(seen: readonly SeenLeaf[]): void {
    for (const { leaf } of seen) leaf.watches++;
    for (const { leaf } of this.held) leaf.watches--;
    this.held = seen;
  }
}
