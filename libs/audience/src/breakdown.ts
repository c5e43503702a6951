import type { Column } from '@strata/rules';
import { DAY, dayStart, dayOf } from '@strata/rules';
import type { Breakdown, NumberBucket, UserSet, ValueBucket } from './audience.js';
import { Bitmap, slice } from './bitmap.js';
import type { ColumnStore } from './column-store.js';
import { ListColumn } from './list-column.js';
import { CHUNK_USERS } from './number-chunk.js';
import { NumberColumn } from './number-column.js';
import { SetColumn } from './set-column.js';
import { TextColumn } from './text-column.js';
import { Turn } from './turn.js';
import { bitmapOf } from './user-set.js';

export interface BreakdownShape {
  /** How many at most. */
  buckets: number;
  timeZone: string;
  /**
   * The fewest members that a value is told of; 1: of all. Beyond 1 nothing in the answer hangs on fewer members: what there is a
   * bucket for, and from where to where numbers go, is then decided by everyone.
   */
  least: number;
}

/** How a column's values are spread among members, beside everyone. */
export async function breakdownOf(
  store: ColumnStore,
  column: Column,
  members: UserSet,
  everyone: Bitmap,
  shape: BreakdownShape,
): Promise<Breakdown> {
  const inside = Bitmap.and(bitmapOf(members), everyone);
  if (store instanceof ListColumn) return listValues(store, inside, everyone, shape);
  if (store instanceof TextColumn) {
    const counts = await countValues(store.codes, inside, everyone);
    return topValues(counts, inside.size, shape, (code) => store.texts[code]!);
  }
  if (store instanceof SetColumn) {
    const count = inside.andCardinality(store.members);
    const of = everyone.andCardinality(store.members);
    return { kind: 'values', buckets: [{ value: 'true', count, of }], other: 0, missing: inside.size - count };
  }
  if (!(store instanceof NumberColumn)) throw new Error('a column of no known kind');
  if (typeOf(column) === 'BOOLEAN') {
    const counts = await countValues(store, inside, everyone);
    return topValues(counts, inside.size, shape, (value) => (value === 1 ? 'true' : 'false'));
  }
  return histogram(store, typeOf(column), inside, everyone, shape);
}

const typeOf = (column: Column): string => ('type' in column ? column.type : 'NUMBER');

/** Visits the values of some users; chunk by chunk, so that nothing is held beyond one. */
async function eachValue(store: NumberColumn, users: Bitmap, visit: (value: number) => void): Promise<void> {
  await store.eachChunk((first, values) => {
    const from = first === 0 ? 0 : users.rank(first - 1);
    const chunk = slice(users, from, users.rank(first + CHUNK_USERS - 1) - from);
    for (const user of chunk) {
      const value = values[user - first]!;
      if (!Number.isNaN(value)) visit(value);
    }
  }, new Turn());
}

interface Count {
  count: number;
  of: number;
}

async function countValues(store: NumberColumn, inside: Bitmap, everyone: Bitmap): Promise<Map<number, Count>> {
  const counts = new Map<number, Count>();
  await eachValue(store, everyone, (value) => {
    const known = counts.get(value);
    if (known) known.of++;
    else counts.set(value, { count: 0, of: 1 });
  });
  await eachValue(store, inside, (value) => counts.get(value)!.count++);
  return counts;
}

function topValues(
  counts: Map<number, Count>,
  size: number,
  { buckets, least }: BreakdownShape,
  nameOf: (value: number) => string,
): Breakdown {
  const found = [...counts].filter(([, { count }]) => count > 0);
  const sorted = found.sort(([a, one], [b, other]) => other.count - one.count || a - b);
  const top = sorted
    .filter(([, { count }]) => count >= least)
    .slice(0, buckets)
    .map(([value, count]): ValueBucket => ({ value: nameOf(value), ...count }));
  const held = sorted.reduce((sum, [, { count }]) => sum + count, 0);
  const shown = top.reduce((sum, { count }) => sum + count, 0);
  return { kind: 'values', buckets: top, other: held - shown, missing: size - held };
}

/** A user counts once in each text of the list; `other` counts users with none of the texts shown. */
async function listValues(
  store: ListColumn,
  inside: Bitmap,
  everyone: Bitmap,
  { buckets, least }: BreakdownShape,
): Promise<Breakdown> {
  const turn = new Turn();
  const found: { value: string; count: number; holders: Bitmap }[] = [];
  for (const [value, holders] of store.holders) {
    const count = inside.andCardinality(holders);
    if (count >= least) found.push({ value, count, holders });
    await turn.rest();
  }
  const present = Bitmap.and(inside, await store.select({ test: 'present' }, turn));
  const top = found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, buckets);
  const rest = present.clone();
  for (const { holders } of top) rest.andNotInPlace(holders);
  return {
    kind: 'values',
    buckets: top.map(({ value, count, holders }) => ({ value, count, of: everyone.andCardinality(holders) })),
    other: rest.size,
    missing: inside.size - present.size,
  };
}

