import type { Test } from '@strata/rules';
import { testValue } from '@strata/rules';
import { Bitmap } from './bitmap.js';
import type { ColumnBuilder, ColumnStore, Patch, RowsOf } from './column-store.js';
import { selectBy } from './column-store.js';
import type { Entries, NumberChunk } from './number-chunk.js';
import { CHUNK_BITS, CHUNK_USERS, numberChunk } from './number-chunk.js';
import type { ClosedRange } from './number-range.js';
import { closedRange } from './number-range.js';
import type { Turn } from './turn.js';

/** Beyond so many, one pass that decodes every value is cheaper than a scan for each. */
const SCANS_AT_MOST = 4;

const NO_ENTRIES: Entries = { lows: new Uint16Array(0), values: new Float64Array(0) };

/** A column of numbers, in chunks of 65,536 users. */
export class NumberColumn implements ColumnStore {
  constructor(private readonly chunks: (NumberChunk | undefined)[]) {}

  get bytes(): number {
    return this.chunks.reduce((sum, chunk) => sum + (chunk?.bytes ?? 0), 0);
  }

  get(user: number): number | undefined {
    const value = this.chunks[user >>> CHUNK_BITS]?.get(user) ?? NaN;
    return Number.isNaN(value) ? undefined : value;
  }

  select(test: Test, turn: Turn): Promise<Bitmap> {
    return selectBy(
      test,
      () => this.selectRange({ from: -Infinity, to: Infinity }, turn),
      (simple) => {
        if (simple.test === 'range') return this.selectRange(closedRange(simple), turn);
        if (simple.test === 'oneOf' && simple.values.length <= SCANS_AT_MOST)
          return this.selectValues(simple.values, turn);
        if (simple.test === 'oneOf') {
          const values = new Set(simple.values);
          return this.selectWhere((value) => values.has(value), turn);
        }
        const answers = new Map<number, boolean>();
        return this.selectWhere((value) => {
          let answer = answers.get(value);
          if (answer === undefined) answers.set(value, (answer = testValue(simple, value)));
          return answer;
        }, turn);
      },
    );
  }

  async selectRange(range: ClosedRange, turn: Turn): Promise<Bitmap> {
    const result = new Bitmap();
    const found = new Uint32Array(CHUNK_USERS);
    for (const chunk of this.chunks) {
      if (!chunk) continue;
      const count = chunk.select(range, found);
      if (count > 0) result.addMany(found.subarray(0, count));
      await turn.rest();
    }
    return result;
  }

  private async selectValues(values: readonly (number | string)[], turn: Turn): Promise<Bitmap> {
    const result = new Bitmap();
    for (const value of values) {
      if (typeof value === 'number') result.orInPlace(await this.selectRange({ from: value, to: value }, turn));
    }
    return result;
  }

  /** For tests that are no range of values. */
  async selectWhere(holds: (value: number) => boolean, turn: Turn): Promise<Bitmap> {
    const result = new Bitmap();
    const found = new Uint32Array(CHUNK_USERS);
    await this.eachChunk((first, values) => {
      let count = 0;
      for (let low = 0; low < CHUNK_USERS; low++) {
        const value = values[low]!;
        if (!Number.isNaN(value) && holds(value)) found[count++] = first + low;
      }
      if (count > 0) result.addMany(found.subarray(0, count));
    }, turn);
    return result;
  }

  /** The values by the low bits of the user's key, NaN for none; the array is used again for the next chunk. */
  async eachChunk(visit: (first: number, values: Float64Array) => void, turn: Turn): Promise<void> {
    const values = new Float64Array(CHUNK_USERS);
    for (const [high, chunk] of this.chunks.entries()) {
      if (!chunk) continue;
      chunk.decodeInto(values.fill(NaN));
      visit(high * CHUNK_USERS, values);
      await turn.rest();
    }
  }

  /** The smallest value that is at least `bound`, or Infinity. */
  async nextFrom(bound: number, turn: Turn): Promise<number> {
    let next = Infinity;
    for (const chunk of this.chunks) {
      if (chunk) next = Math.min(next, chunk.nextFrom(bound));
      await turn.rest();
    }
    return next;
  }

  async replace({ users, values }: Patch, turn: Turn): Promise<void> {
    const numbers = Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN));
    for (let start = 0; start < users.length;) {
      const high = users[start]! >>> CHUNK_BITS;
      let end = start + 1;
      while (end < users.length && users[end]! >>> CHUNK_BITS === high) end++;
      this.replaceInChunk(high, users.subarray(start, end), numbers.subarray(start, end));
      start = end;
      await turn.rest();
    }
  }

  private replaceInChunk(high: number, users: Uint32Array, numbers: Float64Array): void {
    const chunk = this.chunks[high] ?? numberChunk(high * CHUNK_USERS, NO_ENTRIES);
    this.chunks[high] = chunk.replace(users, numbers);
  }
}

/** Values by their places, NaN for none, without the gaps. */
function entriesOf(places: Float64Array): Entries {
  const lows = new Uint16Array(CHUNK_USERS);
  const values = new Float64Array(CHUNK_USERS);
  let count = 0;
  for (let low = 0; low < CHUNK_USERS; low++) {
    const value = places[low]!;
    lows[count] = low;
    values[count] = value;
    count += Number(value === value);
  }
  return { lows: lows.slice(0, count), values: values.slice(0, count) };
}

export class NumberBuilder implements ColumnBuilder<'number'> {
  private readonly raw: (Float64Array | undefined)[] = [];

  add({ users, values }: Pick<RowsOf<'number'>, 'users' | 'values'>): void {
    for (let at = 0; at < users.length; at++) {
      const user = users[at]!;
      const chunk = (this.raw[user >>> CHUNK_BITS] ??= new Float64Array(CHUNK_USERS).fill(NaN));
      chunk[user & (CHUNK_USERS - 1)] = values[at]!;
    }
  }

  async finish(turn: Turn): Promise<NumberColumn> {
    const chunks: (NumberChunk | undefined)[] = [];
    for (const [high, values] of this.raw.entries()) {
      chunks.push(values && numberChunk(high * CHUNK_USERS, entriesOf(values)));
      this.raw[high] = undefined;
      await turn.rest();
    }
    return new NumberColumn(chunks);
  }
}
