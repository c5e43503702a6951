import type { PredicateType } from '../column.js';
import { parseRelative } from '../duration.js';
import { DAY } from '../instant.js';
import { resolveTest } from '../resolve-test.js';
import type { During, Literal, Predicate } from '../rule.js';

/**
 * Whether no value can lie between the bounds at any moment. Told only where both are absolute, or both relative: between
 * the two kinds it depends on the moment.
 */
export function isEmptyRange(predicate: Predicate, type: PredicateType): boolean {
  const lower = [bound(predicate.gt, true), bound(predicate.gte, false)].filter((found) => found !== undefined);
  const upper = [bound(predicate.lt, true), bound(predicate.lte, false)].filter((found) => found !== undefined);
  return lower.some((from) =>
    upper.some((to) => {
      if (isRelative(from.literal) !== isRelative(to.literal)) return false;
      if (!isRelative(from.literal)) {
        const range = { [from.open ? 'gt' : 'gte']: from.literal, [to.open ? 'lt' : 'lte']: to.literal };
        return resolveTest(range, type, { asOf: 0, timeZone: 'UTC' }).test === 'nothing';
      }
      return longestBetween(String(from.literal), String(to.literal)) < (from.open ? 1 : 0) + (to.open ? 1 : 0);
    }),
  );
}

/** The same for the half-open window of events. */
export function isEmptyWindow({ from, to }: During): boolean {
  return from !== undefined && to !== undefined && isEmptyRange({ gte: from, lt: to }, 'DATETIME');
}

interface Bound {
  literal: Literal;
  open: boolean;
}

function bound(literal: Literal | undefined, open: boolean): Bound | undefined {
  return literal === undefined ? undefined : { literal, open };
}

function isRelative(literal: Literal): boolean {
  return typeof literal === 'string' && parseRelative(literal) !== undefined;
}

/** The most milliseconds that can lie between two relative instants; months are as long, or as short, as they can be. */
function longestBetween(from: string, to: string): number {
  const [start, end] = [parseRelative(from), parseRelative(to)];
  if (!start || !end) throw new Error(`not relative: ${from}, ${to}`);
  const months = end.direction * end.duration.months - start.direction * start.duration.months;
  const exact = end.direction * end.duration.milliseconds - start.direction * start.duration.milliseconds;
  return months * (months > 0 ? 31 : 28) * DAY + exact;
}
