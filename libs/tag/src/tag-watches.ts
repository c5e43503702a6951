import type { Audience } from '@strata/audience';
import type { Queryable } from '@strata/db';
import type { Definitions, Plan } from '@strata/rules';
import type { TagRefresh } from './tag-refresh.js';
import { planTag, rulings } from './tag-plan.js';
import { ruledTags } from './tag-rules.js';

const LOOKS_EVERY_MS = 1_000;
/** A refresh goes through all holders, some 200,000 a second: so it has a tenth of the time at most. */
const MEMBERS_A_MS = 20;

interface Watched {
  plan: Plan;
  end: () => void;
  /** When the next refresh may be asked for, by the process's clock, and whether it will be. */
  rests: number;
  timer?: NodeJS.Timeout;
}

/**
 * Watches the rules of tags on the engine, so that a tag follows its rule within seconds of whoever comes or goes, by time alone
 * too. What it misses, while no process watches, the refresh of all tags finds.
 */
export class TagWatches {
  private readonly watched = new Map<string, Watched>();
  private definitions: Definitions | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly queryable: Queryable,
    private readonly audience: Audience,
    private readonly refresh: Pick<TagRefresh, 'request'>,
    private readonly currentDefinitions: () => Promise<Definitions>,
    private readonly report: (error: unknown) => void,
  ) {}

  start(): void {
    this.looking = this.look()
      .catch(this.report)
      .finally(() => {
        if (this.ended) return;
        this.timer = setTimeout(() => this.start(), LOOKS_EVERY_MS);
        this.timer.unref();
      });
  }

  async stop(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.looking;
    for (const key of [...this.watched.keys()]) this.end(key);
  }

  /** Watches the rules that there are; of those that are no longer valid nobody is told, and the holders stay. */
  private async look(): Promise<void> {
    const definitions = await this.currentDefinitions();
    if (definitions === this.definitions) return;
    const plans = new Map<string, Plan>();
    for (const [key, ruling] of rulings(await ruledTags(this.queryable))) {
      const planned = planTag(ruling, definitions);
      if (!planned.faults) plans.set(key, planned.plan);
    }
    for (const key of [...this.watched.keys()]) if (!plans.has(key)) this.end(key);
    for (const [key, plan] of plans) {
      const watched = this.watched.get(key);
      if (watched) watched.plan = plan;
      else await this.watch(key, plan);
    }
    this.definitions = definitions;
  }

  private async watch(key: string, plan: Plan): Promise<void> {
    const watched: Watched = { plan, end: () => undefined, rests: -Infinity };
    watched.end = await this.audience.watch(
      () => Promise.resolve(watched.plan),
      ({ count }) => this.moved(key, watched, count),
    );
    this.watched.set(key, watched);
  }

  /** Asks for a refresh, at once or when the tag has rested; moves until then are of that one. */
  private moved(key: string, watched: Watched, count: number): void {
    if (watched.timer || this.ended) return;
    const now = performance.now();
    const request = (): void => {
      delete watched.timer;
      watched.rests = performance.now() + count / MEMBERS_A_MS;
      this.refresh.request(key).catch(this.report);
    };
    if (now >= watched.rests) return request();
    watched.timer = setTimeout(request, watched.rests - now);
    watched.timer.unref();
  }

  private end(key: string): void {
    const watched = this.watched.get(key);
    this.watched.delete(key);
    clearTimeout(watched?.timer);
    watched?.end();
  }
}
