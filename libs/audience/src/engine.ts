import { abortable, isCitus, Refusal } from '@strata/db';
import type { Transaction } from '@strata/db';
import type { Column, Plan } from '@strata/rules';
import { sourceOf } from '@strata/rules';
import type {
  Audience,
  Breakdown,
  BreakdownOptions,
  EvaluateOptions,
  Evaluation,
  SegmentMove,
  UserSet,
} from './audience.js';
import { Bitmap } from './bitmap.js';
import { breakdownOf } from './breakdown.js';
import { FeedTrim } from './changes.js';
import type { ColumnStore } from './column-store.js';
import { Combination } from './combine.js';
import { Echo } from './feed.js';
import type { Leaf, LeafQuestion } from './leaf.js';
import { Load, readWhole } from './load.js';
import { nodeCounts } from './node-counts.js';
import { countPast } from './past.js';
import { Questions } from './questions.js';
import type { AudienceOptions } from './state.js';
import { State } from './state.js';
import { momentOf, runTick } from './tick.js';
import { Trends } from './trends.js';
import { Slots, Turn } from './turn.js';
import { asUserSet, bitmapOf } from './user-set.js';
import type { View } from './view.js';
import { Watch } from './watch.js';

/** Twice a second: a write shows within one second, and a window ends within one. */
const TICK_EVERY_MS = 500;
const TRIM_EVERY_MS = 300_000;
/** Connections that load columns side by side; columns of past instants have one of their own, so that no preview waits for a trend. */
const LOADS_AT_ONCE = 3;
const PAST_LOADS_AT_ONCE = 1;
/** Of the budget, what a trend's sets may take beside what is kept. */
const PAST_SHARE = 4;
/**
 * What a rule being edited asks for next is mostly what it asked for before: a column that is being loaded is not given up
 * between the two questions.
 */
const PATIENCE_MS = 10_000;
/** Ranges of some hundred users each, at a million. */
const PARTS_AT_MOST = 4_096;
/**
 * A load reads a whole column. Following an index that is in another order than the table then costs most of all (the sum of
 * 1.2 million orders: 29 s, and 13 s by bitmap), and a parallel plan pays although it hands over a row for each user.
 */
const PLANNED_FOR_LOADS = `SELECT set_config('random_page_cost', '4', true), set_config('parallel_tuple_cost', '0.005', true),
  set_config('work_mem', '64MB', true)`;
/** PostgreSQL's code for a value beyond a gigabyte. */
const TOO_LONG = '54000';
/** How long a token may stand for a transaction that has not ended. */
const FRESHNESS_WITHIN_MS = 5_000;
const FRESHNESS_AGAIN_MS = 20;

export class Engine implements Audience {
  readonly state: State;
  private readonly slots = new Slots(LOADS_AT_ONCE);
  private readonly pastSlots = new Slots(PAST_LOADS_AT_ONCE);
  private readonly trends: Trends;
  private readonly watches = new Set<Watch>();
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private trimTimer: NodeJS.Timeout | undefined;
  private started = false;
  private readonly trim: FeedTrim;

  constructor(private readonly options: AudienceOptions) {
    this.trim = new FeedTrim(options.database);
    this.state = new State(options);
    this.trends = new Trends((...asked) => this.countPast(...asked), options.timeZone);
  }

  async start(): Promise<void> {
    if (this.started) return;
    this.started = true;
    await this.begin();
    await this.trim.run();
    this.trimTimer = setInterval(() => void this.trim.run().catch(this.report), TRIM_EVERY_MS);
    this.trimTimer.unref();
    this.schedule();
  }

  async stop(): Promise<void> {
    this.started = false;
    clearTimeout(this.timer);
    clearInterval(this.trimTimer);
    await Promise.allSettled([this.running, this.next, ...[...this.state.loads.values()].map((load) => load.done)]);
    await Promise.allSettled([...this.watches].map((watch) => watch.settled));
  }

  async tick(): Promise<void> {
    await this.advance();
    await Promise.all([...this.watches].map((watch) => watch.check()));
  }

  status(): ReturnType<Audience['status']> {
    const { moment, freshAsOf, tickedAt, columns, bytes, ticks } = this.state;
    const lagMs = performance.now() - tickedAt;
    return { asOf: moment.asOf, freshAsOf, lagMs, columns: columns.size, bytes, ticks };
  }

