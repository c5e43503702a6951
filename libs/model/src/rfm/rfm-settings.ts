/** What an RFM model is asked, and the reading of it. */
import { Refusal } from '@strata/db';
import { checkKey, checkPropertyName, checkRule, foldText, isStorableText, parseDuration } from '@strata/rules';
import type { Definitions, PropertyFilter } from '@strata/rules';
import { defaultSegments, OTHERS } from './named-segments.js';
import type { NamedSegment, ScoreRange } from './named-segments.js';

/**
 * How values become classes. QUANTILE: limits at the k/n quantiles (linear interpolation, type 7 of Hyndman and Fan) plus one, as the R
 * package rfm takes them. RANK: classes of equal size by rank, 1 + floor((rank - 1) × n / users); equal values share the class of
 * the first of them. FIXED: limits that somebody wrote. A limit is the lowest value of the class above it.
 */
export const RFM_SCORINGS = ['QUANTILE', 'RANK', 'FIXED'] as const;
export type RfmScoring = (typeof RFM_SCORINGS)[number];

/** What high and low are told apart by. */
export const RFM_MIDDLES = ['MEAN', 'MEDIAN'] as const;
export type RfmMiddle = (typeof RFM_MIDDLES)[number];

/** Ascending, one fewer than classes: days, times, and amounts. */
export interface FixedLimits {
  recency: readonly number[];
  frequency: readonly number[];
  monetary: readonly number[];
}

export interface RfmSettings {
  /** The event that counts. */
  event: string;
  where: PropertyFilter[];
  /** The property that is summed. */
  amount: string;
  /** The property whose distinct values are the frequency, such as an order number; null: each event counts. */
  distinct: string | null;
  /** ISO 8601 duration up to the run; null: all time. */
  period: string | null;
  /** 2 to 10. */
  classes: number;
  scoring: RfmScoring;
  /** With FIXED alone. */
  limits: FixedLimits | null;
  middle: RfmMiddle;
  /** The first that matches counts. */
  segments: NamedSegment[];
}

/** What somebody gives; what is absent is as a new model has it. */
export type RfmSettingsInput = Pick<RfmSettings, 'event' | 'amount'> & {
  [Key in Exclude<keyof RfmSettings, 'event' | 'amount'>]?: RfmSettings[Key] | null | undefined;
};

const MAX_SEGMENTS = 50;
const MAX_NAME = 64;

/** Throws RULE_INVALID for what a rule could not ask either, INVALID_INPUT for the rest. */
export function readRfmSettings(input: RfmSettingsInput, definitions: Definitions): RfmSettings {
  const classes = input.classes ?? 5;
  if (!Number.isInteger(classes) || classes < 2 || classes > 10) throw invalid('classes: expected 2 to 10');
  const scoring = input.scoring ?? 'QUANTILE';
  if (!RFM_SCORINGS.includes(scoring)) throw invalid(`no scoring "${String(scoring)}"`);
  const middle = input.middle ?? 'MEAN';
  if (!RFM_MIDDLES.includes(middle)) throw invalid(`no middle "${String(middle)}"`);
  const { name, where } = readEvents(input, definitions);
  return {
    event: name,
    where,
    amount: readProperty(input.amount, 'amount'),
    distinct: input.distinct === undefined || input.distinct === null ? null : readProperty(input.distinct, 'distinct'),
    period: readPeriod(input.period ?? null),
    classes,
    scoring,
    limits: readLimits(input.limits ?? null, scoring, classes),
    middle,
    segments: readSegments(input.segments ?? defaultSegments(classes), classes),
  };
}

/** As a rule asks for the same events, so that names, filters and windows mean the same. */
function readEvents(
  { event, where, period }: RfmSettingsInput,
  definitions: Definitions,
): { name: string; where: PropertyFilter[] } {
  const during = typeof period === 'string' ? { during: { last: period } } : {};
  const filters = where && where.length > 0 ? { where } : {};
  const checked = checkRule({ event: { name: event, ...filters, ...during } }, definitions);
  if (checked.faults) throw new Refusal('RULE_INVALID', 'the events of the model', { faults: checked.faults });
  const read = 'event' in checked.rule ? checked.rule.event : undefined;
  if (read?.name === undefined) throw invalid('event: expected a name');
  return { name: read.name, where: read.where ?? [] };
}

function readProperty(property: string, what: string): string {
  const check = checkPropertyName(property);
  if (check.problem !== undefined) throw invalid(`${what}: ${check.problem}`);
  return check.name;
}

function readPeriod(period: string | null): string | null {
  if (period !== null && !parseDuration(period)) throw invalid('period: expected a duration such as P365D');
  return period;
}

function readLimits(limits: FixedLimits | null, scoring: RfmScoring, classes: number): FixedLimits | null {
  if (scoring !== 'FIXED') return null;
  if (!limits) throw invalid('limits: fixed scoring needs them');
  for (const kind of ['recency', 'frequency', 'monetary'] as const) {
    const values = limits[kind];
    const rising = values.every((value, at) => Number.isFinite(value) && value > (values[at - 1] ?? -Infinity));
    if (values.length !== classes - 1 || !rising)
      throw invalid(`limits.${kind}: expected ${classes - 1} numbers, each greater than the one before`);
  }
  return limits;
}

function readSegments(segments: readonly NamedSegment[], classes: number): NamedSegment[] {
  if (segments.length === 0 || segments.length > MAX_SEGMENTS)
    throw invalid(`segments: expected 1 to ${MAX_SEGMENTS} of them`);
  const keys = new Set<string>([OTHERS]);
  return segments.map(({ key, names, r, f, m }) => {
    const check = checkKey('segment', key);
    if (check.problem !== undefined) throw invalid(`segments: ${check.problem}`);
    if (foldText(check.name) !== check.name) throw invalid(`segments: "${check.name}" has to be in lower case`);
    if (keys.has(check.name)) throw invalid(`segments: "${check.name}" is there twice, or is the name of the rest`);
    keys.add(check.name);
    const range = ([from, to]: ScoreRange): ScoreRange => {
      if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || from > to || to > classes)
        throw invalid(`segments: "${check.name}" has a range outside 1 to ${classes}`);
      return [from, to];
    };
    for (const name of [names.zh, names.en])
      if (name.length === 0 || name.length > MAX_NAME || !isStorableText(name))
        throw invalid(`segments: "${check.name}" needs names of at most ${MAX_NAME} characters`);
    return {
      key: check.name,
      names: { zh: names.zh, en: names.en },
      r: range(r),
      f: range(f),
      m: range(m),
    };
  });
}

const invalid = (message: string): Refusal => new Refusal('INVALID_INPUT', message);
