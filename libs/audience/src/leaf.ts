import type { Column, Moment, Test } from '@strata/rules';
import { missingMatches, testValue } from '@strata/rules';
import type { Bitmap } from './bitmap.js';
import { bytesOf } from './bitmap.js';
import type { ColumnStore, Patch } from './column-store.js';
import { NumberColumn } from './number-column.js';
import { SetColumn } from './set-column.js';
import type { Turn } from './turn.js';

/** What a leaf of a plan asks: a column, and a test that may move with time. */
export interface LeafQuestion {
  column: Column;
  columnKey: string;
  /** Names the test at every moment. */
  testKey: string;
  /** What a missing value counts as. */
  missing: number | undefined;
  /** Whether another moment may give another test. */
  moves: boolean;
  resolve(moment: Moment): Test;
}

/** Who passes a question, or with `complement` who does not. */
export interface LeafSet {
  readonly members: Bitmap;
  readonly complement: boolean;
}

let nextId = 0;

/**
 * The users with a value for which one test holds; where the test also holds for a missing value, those for which it does
 * not hold, and the leaf is their complement, so that users without a value need no bit.
 *
 * A test with moving bounds costs nothing while no value lies between the old bounds and the new: the next value that each
 * bound will meet is known.
 */
export class Leaf implements LeafSet {
  readonly id = nextId++;
  /** Raised when the members may have changed. */
  version = 0;
  /** How many watches look at it: it is kept as long as any does. */
  watches = 0;

  private constructor(
    readonly question: LeafQuestion,
    readonly store: ColumnStore,
    private readonly set: Bitmap,
    readonly complement: boolean,
    /** Holds for exactly the users in `set`. */
    private wanted: Test,
    private readonly bounds: readonly Bound[],
  ) {}

  static async build(question: LeafQuestion, store: ColumnStore, moment: Moment, turn: Turn): Promise<Leaf> {
    const { wanted, complement } = wantedAt(question, moment);
    const set = await store.select(wanted, turn);
    const bounds = question.moves ? await boundsOf(wanted, store, turn) : [];
    return new Leaf(question, store, set, complement, wanted, bounds);
  }

  get members(): Bitmap {
    return this.set;
  }

  /** Not so for a leaf of a set column, which is that set itself. */
  get ownsMembers(): boolean {
    return !(this.store instanceof SetColumn && this.store.members === this.set);
  }

  get bytes(): number {
    return bytesOf(this.set);
  }

  /** After the store has taken the same patch. */
  patch({ users, values }: Patch): void {
    const passes = values.map((value) => value !== undefined && testValue(this.wanted, value));
    this.set.removeMany(users.filter((_, at) => !passes[at]));
    this.set.addMany(users.filter((_, at) => passes[at]));
    for (const bound of this.bounds) {
      for (const value of values) {
        if (typeof value === 'number' && value >= bound.at && value < bound.next) bound.next = value;
      }
    }
    this.version++;
  }

  /** Moves the test on to another moment; false where the leaf must be built anew. */
  async advance(moment: Moment, turn: Turn): Promise<boolean> {
    if (!this.question.moves) return true;
    const { wanted, complement } = wantedAt(this.question, moment);
    const bounds = numbersIn(wanted);
    if (complement !== this.complement || shapeOf(wanted) !== shapeOf(this.wanted)) return false;
    this.wanted = wanted;
    for (const [place, bound] of this.bounds.entries()) {
      const to = bounds[place]!;
      if (to !== bound.at) await this.moveBound(bound, to, turn);
    }
    return true;
  }

  private async moveBound(bound: Bound, to: number, turn: Turn): Promise<void> {
    const { at: from, next } = bound;
    bound.at = to;
    if (to > from && to < next) return;
    if (!(this.store instanceof NumberColumn)) return;
    const crossed = await this.store.selectRange({ from: Math.min(from, to), to: Math.max(from, to) }, turn);
    if (crossed.size > 0) {
      const store = this.store;
      const users = crossed.toUint32Array();
      const passes = (user: number): boolean => testValue(this.wanted, store.get(user));
      this.set.removeMany(users.filter((user) => !passes(user)));
      this.set.addMany(users.filter(passes));
      this.version++;
    }
    bound.next = await this.store.nextFrom(to, turn);
  }
}

/** A bound of a range, and the smallest value of the column that it has not passed. */
interface Bound {
  at: number;
  next: number;
}

/** The test that the members of a leaf set pass. */
export function wantedAt(question: LeafQuestion, moment: Moment): { wanted: Test; complement: boolean } {
  const test = question.resolve(moment);
  const complement = question.missing === undefined ? missingMatches(test) : testValue(test, question.missing);
  return { wanted: complement ? { test: 'not', of: test } : test, complement };
}

async function boundsOf(test: Test, store: ColumnStore, turn: Turn): Promise<Bound[]> {
  if (!(store instanceof NumberColumn)) return [];
  const bounds: Bound[] = [];
  for (const at of numbersIn(test)) bounds.push({ at, next: await store.nextFrom(at, turn) });
  return bounds;
}

/** The bounds of all ranges, in the order of the test. */
function numbersIn(test: Test): number[] {
  if (test.test === 'not') return numbersIn(test.of);
  if (test.test === 'and') return test.of.flatMap(numbersIn);
  if (test.test !== 'range') return [];
  return [test.from, test.to].filter((bound) => bound !== undefined);
}

/** A test without the bounds of its ranges: where this changes too, only building anew is right. */
function shapeOf(test: Test): string {
  return JSON.stringify(test, (key, value: unknown) =>
    (key === 'from' || key === 'to') && value !== undefined ? 0 : value,
  );
}