  async evaluate(plan: Plan, options: EvaluateOptions = {}): Promise<Evaluation> {
    const begun = performance.now();
    const questions = new Questions(this.options.catalogue, plan);
    return this.answer(questions, options, (view) => {
      const combination = new Combination(plan, questions, view.leaf, options.within && bitmapOf(options.within));
      return {
        asOf: view.asOf,
        freshAsOf: view.freshAsOf,
        tick: view.tick,
        tookMs: performance.now() - begun,
        members: asUserSet(combination.members),
        total: combination.everyone.size,
        nodes: () => nodeCounts(combination),
      };
    });
  }

  async breakdown(
    members: UserSet,
    column: Column,
    buckets: number,
    { least = 1, ...options }: BreakdownOptions = {},
  ): Promise<Breakdown> {
    const questions = new Questions(this.options.catalogue);
    const question = questions.askPresent(column);
    return this.answer(questions, options, (view) => {
      const { members: present } = view.leaf(questions.everyone);
      const everyone = options.within ? Bitmap.and(present, bitmapOf(options.within)) : present;
      const shape = { buckets, timeZone: this.options.timeZone(), least };
      return breakdownOf(view.leaf(question).store, column, members, everyone, shape);
    });
  }

  async trend(plan: Plan, instants: number[], options: EvaluateOptions = {}): Promise<{ at: number; count: number }[]> {
    const { minFreshness, signal } = options;
    await this.reachable(minFreshness, signal);
    const past = instants.filter((at) => at < this.state.moment.asOf).sort((one, other) => one - other);
    const counts = await abortable(this.trends.of(plan, past, minFreshness !== undefined, signal), signal);
    const points: { at: number; count: number }[] = [];
    for (const at of instants) {
      const known = counts[past.indexOf(at)];
      points.push({ at, count: known ?? (await this.evaluate(plan, { ...options, asOf: at })).members.size });
    }
    return points;
  }

  /** Counts of the past: none of it joins what the engine keeps, so that no trend takes the room of what is asked live. */
  private countPast(plans: readonly Plan[], instants: readonly number[], signal: AbortSignal): Promise<number[][]> {
    if (instants.length === 0) return Promise.resolve(plans.map(() => []));
    const { catalogue, timeZone, budgetBytes } = this.options;
    const options = { catalogue, timeZone: timeZone(), budgetBytes: budgetBytes / PAST_SHARE };
    return this.pastSlots.run(() =>
      this.readDivided(
        (transaction, parts, turn) => countPast(transaction, plans, instants, { ...options, parts }, turn),
        signal,
      ),
    );
  }

  async watch(plan: () => Promise<Plan>, onMove: (move: SegmentMove) => void): Promise<() => void> {
    const watch = new Watch(
      plan,
      onMove,
      this.options.catalogue,
      this.state,
      (...asked) => this.answer(...asked),
      this.report,
    );
    await watch.begin();
    this.watches.add(watch);
    return () => {
      this.watches.delete(watch);
      watch.end();
    };
  }

  /**
   * Runs `work` on the leaf sets of all questions, at one state of the engine: whatever is missing is loaded, joins the state
   * in a tick, and should it be gone again by then (a bulk load, a small budget), once more.
   */
  async answer<T>(questions: Questions, options: EvaluateOptions, work: (view: View) => T | Promise<T>): Promise<T> {
    const { signal, asOf, minFreshness } = options;
    await this.reachable(minFreshness, signal);
    const asked = questions.all;
    const pinned = new Set<string>();
    let loaded = false;
    try {
      for (;;) {
        signal?.throwIfAborted();
        const loads = this.loadMissing(asked, asOf, pinned);
        if (loads.length > 0) {
          loaded = true;
          await Promise.all(loads.map(({ done, wanted }) => wanted.wait(done, signal)));
          await this.advance();
        }
        const answered = await this.state.exclusive.run(async () => {
          const leaves = await this.state.leaves(asked, asOf);
          if (!leaves) return undefined;
          const { moment, freshAsOf, ticks: tick } = this.state;
          const leaf = (question: LeafQuestion): Leaf => leaves.get(question)!;
          return { result: await work({ asOf: asOf ?? moment.asOf, freshAsOf, tick, loaded, leaf }) };
        });
        if (answered) return answered.result;
      }
    } finally {
      this.state.unpin(pinned);
      // What grew otherwise, leaf sets and patched columns, is weighed with the next tick.
      if (loaded) await this.state.exclusive.run(() => this.state.evict());
    }
  }

