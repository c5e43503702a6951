import type { Codes, Coding } from './number-codes.js';
import { codeRange, codingFor, decode, emptyCodes, encode, encodeAll } from './number-codes.js';
import type { ClosedRange } from './number-range.js';

export const CHUNK_BITS = 16;
export const CHUNK_USERS = 2 ** CHUNK_BITS;
const LOW = CHUNK_USERS - 1;

/** Values in the order of their users, each by the low 16 bits of its key. */
export interface Entries {
  lows: Uint16Array;
  values: Float64Array;
}

/** The values of 65,536 users with neighbouring keys, in as few bytes as give every one of them back exactly. */
export interface NumberChunk {
  readonly bytes: number;
  /** NaN for a missing value. */
  get(user: number): number;
  /** Takes other values for some users, ascending (NaN for none): itself, or the chunk that takes its place. */
  replace(users: Uint32Array, values: Float64Array): NumberChunk;
  entries(): Entries;
  /** Writes the values to their places. */
  decodeInto(values: Float64Array): void;
  /** Writes the users with a value in the range, ascending, and returns how many. */
  select(range: ClosedRange, out: Uint32Array): number;
  /** The smallest value that is at least `bound`, or Infinity. */
  nextFrom(bound: number): number;
}

export function numberChunk(first: number, entries: Entries): NumberChunk {
  const coding = codingFor(entries.values);
  const codes = encodeAll(coding, entries.values);
  return isSparse(entries.lows, coding)
    ? new SparseChunk(first, coding, entries.lows, codes)
    : DenseChunk.from(first, coding, entries.lows, codes);
}

/** Keys of two bytes beside the codes, against a code for every user up to the last one that has a value. */
function isSparse(lows: Uint16Array, { width }: Coding): boolean {
  return lows.length * (2 + width) < 0.6 * ((lows.at(-1) ?? 0) + 1) * width;
}

/** The entries with some of them replaced, added, or (NaN) taken out. */
function merge({ lows, values }: Entries, users: Uint32Array, changed: Float64Array): Entries {
  const mergedLows = new Uint16Array(lows.length + users.length);
  const merged = new Float64Array(mergedLows.length);
  let count = 0;
  let old = 0;
  const take = (low: number, value: number): void => {
    if (Number.isNaN(value)) return;
    mergedLows[count] = low;
    merged[count++] = value;
  };
  for (let at = 0; at < users.length; at++) {
    const low = users[at]! & LOW;
    for (; old < lows.length && lows[old]! < low; old++) take(lows[old]!, values[old]!);
    if (lows[old] === low) old++;
    take(low, changed[at]!);
  }
  for (; old < lows.length; old++) take(lows[old]!, values[old]!);
  return { lows: mergedLows.slice(0, count), values: merged.slice(0, count) };
}

class DenseChunk implements NumberChunk {
  private constructor(
    private readonly first: number,
    private readonly coding: Coding,
    private readonly codes: Codes,
  ) {}

  static from(first: number, coding: Coding, lows: Uint16Array, codes: Codes): DenseChunk {
    const length = Math.min(CHUNK_USERS, Math.ceil(((lows.at(-1) ?? 0) + 1) / 1024) * 1024);
    const placed = emptyCodes(coding, length);
    for (let at = 0; at < lows.length; at++) placed[lows[at]!] = codes[at]!;
    return new DenseChunk(first, coding, placed);
  }

  get bytes(): number {
    return this.codes.byteLength + 200;
  }

  get(user: number): number {
    const low = user & LOW;
    return low < this.codes.length ? decode(this.coding, this.codes[low]!) : NaN;
  }

  replace(users: Uint32Array, values: Float64Array): NumberChunk {
    const codes = new Float64Array(users.length);
    for (let at = 0; at < users.length; at++) {
      const code = encode(this.coding, values[at]!);
      if (code === undefined || (users[at]! & LOW) >= this.codes.length) {
        return numberChunk(this.first, merge(this.entries(), users, values));
      }
      codes[at] = code;
    }
    for (let at = 0; at < users.length; at++) this.codes[users[at]! & LOW] = codes[at]!;
    return this;
  }

  entries(): Entries {
    const lows = new Uint16Array(this.codes.length);
    const values = new Float64Array(this.codes.length);
    let count = 0;
    for (let low = 0; low < this.codes.length; low++) {
      const value = decode(this.coding, this.codes[low]!);
      if (Number.isNaN(value)) continue;
      lows[count] = low;
      values[count++] = value;
    }
    return { lows: lows.slice(0, count), values: values.slice(0, count) };
  }

  decodeInto(values: Float64Array): void {
    for (let low = 0; low < this.codes.length; low++) values[low] = decode(this.coding, this.codes[low]!);
  }

