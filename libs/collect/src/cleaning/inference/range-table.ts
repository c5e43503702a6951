import { setImmediate as nextTurn } from 'node:timers/promises';

/** A number as 32-bit words, the highest first: one for digits and IPv4, four for IPv6. */
export type Key = readonly number[];

/** Two rows that cannot both be so, by the lines on which they stand. */
export interface RangeConflict {
  line: number;
  other: number;
  /** One range with two values, or two of which neither lies within the other. */
  why: 'CONTRADICTION' | 'OVERLAP';
}

/** So many steps are done in one turn, about 2 ms, so that building a table holds up nobody. */
const TURN = 20_000;

/** Rows of ranges on their way to a table, in typed columns: 14 bytes for a row of one word, 38 for one of four. */
export class RangeRows {
  size = 0;
  private bounds: Uint32Array;
  private values = new Uint16Array(1024);
  private lines = new Uint32Array(1024);

  constructor(private readonly words: number) {
    this.bounds = new Uint32Array(2 * words * 1024);
  }

  /** From `first` to `last`, both in it. A value is 1 to 65,535. */
  add(first: Key, last: Key, value: number, line: number): void {
    if (this.size === this.values.length) this.grow();
    this.bounds.set(first, 2 * this.words * this.size);
    this.bounds.set(last, 2 * this.words * this.size + this.words);
    this.values[this.size] = value;
    this.lines[this.size] = line;
    this.size += 1;
  }

  /**
   * The table in which the narrowest range around a key counts: what lies within another is cut out of it, so that no two ranges
   * of the table have a key in common and one search finds it. `refuse` is told of rows that cannot both be so.
   */
  async table(refuse: (conflict: RangeConflict) => void): Promise<RangeTable> {
    const order = await sorted(this.size, (one, other) => this.before(one, other));
    const cut = new Cut(this.words, this.size);
    /** The ranges around the place that is looked at, each within the one before. */
    const around: number[] = [];
    const leave = (): void => {
      const left = around.pop()!;
      const end = successor(this.last(left));
      if (end) cut.from(end, this.values[around.at(-1) ?? -1] ?? 0);
    };
    for (const [at, row] of order.entries()) {
      if (at % TURN === TURN - 1) await nextTurn();
      while (around.length > 0 && compare(this.last(around.at(-1)!), this.first(row)) < 0) leave();
      const outer = around.at(-1);
      if (outer !== undefined && compare(this.last(outer), this.last(row)) < 0) {
        refuse(this.conflict('OVERLAP', row, outer));
      } else if (outer !== undefined && this.alike(outer, row)) {
        if (this.values[outer] !== this.values[row]) refuse(this.conflict('CONTRADICTION', row, outer));
      } else {
        cut.from(this.first(row), this.values[row]!);
        around.push(row);
      }
    }
    while (around.length > 0) leave();
    return cut.table();
  }

  private first(row: number): Uint32Array {
    const at = 2 * this.words * row;
    return this.bounds.subarray(at, at + this.words);
  }

  private last(row: number): Uint32Array {
    const at = 2 * this.words * row + this.words;
    return this.bounds.subarray(at, at + this.words);
  }

  private alike(one: number, other: number): boolean {
    return compare(this.first(one), this.first(other)) === 0 && compare(this.last(one), this.last(other)) === 0;
  }

  /** By their beginning, of those that begin together the widest first, of those alike the one that was given first. */
  private before(one: number, other: number): boolean {
    const width = 2 * this.words;
    for (let word = 0; word < width; word++) {
      const difference = this.bounds[width * one + word]! - this.bounds[width * other + word]!;
      if (difference !== 0) return word < this.words ? difference < 0 : difference > 0;
    }
    return one < other;
  }

  private conflict(why: RangeConflict['why'], one: number, other: number): RangeConflict {
    const lines = [this.lines[one]!, this.lines[other]!];
    return { why, line: Math.max(...lines), other: Math.min(...lines) };
  }

  private grow(): void {
    const { bounds, values, lines } = this;
    this.bounds = new Uint32Array(bounds.length * 2);
    this.bounds.set(bounds);
    this.values = new Uint16Array(values.length * 2);
    this.values.set(values);
    this.lines = new Uint32Array(lines.length * 2);
    this.lines.set(lines);
  }
}

/** What value lies where, one stretch after the other; 0 where none does. */
export class RangeTable {
  constructor(
    private readonly words: number,
    private readonly starts: Uint32Array,
    private readonly values: Uint16Array,
  ) {}

  /** The value around a key; 0 for none. */
  find(key: Key): number {
    let low = 0;
    let high = this.values.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.startsAfter(middle, key)) high = middle;
      else low = middle + 1;
    }
    return this.values[low - 1] ?? 0;
  }

  /** What it takes in memory. */
  get bytes(): number {
    return this.starts.byteLength + this.values.byteLength;
  }

  private startsAfter(at: number, key: Key): boolean {
    for (let word = 0; word < this.words; word++) {
      const difference = this.starts[at * this.words + word]! - key[word]!;
      if (difference !== 0) return difference > 0;
    }
    return false;
  }
}

/** The stretches of a table while it is cut: each range begins at most one and its end another. */
class Cut {
  private readonly starts: Uint32Array;
  private readonly values: Uint16Array;
  private size = 0;

  constructor(
    private readonly words: number,
    rows: number,
  ) {
    this.starts = new Uint32Array(2 * rows * words);
    this.values = new Uint16Array(2 * rows);
  }

  /** From this key on the value holds. */
  from(key: Uint32Array, value: number): void {
    const before = this.size - 1;
    const again = before >= 0 && compare(this.startOf(before), key) === 0;
    // Where two begin at one place the inner one counts, and where nothing changes nothing begins.
    const at = again ? before : this.size;
    if ((this.values[at - 1] ?? 0) === value) {
      this.size = at;
      return;
    }
    this.starts.set(key, at * this.words);
    this.values[at] = value;
    this.size = at + 1;
  }

  table(): RangeTable {
    return new RangeTable(this.words, this.starts.slice(0, this.size * this.words), this.values.slice(0, this.size));
  }

  private startOf(at: number): Uint32Array {
    return this.starts.subarray(at * this.words, (at + 1) * this.words);
  }
}

function compare(one: Uint32Array, other: Uint32Array): number {
  for (let word = 0; word < one.length; word++) {
    const difference = one[word]! - other[word]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The next number; undefined after the last. */
function successor(key: Uint32Array): Uint32Array | undefined {
  const next = key.slice();
  for (let word = next.length - 1; word >= 0; word--) {
    next[word] = next[word]! + 1;
    if (next[word] !== 0) return next;
  }
  return undefined;
}

/** 0 to `size - 1` in order: merged from the smallest runs up, turn by turn, because half a million rows take half a second. */
async function sorted(size: number, before: (one: number, other: number) => boolean): Promise<Uint32Array> {
  let from = Uint32Array.from({ length: size }, (_, at) => at);
  let to = new Uint32Array(size);
  let steps = 0;
  for (let width = 1; width < size; width *= 2) {
    for (let start = 0; start < size; start += 2 * width) {
      const middle = Math.min(start + width, size);
      const end = Math.min(start + 2 * width, size);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        if (++steps % TURN === 0) await nextTurn();
        const takesLeft = left < middle && (right >= end || !before(from[right]!, from[left]!));
        to[at] = takesLeft ? from[left++]! : from[right++]!;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
