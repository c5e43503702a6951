import { Costly, Wanted } from '@strata/db';
import type { Plan } from '@strata/rules';

/** For each plan, its counts at the instants. */
type Count = (plans: readonly Plan[], instants: readonly number[], signal: AbortSignal) => Promise<number[][]>;

interface Asked {
  plan: Plan;
  instants: readonly number[];
  signal: AbortSignal | undefined;
  resolve: (counts: number[]) => void;
  reject: (error: unknown) => void;
}

/** A list of segments asks for so many at once. */
const PLANS_AT_ONCE = 20;
/** What was is changed only by what comes late, so slow trends are remembered for 20 times what they took, up to this long. */
const LONGEST_MS = 3_600_000;

/**
 * Rules' counts at past instants. Those asked for while others are counted are counted together, where they ask for the same
 * instants, as a list of segments does: each column is read once for all of them.
 */
export class Trends {
  private readonly remembered = new Costly<number[]>(LONGEST_MS);
  private waiting: Asked[] = [];
  private running = false;

  constructor(
    private readonly count: Count,
    private readonly timeZone: () => string,
  ) {}

  /** Instants ascend. With `anew` nothing remembered is taken: who has just written wants to see it in the past too. */
  of(plan: Plan, instants: readonly number[], anew: boolean, signal?: AbortSignal): Promise<number[]> {
    const find = (wanted: AbortSignal | undefined): Promise<number[]> =>
      new Promise((resolve, reject) => {
        this.waiting.push({ plan, instants, signal: wanted, resolve, reject });
        void this.run();
      });
    if (anew) return find(signal);
    return this.remembered.ask(JSON.stringify([plan, instants, this.timeZone()]), find, signal);
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let [first] = this.waiting; first; [first] = this.waiting) {
      const { instants } = first;
      const batch = this.waiting.filter((asked) => isSame(asked.instants, instants)).slice(0, PLANS_AT_ONCE);
      this.waiting = this.waiting.filter((asked) => !batch.includes(asked));
      const wanted = new Wanted();
      const plans = batch.map(({ plan }) => plan);
      const counting = this.count(plans, instants, wanted.signal);
      for (const [place, { signal, resolve, reject }] of batch.entries())
        wanted.wait(counting, signal).then((counts) => resolve(counts[place]!), reject);
      await counting.catch(() => undefined);
    }
    this.running = false;
  }
}

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((instant, at) => instant === other[at]);
