import type { UserSet } from '@strata/audience';
import { Refusal } from '@strata/db';

export const USUAL_SAMPLE = 10;
const LARGEST_SAMPLE = 100;

/** How many users a sample shows: 0 to 100, and 10 where nothing is said. */
export function sampleSize(asked: number | null | undefined): number {
  const size = asked ?? USUAL_SAMPLE;
  if (size >= 0 && size <= LARGEST_SAMPLE) return size;
  throw new Refusal('INVALID_INPUT', `sample: expected 0 to ${LARGEST_SAMPLE}, got ${size}`);
}

/** Steps of the golden ratio spread any number of places evenly over a range. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Some members, from the whole range of user keys and not only the oldest users. The same places are looked at each time,
 * so that a small change of a rule does not exchange everyone shown.
 */
export function sampleOf(members: UserSet, size: number): number[] {
  const [first] = members.page(1);
  if (first === undefined || members.size <= size) return members.page(size);
  const last = lastOf(members, first);
  const found = new Set<number>();
  for (let place = 1; place <= 4 * size && found.size < size; place++) {
    const [user] = members.page(1, first - 1 + Math.floor(((place * GOLDEN) % 1) * (last - first + 1)));
    if (user !== undefined) found.add(user);
  }
  for (const user of members.page(size)) if (found.size < size) found.add(user);
  return [...found].sort((a, b) => a - b);
}

/** The largest member: whether any lies behind a key is one small question. */
function lastOf(members: UserSet, first: number): number {
  let [inside, outside] = [first, 2 ** 32 - 1];
  while (inside + 1 < outside) {
    const middle = Math.floor((inside + outside) / 2);
    const [next] = members.page(1, middle);
    if (next === undefined) outside = middle;
    else inside = next;
  }
  return inside;
}
