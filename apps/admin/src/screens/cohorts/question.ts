import type { CohortsInput, RuleInput } from '../../graphql/graphql';

/** What cells tell beside the share. */
export const SHOWN = ['users', 'events', 'amount'] as const;
export type Shown = (typeof SHOWN)[number];

/** In an address: any event. */
export const ANY = '*';
/** Of the standard events the one that most ask about first. */
const USUAL = 'order_completed';

/** The question as the address has it: every part has a usual value, so that the bare address asks something. */
export interface Question {
  first: string;
  returning: string;
  unit: 'WEEK' | 'MONTH';
  from: string;
  to: string;
  segment: string;
  amount: string;
  show: Shown;
}

/** Reads it, given the names of events that have arrived. */
export function questionIn(params: URLSearchParams, events: readonly string[]): Question {
  const usual = events.includes(USUAL) ? USUAL : ANY;
  const first = params.get('first') || usual;
  const amount = params.get('amount') ?? '';
  const shown = SHOWN.find((one) => one === params.get('show')) ?? 'users';
  return {
    first,
    returning: params.get('returning') || first,
    unit: params.get('unit') === 'WEEK' ? 'WEEK' : 'MONTH',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
    segment: params.get('segment') ?? '',
    amount,
    show: shown === 'amount' && amount === '' ? 'users' : shown,
  };
}

const eventOf = (name: string): { name?: string } => (name === ANY ? {} : { name });

/** The same as the server takes it. */
export function inputOf({ first, returning, unit, from, to, segment, amount }: Question): CohortsInput {
  return {
    first: eventOf(first),
    returning: eventOf(returning),
    unit,
    ...(from && { from }),
    ...(to && { to }),
    ...(amount && { amount }),
    ...(segment && { rule: { segment: { key: segment } } }),
  };
}

/** The rule of exactly the people of a cell, or of a whole cohort where no period is given; undefined where no rule can say it: a rule names its events. */
export function ruleOf(
  question: Question,
  bounds: readonly string[],
  cohort: number,
  period?: number,
): RuleInput | undefined {
  const { first, returning, segment } = question;
  if (first === ANY || (period !== undefined && returning === ANY)) return undefined;
  const began: RuleInput = {
    event: { name: first, measure: { first: true }, is: { gte: bounds[cohort]!, lt: bounds[cohort + 1]! } },
  };
  const came: RuleInput[] =
    period === undefined
      ? []
      : [{ event: { name: returning, during: { from: bounds[cohort + period]!, to: bounds[cohort + period + 1]! } } }];
  return { all: [began, ...came, ...(segment ? [{ segment: { key: segment } }] : [])] };
}
