import { Refusal } from '@strata/db';
import { checkPropertyName, checkRule, dayOf, formatDate, parseDate } from '@strata/rules';
import type { Definitions, PropertyFilter } from '@strata/rules';
import { COHORT_UNITS, unitDay, unitsBetween } from './units.js';
import type { CohortUnit } from './units.js';

export const MOST_COHORTS = 60;
export const MOST_PERIODS = 60;
/** How many cohorts there are where nothing is said: a year of months. */
const USUAL_COHORTS = 12;
/** Years that both PostgreSQL and a calendar of 60 units more can hold. */
const DAYS = { from: parseDate('1900-01-01')!, to: parseDate('2900-12-31')! };

/** Which events count: those of one name that meet all filters, or, without a name, all. */
export interface CountedEvent {
  name?: string | undefined;
  where: PropertyFilter[];
}

/** What was asked, as it came in. */
export interface CohortQuestionInput {
  first: unknown;
  returning: unknown;
  unit: CohortUnit;
  /** Days such as `2026-11-22`, of the workspace's time zone. */
  from?: string | undefined;
  to?: string | undefined;
  periods?: number | undefined;
  /** The property of returning events that is summed. */
  amount?: string | undefined;
}

/** The same, checked: it asks for at most 60 cohorts of 60 periods. */
export interface CohortQuestion {
  /** Whoever did this for the first time belongs to the cohort of that time. */
  first: CountedEvent;
  /** Whoever does this in a period has returned in it. */
  returning: CountedEvent;
  unit: CohortUnit;
  /** The day on which the first cohort begins, in days since 1970-01-01. */
  begins: number;
  cohorts: number;
  periods: number;
  amount?: string | undefined;
}

/**
 * Reads a question about cohorts: whatever is absent is of the twelve units up to the one of asOf, each followed up to it. Throws
 * INVALID_INPUT, and RULE_INVALID with every fault of an event.
 */
export function readCohortQuestion(input: CohortQuestionInput, definitions: Definitions, asOf: number): CohortQuestion {
  const { unit } = input;
  if (!COHORT_UNITS.includes(unit)) throw invalid(`unit: expected one of ${COHORT_UNITS.join(', ')}`);
  const today = dayOf(asOf, definitions.timeZone);
  const to = readDay(input.to, 'to') ?? Math.max(today, readDay(input.from, 'from') ?? today);
  const from = readDay(input.from, 'from') ?? unitDay(to, unit, 1 - USUAL_COHORTS);
  if (from > to) throw invalid(`to: ${formatDate(to)} lies before ${formatDate(from)}`);
  const cohorts = unitsBetween(from, to, unit) + 1;
  if (cohorts > MOST_COHORTS) throw invalid(`from and to: expected at most ${MOST_COHORTS} cohorts, got ${cohorts}`);
  const upToNow = Math.min(Math.max(unitsBetween(from, today, unit) + 1, 1), MOST_PERIODS);
  const periods = input.periods ?? upToNow;
  if (!Number.isInteger(periods) || periods < 1 || periods > MOST_PERIODS)
    throw invalid(`periods: expected 1 to ${MOST_PERIODS}, got ${periods}`);
  return {
    first: readEvent(input.first, 'first', definitions),
    returning: readEvent(input.returning, 'returning', definitions),
    unit,
    begins: unitDay(from, unit),
    cohorts,
    periods,
    amount: readAmount(input.amount),
  };
}

function readDay(text: string | undefined, argument: string): number | undefined {
  if (text === undefined) return undefined;
  const day = parseDate(text);
  if (day !== undefined && day >= DAYS.from && day <= DAYS.to) return day;
  throw invalid(`${argument}: expected a day from 1900-01-01 to 2900-12-31 such as 2026-11-22`);
}

function readAmount(amount: string | undefined): string | undefined {
  if (amount === undefined) return undefined;
  const checked = checkPropertyName(amount);
  if (checked.problem !== undefined) throw invalid(`amount: ${checked.problem}`);
  return checked.name;
}

/** An event is what a rule may ask of one: its faults are those of the rule, at its own place. */
function readEvent(input: unknown, place: string, definitions: Definitions): CountedEvent {
  const { name, where } = (input ?? {}) as Partial<Record<'name' | 'where', unknown>>;
  if (name === undefined || name === null) {
    if (Array.isArray(where) && where.length > 0)
      throw invalid(`${place}.where: expected the name of an event beside it`);
    return { where: [] };
  }
  const asked = Array.isArray(where) && where.length === 0 ? { name } : { name, where: where ?? undefined };
  const checked = checkRule({ event: asked }, definitions);
  if (checked.faults) {
    const faults = checked.faults.map((fault) => ({ ...fault, path: fault.path.replace(/^rule\.event/, place) }));
    throw new Refusal('RULE_INVALID', faults.map(({ path, message }) => `${path}: ${message}`).join('\n'), { faults });
  }
  if (!('event' in checked.rule) || checked.rule.event.name === undefined) throw invalid(`${place}: expected an event`);
  return { name: checked.rule.event.name, where: checked.rule.event.where ?? [] };
}

const invalid = (message: string): Refusal => new Refusal('INVALID_INPUT', message);
