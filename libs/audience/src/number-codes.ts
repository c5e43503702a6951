/**
 * Numbers as small integers: value = (base + code − 1) × multiply ÷ divide, code 0 for a missing value. Chosen anew for each
 * chunk of 65,536 users, and only where every value comes back exactly; otherwise doubles stay doubles, NaN for missing.
 */
import type { ClosedRange } from './number-range.js';

export interface Coding {
  width: 1 | 2 | 4 | 8;
  base: number;
  multiply: number;
  divide: number;
}

export type Codes = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** From coarse to fine: whole days, minutes, seconds, whole numbers, tenths, cents, … and the places of a sample. */
const SCALES: readonly { multiply: number; divide: number }[] = [
  { multiply: 86_400_000, divide: 1 },
  { multiply: 60_000, divide: 1 },
  { multiply: 1_000, divide: 1 },
  { multiply: 1, divide: 1 },
  { multiply: 1, divide: 10 },
  { multiply: 1, divide: 100 },
  { multiply: 1, divide: 10_000 },
  { multiply: 1, divide: 1_000_000 },
  { multiply: 1, divide: 1_000_000_000 },
  { multiply: 100, divide: 2 ** 32 },
];

const DOUBLES: Coding = { width: 8, base: 0, multiply: 1, divide: 1 };

/** Room above and below, so that values which grow a little do not need a new coding at once. */
const roomFor = (range: number): number => Math.floor(range / 8);

/** Looked at first, so that most scales are given up without looking at all values. */
const FIRST_FEW = 8;

/** The smallest coding that gives back every value exactly. */
export function codingFor(values: Float64Array): Coding {
  const few = values.subarray(0, FIRST_FEW);
  for (const { multiply, divide } of SCALES) {
    if (!few.every((value) => (Math.round((value * divide) / multiply) * multiply) / divide === value)) continue;
    let low = Infinity;
    let high = -Infinity;
    let exact = true;
    for (const value of values) {
      const whole = Math.round((value * divide) / multiply);
      if (!Number.isSafeInteger(whole) || (whole * multiply) / divide !== value) {
        exact = false;
        break;
      }
      if (whole < low) low = whole;
      if (whole > high) high = whole;
    }
    if (!exact) continue;
    if (low > high) return { width: 1, base: 0, multiply, divide };
    const room = roomFor(high - low);
    const range = high - low + room + 2;
    const base = low - Math.floor(room / 2);
    if (!Number.isSafeInteger(base) || !Number.isSafeInteger(base + range)) continue;
    if (range < 2 ** 8) return { width: 1, base, multiply, divide };
    if (range < 2 ** 16) return { width: 2, base, multiply, divide };
    if (high - low + 2 < 2 ** 32) return { width: 4, base: low, multiply, divide };
  }
  return DOUBLES;
}

export function emptyCodes(coding: Coding, length: number): Codes {
  switch (coding.width) {
    case 1:
      return new Uint8Array(length);
    case 2:
      return new Uint16Array(length);
    case 4:
      return new Uint32Array(length);
    case 8:
      return new Float64Array(length).fill(NaN);
  }
}

/** The code of a value (NaN for none), or undefined where this coding has none that gives it back exactly. */
export function encode({ width, base, multiply, divide }: Coding, value: number): number | undefined {
  if (width === 8) return value;
  if (value !== value) return 0;
  const whole = Math.round((value * divide) / multiply);
  const code = whole - base + 1;
  if (code < 1 || code >= 2 ** (8 * width) || (whole * multiply) / divide !== value) return undefined;
  return code;
}

/** The codes of values for which this coding was chosen, and so gives back every one of them exactly. */
export function encodeAll(coding: Coding, values: Float64Array): Codes {
  const codes = emptyCodes(coding, values.length);
  if (coding.width === 8) {
    codes.set(values);
    return codes;
  }
  const { base, multiply, divide } = coding;
  const first = base - 1;
  for (let at = 0; at < values.length; at++) codes[at] = Math.round((values[at]! * divide) / multiply) - first;
  return codes;
}

/** NaN for a missing value. */
export function decode({ width, base, multiply, divide }: Coding, code: number): number {
  if (width === 8) return code;
  return code === 0 ? NaN : ((base + code - 1) * multiply) / divide;
}

/** The codes whose values lie in a range: decoding never falls, so they are a range too. */
export function codeRange(coding: Coding, { from, to }: ClosedRange): ClosedRange {
  if (coding.width === 8) return { from, to };
  const last = 2 ** (8 * coding.width) - 1;
  return { from: firstCode(coding, from, last), to: firstCode(coding, to, last, true) - 1 };
}

/** The first code from 1 to `last` whose value is at least `bound` (above it, with `above`), or `last` + 1. */
function firstCode(coding: Coding, bound: number, last: number, above = false): number {
  let low = 1;
  let high = last + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const value = decode(coding, middle);
    if (above ? value > bound : value >= bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
