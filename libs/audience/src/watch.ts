import type { Catalogue, Plan } from '@strata/rules';
import type { SegmentMove, UserSet } from './audience.js';
import { Combination } from './combine.js';
import { Questions } from './questions.js';
import { asUserSet, userSet } from './user-set.js';
import type { Answer } from './view.js';

/** Where one look after another must load columns anew (a small budget, a bulk load under way), they take a tenth of the time. */
const RESTS_AT_MOST_MS = 4_000;

/** One watched plan: combined anew when a leaf set below it moved, and told where its members changed. */
export class Watch {
  private last: { plan: Plan; versions: string; members: UserSet } | undefined;
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

  /** Checks, unless a check is still under way: what it misses the next one finds. */
  glance(): void {
    if (this.underWay === 0) void this.check();
  }

  end(): void {
    this.ended = true;
  }

  private async look(): Promise<void> {
    if (this.ended || performance.now() < this.restsUntil) return;
    const begun = performance.now();
    const plan = await this.plan();
    const questions = new Questions(this.catalogue, plan);
    let loaded = false;
    const seen = await this.answer(questions, {}, ({ asOf, leaf, ...view }) => {
      loaded = view.loaded;
      const versions = questions.all.map((question) => `${leaf(question).id}.${leaf(question).version}`).join(' ');
      if (this.last?.plan === plan && this.last.versions === versions) return undefined;
      return { asOf, versions, members: asUserSet(new Combination(plan, questions, leaf).members) };
    });
    if (this.loadedLast && loaded) {
      this.restsUntil = performance.now() + Math.min(RESTS_AT_MOST_MS, 10 * (performance.now() - begun));
    }
    this.loadedLast = loaded;
    if (!seen || this.ended) return;
    const { asOf, versions, members } = seen;
    const before = this.last?.members;
    this.last = { plan, versions, members };
    const entered = before ? members.andNot(before) : userSet([]);
    const left = before ? before.andNot(members) : userSet([]);
    if (before && entered.size === 0 && left.size === 0) return;
    this.onMove({ asOf, count: members.size, entered, left });
  }
}
