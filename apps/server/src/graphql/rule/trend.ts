import { Refusal } from '@strata/db';

const DAY_MS = 86_400_000;
const MOST_POINTS = 100;
const MOST_DAYS = 3_650;

/** Instants evenly spaced over the days before `now`, which is the last of them. */
export function trendInstants(points: number, days: number, now: number): number[] {
  if (points < 2 || points > MOST_POINTS) {
    throw new Refusal('INVALID_INPUT', `points: expected 2 to ${MOST_POINTS}, got ${points}`);
  }
  if (days < 1 || days > MOST_DAYS) throw new Refusal('INVALID_INPUT', `days: expected 1 to ${MOST_DAYS}, got ${days}`);
  const step = (days * DAY_MS) / (points - 1);
  return Array.from({ length: points }, (_, index) => Math.round(now - step * (points - 1 - index)));
}
