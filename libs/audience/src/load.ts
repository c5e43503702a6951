import { Wanted } from '@strata/db';
import type { Transaction } from '@strata/db';
import type { Catalogue, Column, Moment } from '@strata/rules';
import type { ColumnBuilder, ColumnStore, Rows, RowsOf, StoreKind } from './column-store.js';
import type { News, Users } from './feed.js';
import { unite } from './feed.js';
import { ListBuilder } from './list-column.js';
import { NumberBuilder } from './number-column.js';
import { SetBuilder } from './set-column.js';
import { TextBuilder } from './text-column.js';
import { keyRanges, readColumns, storeKind } from './transfer.js';
import type { Turn } from './turn.js';

/** A column as an answer needs it: the one that moves with the engine, or one loaded for a certain instant. */
export interface Place {
  key: string;
  fixedAt: number | undefined;
}

/**
 * A column on its way into the state. It is read in a transaction of its own, at whatever snapshot that has, and joins the
 * state in a later tick, which reads again the users that changed or moved meanwhile. Where it cannot catch up (a bulk load,
 * a filter that moves for everybody), it is read once more, in the tick itself.
 */
export class Load {
  /** Whose values may have changed since the reading began. */
  private changed: Users = new Set();
  moment: Moment | undefined;
  store: ColumnStore | undefined;
  inTick = false;
  /** In how many ranges of users it is read. */
  parts = 1;
  readonly done: Promise<void>;
  readonly wanted: Wanted;
  private settle!: { resolve: () => void; reject: (error: unknown) => void };

  constructor(
    readonly column: Column,
    readonly topics: readonly string[],
    readonly place: Place,
    { onAbandoned, patienceMs }: { onAbandoned: (load: Load) => void; patienceMs: number },
  ) {
    this.wanted = new Wanted(() => onAbandoned(this), patienceMs);
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    // Whoever waits hears of it; with nobody waiting it is no failure of the process.
    this.done.catch(() => undefined);
  }

  note(news: News): void {
    this.changed = unite(this.changed, news.of(this.topics));
  }

  get changedUsers(): Users {
    return this.changed;
  }

  loaded(store: ColumnStore): void {
    this.store = store;
    this.settle.resolve();
  }

  /** Leaves it to the next tick to read the column itself. */
  leaveToTick(): void {
    this.store = undefined;
    this.inTick = true;
    this.settle.resolve();
  }

  failed(error: unknown): void {
    this.settle.reject(error);
  }
}

const BUILDERS: { [K in StoreKind]: () => ColumnBuilder<K> } = {
  set: () => new SetBuilder(),
  number: () => new NumberBuilder(),
  text: () => new TextBuilder(),
  texts: () => new ListBuilder(),
};

/** Builds a store of one kind from pieces that come in any order. */
export class StoreBuilder<K extends StoreKind = StoreKind> {
  private readonly builder: ColumnBuilder<K>;

  constructor(private readonly kind: K) {
    const make: () => ColumnBuilder<K> = BUILDERS[kind];
    this.builder = make();
  }

  add(rows: Rows): void {
    if (rows.kind !== this.kind) throw new Error(`expected ${this.kind}, got ${rows.kind}`);
    this.builder.add(rows as RowsOf<K>);
  }

  finish(turn: Turn): Promise<ColumnStore> {
    return this.builder.finish(turn);
  }
}

/** A whole column at a moment, at the transaction's snapshot, read in so many ranges of users. */
export async function readWhole(
  transaction: Transaction,
  catalogue: Catalogue,
  asked: { column: Column; moment: Moment },
  parts: number,
  turn: Turn,
): Promise<ColumnStore> {
  const builder = new StoreBuilder(storeKind(catalogue, asked.column));
  for (const range of await keyRanges(transaction, catalogue, parts)) {
    const [batches = []] = await readColumns(transaction, catalogue, [{ ...asked, range }], turn);
    for (const rows of batches) {
      builder.add(rows);
      await turn.rest();
    }
  }
  return builder.finish(turn);
}
