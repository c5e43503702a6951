import type { Catalogue, Column, Moment } from '@strata/rules';
import { columnHasHistory, columnMoves, sourceOf } from '@strata/rules';
import type { Database } from '@strata/db';
import type { Cursor } from './changes.js';
import type { Echo } from './feed.js';
import { Leaf } from './leaf.js';
import type { LeafQuestion } from './leaf.js';
import type { Load, Place } from './load.js';
import type { StoredColumn } from './stored-column.js';
import { StatementParameters } from './transfer.js';
import { Exclusive, Turn } from './turn.js';

export interface AudienceOptions {
  database: Database;
  catalogue: Catalogue;
  timeZone: () => string;
  clock: () => number;
  /** What columns and leaf sets may take together. More is used only while answers need it. */
  budgetBytes: number;
  /** How long a column goes on being loaded when nobody waits for it any more, in milliseconds; 10 s unless given. */
  patienceMs?: number | undefined;
  /** Told of ticks and watches that failed; both are tried again. */
  onError?: (error: unknown) => void;
}

/** A leaf set of the engine's own instant as it was when somebody looked. */
export interface SeenLeaf {
  question: LeafQuestion;
  leaf: Leaf;
  version: number;
}

/** After so many failed ticks running, what is in memory is suspected of making them fail, and let go. */
const FAILURES_AT_MOST = 3;

/**
 * All columns at one snapshot of the database and one instant. Whatever changes or reads it runs in `exclusive`, one piece
 * of work at a time, so that no answer sees half a tick.
 */
export class State {
  readonly columns = new Map<string, StoredColumn>();
  /** Columns on their way, by key. */
  readonly loads = new Map<string, Load>();
  readonly exclusive = new Exclusive();
  private readonly pins = new Map<string, number>();
  private uses = 0;

  /** On Citus. */
  echo: Echo | undefined;
  cursor: Cursor | undefined;
  /** The database's clock at the last tick. */
  readAt = -Infinity;
  freshAsOf = -Infinity;
  /** When the last tick began, by `performance.now()`, which nobody sets. */
  tickedAt = -Infinity;
  moment: Moment;
  ticks = 0;
  failures = 0;

  constructor(readonly options: AudienceOptions) {
    this.moment = { asOf: -Infinity, timeZone: options.timeZone() };
  }

  /** Where the values of a column as of an instant (absent: the engine's own) are kept. */
  place(column: Column, key: string, asOf: number | undefined): Place {
    const live = { key, fixedAt: undefined };
    if (asOf === undefined || asOf === this.moment.asOf) return live;
    const fixed = { key: `${key} at ${asOf}`, fixedAt: asOf };
    if (columnHasHistory(column)) return asOf < this.moment.asOf ? fixed : live;
    if (!columnMoves(column)) return live;
    const { timeZone } = this.moment;
    const from = { asOf: Math.min(asOf, this.moment.asOf), timeZone };
    const to = { asOf: Math.max(asOf, this.moment.asOf), timeZone };
    const moved = sourceOf(this.options.catalogue, column).moved(column, from, to, new StatementParameters());
    return moved === 'nobody' ? live : fixed;
  }

  find(question: LeafQuestion, asOf: number | undefined): StoredColumn | undefined {
    return this.columns.get(this.place(question.column, question.columnKey, asOf).key);
  }

  /** The leaf sets of all questions at one instant, or nothing where a column is missing. Only in `exclusive`. */
  async leaves(
    questions: readonly LeafQuestion[],
    asOf: number | undefined,
  ): Promise<Map<LeafQuestion, Leaf> | undefined> {
    const turn = new Turn();
    const leaves = new Map<LeafQuestion, Leaf>();
    for (const question of questions) {
      const column = this.find(question, asOf);
      if (!column) return undefined;
      this.touch(column);
      const fixed = this.atInstant(question, asOf);
      // One of another instant is made for this answer alone: kept, it would push out those that move with the engine.
      const leaf = fixed
        ? Leaf.build(fixed, column.store, this.moment, turn)
        : column.leaf(question, this.moment, turn);
      leaves.set(question, await leaf);
    }
    for (const question of questions) this.find(question, asOf)?.trim();
    return leaves;
  }

  /** Whether each question is still answered by the same leaf set, which has not moved. Who asks so uses the columns. */
  isStill(seen: readonly SeenLeaf[]): boolean {
    return seen.every(({ question, leaf, version }) => {
      const column = this.columns.get(question.columnKey);
      if (column?.kept(question.testKey) !== leaf || leaf.version !== version) return false;
      this.touch(column);
      return true;
    });
  }

  /** The question as asked at an instant other than the engine's, where that makes a difference: its test stands still. */
  private atInstant(question: LeafQuestion, asOf: number | undefined): LeafQuestion | undefined {
    if (asOf === undefined || asOf === this.moment.asOf || !question.moves) return undefined;
    const test = question.resolve({ asOf, timeZone: this.moment.timeZone });
    return { ...question, moves: false, resolve: () => test };
  }

  touch(column: StoredColumn): void {
    column.lastUsed = ++this.uses;
    column.usedAt = performance.now();
  }

  /** What a failed tick was to read itself is not tried again, unless asked for again. */
  tickFailed(): void {
    for (const load of this.loads.values()) if (load.inTick) this.loads.delete(load.place.key);
    if (++this.failures >= FAILURES_AT_MOST) {
      this.columns.clear();
      this.loads.clear();
    }
  }

  /** Keeps columns from being let go while an answer waits for them. */
  pin(keys: Iterable<string>): void {
    for (const key of keys) this.pins.set(key, (this.pins.get(key) ?? 0) + 1);
  }

  unpin(keys: Iterable<string>): void {
    for (const key of keys) {
      const pins = (this.pins.get(key) ?? 0) - 1;
      if (pins > 0) this.pins.set(key, pins);
      else this.pins.delete(key);
    }
  }

  get bytes(): number {
    return [...this.columns.values()].reduce((sum, column) => sum + column.bytes, 0);
  }

  /** Lets the least used columns go until the rest fits into the budget. Only in `exclusive`. */
  evict(): void {
    let bytes = this.bytes;
    const idle = [...this.columns.values()].filter(({ key }) => !this.pins.has(key));
    for (const column of idle.sort((one, other) => one.lastUsed - other.lastUsed)) {
      if (bytes <= this.options.budgetBytes) return;
      bytes -= column.bytes;
      this.columns.delete(column.key);
    }
  }

  /** Drops columns of explicit instants that nobody waits for. */
  dropFixed(which: (column: StoredColumn) => boolean): void {
    for (const column of this.columns.values()) {
      if (column.fixedAt !== undefined && !this.pins.has(column.key) && which(column)) this.columns.delete(column.key);
    }
  }
}