  /** Pins the columns of all questions, and begins to load those that are missing. */
  private loadMissing(questions: readonly LeafQuestion[], asOf: number | undefined, pinned: Set<string>): Load[] {
    const loads = new Set<Load>();
    for (const { column, columnKey } of questions) {
      const place = this.state.place(column, columnKey, asOf);
      if (!pinned.has(place.key)) {
        pinned.add(place.key);
        this.state.pin([place.key]);
      }
      if (this.state.columns.has(place.key)) continue;
      let load = this.state.loads.get(place.key);
      if (!load) {
        const { catalogue, patienceMs = PATIENCE_MS } = this.options;
        const watch = { onAbandoned: this.abandoned, patienceMs };
        load = new Load(column, sourceOf(catalogue, column).topics(column), place, watch);
        this.state.loads.set(place.key, load);
        void this.load(load);
      }
      loads.add(load);
    }
    return [...loads];
  }

  private async load(load: Load): Promise<void> {
    try {
      const slots = load.place.fixedAt === undefined ? this.slots : this.pastSlots;
      await slots.run(async () => {
        const { moment } = this.state;
        load.moment = { ...moment, asOf: Math.max(moment.asOf, this.options.clock()) };
        const { column, place } = load;
        const asked = { column, moment: momentOf(place.fixedAt, load.moment) };
        const read = (transaction: Transaction, parts: number, turn: Turn): Promise<ColumnStore> =>
          readWhole(transaction, this.options.catalogue, asked, (load.parts = parts), turn);
        load.loaded(await this.readDivided(read, load.wanted.signal));
      });
    } catch (error) {
      this.abandoned(load);
      load.failed(error);
    }
  }

  /** Whoever asks for it from now on has it loaded anew. */
  private readonly abandoned = (load: Load): void => {
    if (!load.store && this.state.loads.get(load.place.key) === load) this.state.loads.delete(load.place.key);
  };

  /**
   * A transaction that reads whole columns. A value in PostgreSQL holds a gigabyte, and so do the joined texts of a column: where
   * one is longer, all is read in ranges of users.
   */
  private async readDivided<T>(
    read: (transaction: Transaction, parts: number, turn: Turn) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    for (let parts = 1; ; parts *= 8) {
      try {
        return await this.options.database.transaction(
          async (transaction) => {
            await transaction.query(PLANNED_FOR_LOADS);
            return read(transaction, parts, new Turn());
          },
          { isolation: 'REPEATABLE READ', readOnly: true, signal },
        );
      } catch (error) {
        if ((error as { code?: unknown } | null)?.code !== TOO_LONG || parts * 8 > PARTS_AT_MOST) throw error;
      }
    }
  }

  private async begin(): Promise<void> {
    if (await isCitus(this.options.database)) this.state.echo ??= new Echo();
    await this.advance();
  }

  /** Begins where that has not been done, and sees to it that the write of a token is in. */
  private async reachable(token: string | undefined, signal: AbortSignal | undefined): Promise<void> {
    // A workspace that has moved to another time zone is no longer answered in the old one.
    if (!this.state.cursor || this.state.moment.timeZone !== this.options.timeZone()) await this.begin();
    if (token !== undefined) await this.reach(token, signal);
  }

  /** Ticks until the transaction of a token is in. */
  private async reach(token: string, signal: AbortSignal | undefined): Promise<void> {
    if (!/^\d{1,19}$/.test(token)) throw new Refusal('INVALID_INPUT', `minFreshness is no freshness token: ${token}`);
    const deadline = performance.now() + FRESHNESS_WITHIN_MS;
    while (!this.state.cursor?.sees(token)) {
      signal?.throwIfAborted();
      await this.advance();
      if (this.state.cursor?.sees(token)) return;
      // Whoever has a token has it from a transaction that ended before, so one that is still ahead is of no transaction here.
      if (!this.state.cursor?.reaches(token) || performance.now() > deadline)
        throw new Refusal('INVALID_INPUT', `minFreshness was never written: ${token}`);
      await new Promise((resolve) => setTimeout(resolve, FRESHNESS_AGAIN_MS));
    }
  }

  /** A tick that begins after this call. One at a time; those who ask while one runs share the next. */
  advance(): Promise<void> {
    if (!this.running) {
      this.running = runTick(this.state).finally(() => (this.running = undefined));
      return this.running;
    }
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.advance();
      });
    return this.next;
  }

  /** Ticks wait for nothing but ticks: a watch may have to load columns, half a minute of work, and looks on its own. */
  private schedule(): void {
    this.timer = setTimeout(() => {
      this.advance()
        .then(() => this.watches.forEach((watch) => watch.glance()), this.report)
        .finally(() => {
          if (this.started) this.schedule();
        });
    }, TICK_EVERY_MS);
  }

  private readonly report = (error: unknown): void => this.options.onError?.(error);
}

/** An engine over one database. Give it a pool of at least 6 connections: one ticks, four load. */
export function createAudience(options: AudienceOptions): Audience {
  return new Engine(options);
}
