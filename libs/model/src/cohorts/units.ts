import { dayFrom, dayStart, formatDate } from '@strata/rules';

export const COHORT_UNITS = ['WEEK', 'MONTH'] as const;
/** A week begins on Monday, a month on its first day, in the workspace's time zone. */
export type CohortUnit = (typeof COHORT_UNITS)[number];

const WEEK = 7;
/** 1970-01-01, day 0, was a Thursday: the Monday before it is three days away. */
const SINCE_MONDAY = 3;

/** The day on which the unit that a day lies in begins, some units later; days as whole days since 1970-01-01. */
export function unitDay(day: number, unit: CohortUnit, later = 0): number {
  if (unit === 'WEEK') return day - ((((day + SINCE_MONDAY) % WEEK) + WEEK) % WEEK) + later * WEEK;
  const [year = 0, month = 0] = formatDate(day).split('-').map(Number);
  const months = year * 12 + month - 1 + later;
  const begins = dayFrom(Math.floor(months / 12), (months % 12) + 1, 1);
  if (begins === undefined) throw new RangeError(`no month lies ${later} after day ${day}`);
  return begins;
}

/** How many units the second day's unit lies behind the first day's. */
export function unitsBetween(from: number, to: number, unit: CohortUnit): number {
  if (unit === 'WEEK') return (unitDay(to, unit) - unitDay(from, unit)) / WEEK;
  const months = [from, to].map((day) => {
    const [year = 0, month = 0] = formatDate(day).split('-').map(Number);
    return year * 12 + month;
  });
  return months[1]! - months[0]!;
}

/** The instants at which so many units begin, one after another, in milliseconds since 1970. */
export function unitBounds(from: number, unit: CohortUnit, count: number, timeZone: string): number[] {
  return Array.from({ length: count }, (_, later) => dayStart(unitDay(from, unit, later), timeZone));
}
