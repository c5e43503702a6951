/**
 * A small seeded generator (mulberry32), one for each user, so that a user's story depends on nothing but the seed and
 * the user's number: the same arguments give the same database, whatever the size of the batches.
 */
export class Random {
  private state: number;

  constructor(seed: number, stream: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35);
    // Neighbouring streams begin alike; a few rounds part them.
    this.next();
    this.next();
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number in [from, to]. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Standard normal (Box–Muller; the second value is thrown away for simplicity). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!;
  }
}

/** Picks in proportion to weights, by binary search over their running sum. */
export class Weighted<T> {
  private readonly sums: Float64Array;

  constructor(
    private readonly items: readonly T[],
    weight: (item: T) => number,
  ) {
    this.sums = new Float64Array(items.length);
    let sum = 0;
    for (let at = 0; at < items.length; at += 1) {
      sum += weight(items[at]!);
      this.sums[at] = sum;
    }
  }

  pick(random: Random): T {
    return this.items[this.indexWithin(random, 0, this.items.length)]!;
  }

  /** The index of an item in [from, to), in proportion to weight. */
  indexWithin(random: Random, from: number, to: number): number {
    const low = from === 0 ? 0 : this.sums[from - 1]!;
    const target = low + random.next() * (this.sums[to - 1]! - low);
    let left = from;
    let right = to - 1;
    while (left < right) {
      const middle = (left + right) >> 1;
      if (this.sums[middle]! > target) right = middle;
      else left = middle + 1;
    }
    return left;
  }
}
