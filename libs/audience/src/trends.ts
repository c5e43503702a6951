import { Costly } from '@strata/db';
import type { Plan } from '@strata/rules';
import type { EvaluateOptions } from './audience.js';
import { Slots } from './turn.js';

type Count = (plan: Plan, options: EvaluateOptions) => Promise<number>;

/**
 * A rule's counts at past instants. Each point loads anew every column whose window ends there, a second or two each at 20
 * million events: so one trend is worked out at a time, whatever is asked, and slow points are remembered for some minutes.
 */
export class Trends {
  private readonly points = new Costly<number>();
  private readonly slots = new Slots(1);

  constructor(
    private readonly count: Count,
    private readonly timeZone: () => string,
  ) {}

  of(plan: Plan, instants: readonly number[], options: EvaluateOptions): Promise<{ at: number; count: number }[]> {
    const { signal, minFreshness } = options;
    const name = JSON.stringify([plan, this.timeZone()]);
    return this.slots.run(async () => {
      const points: { at: number; count: number }[] = [];
      for (const at of instants) {
        signal?.throwIfAborted();
        // Without the signal: others may wait for the same point.
        const count = (): Promise<number> => this.count(plan, { minFreshness, asOf: at });
        // Who has just written wants to see it in the past too.
        points.push({ at, count: minFreshness ? await count() : await this.points.ask(`${at} ${name}`, count) });
      }
      return points;
    });
  }
}