  select(range: ClosedRange, out: Uint32Array): number {
    const { from, to } = codeRange(this.coding, range);
    const { codes, first } = this;
    let count = 0;
    if (from > to) return 0;
    // Written always and kept by moving on: no branch to mispredict.
    for (let low = 0; low < codes.length; low++) {
      const code = codes[low]!;
      out[count] = first + low;
      count += Number(code >= from) & Number(code <= to);
    }
    return count;
  }

  nextFrom(bound: number): number {
    return nextCode(this.codes, this.coding, bound);
  }
}

/** Where few users have a value: their keys in order, and the codes beside them. */
class SparseChunk implements NumberChunk {
  constructor(
    private readonly first: number,
    private readonly coding: Coding,
    private readonly lows: Uint16Array,
    private readonly codes: Codes,
  ) {}

  get bytes(): number {
    return this.lows.byteLength + this.codes.byteLength + 200;
  }

  get(user: number): number {
    const at = this.indexOf(user & LOW);
    return at < 0 ? NaN : decode(this.coding, this.codes[at]!);
  }

  replace(users: Uint32Array, values: Float64Array): NumberChunk {
    const codes = new Float64Array(users.length);
    let added = 0;
    let removed = 0;
    for (let at = 0; at < users.length; at++) {
      const code = encode(this.coding, values[at]!);
      if (code === undefined) return numberChunk(this.first, merge(this.entries(), users, values));
      codes[at] = code;
      const isThere = this.indexOf(users[at]! & LOW) >= 0;
      added += Number(!isThere && !Number.isNaN(values[at]!));
      removed += Number(isThere && Number.isNaN(values[at]!));
    }
    if (added > 0 || removed > 0) return this.spliced(users, values, codes, this.lows.length + added - removed);
    for (let at = 0; at < users.length; at++) {
      const place = this.indexOf(users[at]! & LOW);
      if (place >= 0) this.codes[place] = codes[at]!;
    }
    return this;
  }

  /**
   * The chunk with some users more or fewer: what stays is copied as it is, in runs. Taking all values out of their codes and
   * putting them in again takes 15 times as long, and every tick comes here for each chunk where somebody has a first value.
   */
  private spliced(users: Uint32Array, values: Float64Array, changed: Float64Array, length: number): NumberChunk {
    const lows = new Uint16Array(length);
    const codes = emptyCodes(this.coding, length);
    let count = 0;
    let old = 0;
    const copyTo = (place: number): void => {
      lows.set(this.lows.subarray(old, place), count);
      codes.set(this.codes.subarray(old, place), count);
      count += place - old;
      old = place;
    };
    for (let at = 0; at < users.length; at++) {
      const low = users[at]! & LOW;
      const place = this.firstFrom(low);
      copyTo(place);
      if (this.lows[place] === low) old++;
      if (Number.isNaN(values[at]!)) continue;
      lows[count] = low;
      codes[count++] = changed[at]!;
    }
    copyTo(this.lows.length);
    return isSparse(lows, this.coding)
      ? new SparseChunk(this.first, this.coding, lows, codes)
      : DenseChunk.from(this.first, this.coding, lows, codes);
  }

  entries(): Entries {
    const values = new Float64Array(this.codes.length);
    for (let at = 0; at < values.length; at++) values[at] = decode(this.coding, this.codes[at]!);
    return { lows: this.lows, values };
  }

  decodeInto(values: Float64Array): void {
    for (let at = 0; at < this.lows.length; at++) values[this.lows[at]!] = decode(this.coding, this.codes[at]!);
  }

  select(range: ClosedRange, out: Uint32Array): number {
    const { from, to } = codeRange(this.coding, range);
    let count = 0;
    for (let at = 0; at < this.lows.length; at++) {
      const code = this.codes[at]!;
      if (code >= from && code <= to) out[count++] = this.first + this.lows[at]!;
    }
    return count;
  }

  nextFrom(bound: number): number {
    return nextCode(this.codes, this.coding, bound);
  }

  private indexOf(low: number): number {
    const place = this.firstFrom(low);
    return this.lows[place] === low ? place : -1;
  }

  /** The place of the first key that is at least `low`. */
  private firstFrom(low: number): number {
    let from = 0;
    let to = this.lows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.lows[middle]! < low) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

function nextCode(codes: Codes, coding: Coding, bound: number): number {
  const { from, to } = codeRange(coding, { from: bound, to: Infinity });
  let next = Infinity;
  for (const code of codes) if (code >= from && code <= to && code < next) next = code;
  return next === Infinity ? Infinity : decode(coding, next);
}
