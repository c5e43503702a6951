import type { Codes, Coding } from './number-codes.js';
import { codeRange, codingFor, decode, emptyCodes, encode } from './number-codes.js';
import type { ClosedRange } from './number-range.js';

export const CHUNK_BITS = 16;
export const CHUNK_USERS = 2 ** CHUNK_BITS;
const LOW = CHUNK_USERS - 1;

/** The values of 65,536 users with neighbouring keys, in as few bytes as give every one of them back exactly. */
export interface NumberChunk {
  readonly size: number;
  readonly bytes: number;
  get(user: number): number;
  /** Changes values in place; false, with nothing lost, where that is not possible: then build a new chunk. */
  replace(users: Uint32Array, values: Float64Array): boolean;
  /** Writes the values to their places. */
  decodeInto(values: Float64Array): void;
  /** Writes the users with a value in the range, ascending, and returns how many. */
  select(range: ClosedRange, out: Uint32Array): number;
  /** The smallest value that is at least `bound`, or Infinity. */
  nextFrom(bound: number): number;
}

/** `values` by the low 16 bits of the user's key, NaN for a missing one. */
export function numberChunk(first: number, values: Float64Array): NumberChunk {
  let size = 0;
  let last = 0;
  for (let low = 0; low < CHUNK_USERS; low++) {
    if (!Number.isNaN(values[low]!)) {
      size++;
      last = low;
    }
  }
  const coding = codingFor(values);
  const sparse = size * (2 + coding.width) < 0.6 * (last + 1) * coding.width;
  return sparse ? new SparseChunk(first, values, coding, size) : new DenseChunk(first, values, coding, last + 1);
}

class DenseChunk implements NumberChunk {
  private readonly codes: Codes;
  size = 0;

  constructor(
    private readonly first: number,
    values: Float64Array,
    private readonly coding: Coding,
    used: number,
  ) {
    this.codes = emptyCodes(coding, Math.min(CHUNK_USERS, Math.ceil(used / 1024) * 1024));
    for (let low = 0; low < used; low++) {
      const value = values[low]!;
      if (Number.isNaN(value)) continue;
      this.codes[low] = encode(coding, value)!;
      this.size++;
    }
  }

  get bytes(): number {
    return this.codes.byteLength + 200;
  }

  get(user: number): number {
    const low = user & LOW;
    return low < this.codes.length ? decode(this.coding, this.codes[low]!) : NaN;
  }

  replace(users: Uint32Array, values: Float64Array): boolean {
    const codes = new Float64Array(users.length);
    for (let at = 0; at < users.length; at++) {
      const code = encode(this.coding, values[at]!);
      if (code === undefined || (users[at]! & LOW) >= this.codes.length) return false;
      codes[at] = code;
    }
    for (let at = 0; at < users.length; at++) {
      this.size += Number(!Number.isNaN(values[at]!)) - Number(!Number.isNaN(this.get(users[at]!)));
      this.codes[users[at]! & LOW] = codes[at]!;
    }
    return true;
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
    const { from, to } = codeRange(this.coding, { from: bound, to: Infinity });
    let next = Infinity;
    for (const code of this.codes) if (code >= from && code <= to && code < next) next = code;
    return next === Infinity ? Infinity : decode(this.coding, next);
  }
}

/** Where few users have a value: their keys in order, and the codes beside them. */
class SparseChunk implements NumberChunk {
  private readonly lows: Uint16Array;
  private readonly codes: Codes;
  readonly size: number;

  constructor(
    private readonly first: number,
    values: Float64Array,
    private readonly coding: Coding,
    size: number,
  ) {
    this.size = size;
    this.lows = new Uint16Array(size);
    this.codes = emptyCodes(coding, size);
    let at = 0;
    for (let low = 0; low < CHUNK_USERS; low++) {
      const value = values[low]!;
      if (Number.isNaN(value)) continue;
      this.lows[at] = low;
      this.codes[at++] = encode(coding, value)!;
    }
  }

  get bytes(): number {
    return this.lows.byteLength + this.codes.byteLength + 200;
  }

  get(user: number): number {
    const at = this.indexOf(user & LOW);
    return at < 0 ? NaN : decode(this.coding, this.codes[at]!);
  }

  replace(users: Uint32Array, values: Float64Array): boolean {
    const places: number[] = [];
    const codes: number[] = [];
    for (let at = 0; at < users.length; at++) {
      const place = this.indexOf(users[at]! & LOW);
      if (place < 0 && Number.isNaN(values[at]!)) continue;
      const code = encode(this.coding, values[at]!);
      if (place < 0 || Number.isNaN(values[at]!) || code === undefined) return false;
      places.push(place);
      codes.push(code);
    }
    places.forEach((place, at) => (this.codes[place] = codes[at]!));
    return true;
  }

  decodeInto(values: Float64Array): void {
    for (let at = 0; at < this.size; at++) values[this.lows[at]!] = decode(this.coding, this.codes[at]!);
  }

  select(range: ClosedRange, out: Uint32Array): number {
    const { from, to } = codeRange(this.coding, range);
    let count = 0;
    for (let at = 0; at < this.size; at++) {
      const code = this.codes[at]!;
      if (code >= from && code <= to) out[count++] = this.first + this.lows[at]!;
    }
    return count;
  }

  nextFrom(bound: number): number {
    const { from, to } = codeRange(this.coding, { from: bound, to: Infinity });
    let next = Infinity;
    for (const code of this.codes) if (code >= from && code <= to && code < next) next = code;
    return next === Infinity ? Infinity : decode(this.coding, next);
  }

  private indexOf(low: number): number {
    let from = 0;
    let to = this.size - 1;
    while (from <= to) {
      const middle = (from + to) >> 1;
      const found = this.lows[middle]!;
      if (found === low) return middle;
      if (found < low) from = middle + 1;
      else to = middle - 1;
    }
    return -1;
  }
}