/** Steps that people read easily, times powers of ten; of days and instants in days. */
const ROUND = [1, 2, 5, 10];
const ROUND_DAYS = [1, 2, 7, 14, 30, 60, 90, 180, 365];

async function histogram(
  store: NumberColumn,
  type: string,
  inside: Bitmap,
  everyone: Bitmap,
  { buckets, timeZone, least }: BreakdownShape,
): Promise<Breakdown> {
  // What fewer than `least` of everyone have at either end lies in no bucket.
  const ends = new Ends(least);
  await eachValue(store, least > 1 ? everyone : inside, (value) => ends.add(value));
  let held = 0;
  await eachValue(store, inside, () => held++);
  const missing = inside.size - held;
  const range = ends.range();
  if (!range) return { kind: 'numbers', buckets: [], missing };
  const [low, high] = range;

  const unit = type === 'DATETIME' ? DAY : 1;
  const days = type === 'DATE' || type === 'DATETIME';
  const step =
    (days ? roundDays((high - low) / unit / buckets) : roundStep(Math.max((high - low) / buckets, finest(low, high)))) *
    unit;
  const start = type === 'DATETIME' ? dayStart(dayOf(low, timeZone), timeZone) : Math.floor(low / step) * step;
  const count = Math.max(1, Math.ceil((high - start) / step));
  const bounds = Array.from({ length: count + 1 }, (_, at) => tidy(start + at * step));
  // Rounded bounds may lie a hair within the lowest or highest value, which belong to the first and the last bucket.
  bounds[0] = Math.min(bounds[0]!, low);
  bounds[count] = Math.max(bounds[count]!, high);
  const result = Array.from({ length: count }, (_, at): NumberBucket => {
    return { from: bounds[at]!, to: bounds[at + 1]!, count: 0, of: 0 };
  });
  const bucketOf = (value: number): NumberBucket | undefined => {
    if (value < bounds[0]! || value > bounds[count]!) return undefined;
    let at = Math.max(0, Math.min(count - 1, Math.floor((value - start) / step)));
    if (at > 0 && value < bounds[at]!) at--;
    else if (at < count - 1 && value >= bounds[at + 1]!) at++;
    return result[at];
  };
  await eachValue(store, everyone, (value) => {
    const bucket = bucketOf(value);
    if (bucket) bucket.of++;
  });
  await eachValue(store, inside, (value) => {
    const bucket = bucketOf(value);
    if (bucket) bucket.count++;
  });
  return { kind: 'numbers', buckets: result, missing };
}

/** The `nth` least and the `nth` greatest of the numbers that it is shown; of 1, the least and the greatest. */
class Ends {
  private readonly lowest: number[] = [];
  private readonly highest: number[] = [];

  constructor(private readonly nth: number) {}

  add(value: number): void {
    keep(this.lowest, value, this.nth, (one, other) => one - other);
    keep(this.highest, value, this.nth, (one, other) => other - one);
  }

  /** Undefined where there are not so many numbers that the ends lie apart. */
  range(): [low: number, high: number] | undefined {
    const [low, high] = [this.lowest[this.nth - 1], this.highest[this.nth - 1]];
    return low !== undefined && high !== undefined && low <= high ? [low, high] : undefined;
  }
}

/** Keeps the first so many of all that come, in their order. */
function keep(kept: number[], value: number, most: number, order: (one: number, other: number) => number): void {
  if (kept.length === most && order(value, kept[most - 1]!) >= 0) return;
  let at = kept.length === most ? most - 1 : kept.length;
  for (; at > 0 && order(value, kept[at - 1]!) < 0; at--) kept[at] = kept[at - 1]!;
  kept[at] = value;
}

/** Numbers of this size are no closer together than this: a finer step would make bounds that are one number. */
const finest = (low: number, high: number): number => (low === high ? 0 : Math.max(-low, high) * 2 ** -50);

function roundStep(step: number): number {
  if (step <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(step));
  return tidy(power * ROUND.find((digit) => digit * power >= step * 0.999_999)!);
}

function roundDays(days: number): number {
  return ROUND_DAYS.find((round) => round >= days) ?? Math.ceil(days / 365) * 365;
}

/** Takes off what binary fractions add: 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(15));
