import { formatDate } from '@strata/rules';
import type { CohortQuestion } from './cohort-question.js';
import { unitDay } from './units.js';

/** What one cohort did in one period. */
export interface CohortCell {
  /** So many units after the cohort's own, which is 0. */
  period: number;
  /** Distinct users of the cohort with a returning event in it. */
  users: number;
  /** Their returning events in it. */
  events: number;
  /** The sum of the property over these events, exact to 9 digits after the point, as decimal text; null where none was asked for. */
  amount: string | null;
  /** users / size, from 0 to 1; null of a cohort of nobody. */
  share: number | null;
  /** Whether it is over: of one that is not, the figures still grow. */
  ended: boolean;
}

/** Everybody whose first event lies in one unit. */
export interface Cohort {
  /** The first day of the unit, such as 2026-11-01. */
  begins: string;
  size: number;
  /** One for each period that was asked for; null where it has not begun. */
  cells: (CohortCell | null)[];
}

/** What a period is over all cohorts for which it is over. */
export interface PeriodAverage {
  period: number;
  /** Σ users / Σ sizes: the share of each cohort, weighted by its size; null where no cohort with anybody in it has come so far. */
  share: number | null;
}

export interface CohortTable {
  /** The instant of the answer, in milliseconds since 1970: what is later does not count. */
  asOf: number;
  cohorts: Cohort[];
  /** Cohort i and period k begin together at bounds[i + k], and end at the next one; in milliseconds since 1970. */
  bounds: number[];
}

/** A row of the statement: the users of one cohort with a returning event in one unit, or, without a unit, with none at all. */
export interface CountedRow {
  cohort: number;
  unit: number | null;
  users: number;
  events: number;
  amount: string | null;
  /** How many of them are in no other row of their cohort that is told before: all rows of a cohort come to its size. */
  newcomers: number;
}

/** Lays the counted rows out as a triangle. Cohorts whose unit has not begun are left out, as nobody can be in them. */
export function layOut(
  question: CohortQuestion,
  bounds: number[],
  rows: readonly CountedRow[],
  asOf: number,
): CohortTable {
  const sizes = new Map<number, number>();
  const counted = new Map<string, CountedRow>();
  for (const row of rows) {
    sizes.set(row.cohort, (sizes.get(row.cohort) ?? 0) + row.newcomers);
    if (row.unit !== null) counted.set(`${row.cohort} ${row.unit}`, row);
  }
  const begun = (unit: number): boolean => (bounds[unit] ?? Infinity) <= asOf;
  const cohorts = Array.from({ length: question.cohorts }, (_, cohort): Cohort => {
    const size = sizes.get(cohort) ?? 0;
    const cells = Array.from({ length: question.periods }, (_none, period): CohortCell | null => {
      const unit = cohort + period;
      if (!begun(unit)) return null;
      const { users = 0, events = 0, amount: sum } = counted.get(`${cohort} ${unit}`) ?? {};
      const amount = question.amount === undefined ? null : (sum ?? '0');
      return { period, users, events, amount, share: shareOf(users, size), ended: begun(unit + 1) };
    });
    return { begins: formatDate(unitDay(question.begins, question.unit, cohort)), size, cells };
  });
  return { asOf, cohorts: cohorts.filter((_, cohort) => begun(cohort)), bounds };
}

/** users / size; null of nobody. */
export const shareOf = (users: number, size: number): number | null => (size > 0 ? users / size : null);

/** Of each period, weighted by size; a period that is not over for a cohort says nothing yet of that cohort. */
export function averagesOf(cohorts: readonly Cohort[], periods: number): PeriodAverage[] {
  return Array.from({ length: periods }, (_, period) => {
    const over = cohorts.filter(({ cells }) => cells[period]?.ended);
    const users = over.reduce((sum, { cells }) => sum + (cells[period]?.users ?? 0), 0);
    return {
      period,
      share: shareOf(
        users,
        over.reduce((sum, { size }) => sum + size, 0),
      ),
    };
  });
}
