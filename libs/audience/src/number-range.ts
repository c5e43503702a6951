/** Ranges of doubles with both ends included: what scans compare with. */
export interface ClosedRange {
  from: number;
  to: number;
}

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/** The next double above, so that an open bound becomes a closed one. */
export function nextUp(value: number): number {
  if (value === Infinity || Number.isNaN(value)) return value;
  if (value === 0) return Number.MIN_VALUE;
  double[0] = value;
  bits[0] = bits[0]! + (value > 0 ? 1n : -1n);
  return double[0];
}

export const nextDown = (value: number): number => -nextUp(-value);

export function closedRange(range: { from?: number; fromOpen?: boolean; to?: number; toOpen?: boolean }): ClosedRange {
  const { from = -Infinity, to = Infinity } = range;
  return { from: range.fromOpen ? nextUp(from) : from, to: range.toOpen ? nextDown(to) : to };
}
