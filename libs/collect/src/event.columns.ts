/** What a rule may ask of one kind of event: a measure over those in a window that meet the filters. */
import {
  filtersSql,
  measureName,
  measureProperty,
  MEASURES,
  predicateMoves,
  propertyExpressions,
  propertyType,
  resolveWindow,
} from '@strata/rules';
import type {
  ColumnOf,
  ColumnSource,
  JsonExpressions,
  MeasureName,
  Moment,
  Parameters,
  PropertyFilter,
} from '@strata/rules';
import { movedStretches, within } from './window.js';

type EventColumn = ColumnOf<'event'>;

/** Where the table of events keeps what `filtersSql` reads. */
export const EVENT_JSON: JsonExpressions = { properties: 'properties', folded: 'folded' };

/** Whether time alone may change which events meet the filters. */
export const filtersMove = (filters: readonly PropertyFilter[] = []): boolean =>
  filters.some(({ is }) => predicateMoves(is, propertyType(is)));

/** Events have whole milliseconds, so rounding only takes off what the multiplication by 1,000 added. */
const milliseconds = (instant: string): string => `round(date_part('epoch', ${instant}) * 1000)`;

/** A property's JSON number, null where it is anything else. */
export const numberOf = (property: string, parameters: Parameters, type: 'numeric' | 'float8'): string => {
  const value = `properties -> ${parameters.add(property, 'text')}`;
  return `CASE WHEN jsonb_typeof(${value}) = 'number' THEN (${value})::${type} END`;
};

/** Raises the scale of the dividend, so that the quotient has at least 30 digits after the point before it is rounded. */
const THIRTY_DIGITS = `0.${'0'.repeat(30)}`;

/** Each measure but `lastValue` is an aggregate over a user's events. */
const aggregates: Record<
  Exclude<MeasureName, 'lastValue'>,
  (property: string, moment: Moment, parameters: Parameters) => string
> = {
  count: () => 'count(*)::float8',
  days: (_property, { timeZone }, parameters) =>
    `count(DISTINCT (occurred_at AT TIME ZONE ${parameters.add(timeZone, 'text')})::date)::float8`,
  sum: (property, _moment, parameters) =>
    `coalesce(round(sum(${numberOf(property, parameters, 'numeric')}), 9), 0)::float8`,
  avg(property, _moment, parameters) {
    const number = numberOf(property, parameters, 'numeric');
    return `round((sum(${number}) + ${THIRTY_DIGITS}) / nullif(count(${number}), 0), 9)::float8`;
  },
  min: (property, _moment, parameters) => `min(${numberOf(property, parameters, 'float8')})`,
  max: (property, _moment, parameters) => `max(${numberOf(property, parameters, 'float8')})`,
  distinct(property, _moment, parameters) {
    const value = `properties -> ${parameters.add(property, 'text')}`;
    return `count(DISTINCT ${value}) FILTER (WHERE jsonb_typeof(${value}) <> 'null')::float8`;
  },
  first: () => milliseconds('min(occurred_at)'),
  last: () => milliseconds('max(occurred_at)'),
};

/** Those that give null where no event has a number to take. */
const MAY_BE_MISSING: readonly MeasureName[] = ['avg', 'min', 'max'];

const onlyUsers = (users?: string): string => (users ? ` AND user_id = ANY(${users})` : '');

/** The events that a column looks at: `FROM … WHERE …`. */
function selected(column: EventColumn, moment: Moment, parameters: Parameters, users?: string): string {
  return (
    `FROM events WHERE name = ${parameters.add(column.name, 'text')}` +
    ` AND ${within(resolveWindow(column.during, moment), parameters)}` +
    ` AND ${filtersSql(column.where, EVENT_JSON, moment, parameters)}${onlyUsers(users)}`
  );
}

/** The property on each user's latest event, as the type asked for; among equals in time the last to arrive. */
function lastValueRows(
  column: EventColumn,
  property: string,
  moment: Moment,
  parameters: Parameters,
  users?: string,
): string {
  const latest =
    `SELECT DISTINCT ON (user_id) user_id, properties, folded ${selected(column, moment, parameters, users)}` +
    ` ORDER BY user_id, occurred_at DESC, id DESC`;
  const { value, folded } = propertyExpressions(property, column.type, EVENT_JSON, parameters);
  const typed = `SELECT user_id, ${value} AS value${folded ? `, ${folded} AS folded` : ''} FROM (${latest}) latest`;
  const others = `${folded ? ', folded' : ''}${column.type === 'TEXT_LIST' ? ', array_to_json(value)::text AS listed' : ''}`;
  return `SELECT user_id, value${others} FROM (${typed}) typed WHERE value IS NOT NULL`;
}

/** What a model asks of each user's events of one kind, those of no user but these and of no other time. */
export interface EventTotals {
  name: string;
  where: PropertyFilter[];
  /** ISO 8601 duration up to asOf; absent: all time. */
  last?: string | undefined;
  /** The property that is summed, as rules sum it. */
  amount: string;
  /** The property whose distinct values are counted; absent: events are. */
  distinct?: string | undefined;
}

/**
 * `SELECT user_id, last_at, frequency, monetary`, one row for each user who has such an event: when the last one was, how many there
 * were, and the sum of their amounts. With `users` (a placeholder of an int[]), restricted to those.
 */
export function eventTotalsSql(
  { name, where, last, amount, distinct }: EventTotals,
  moment: Moment,
  parameters: Parameters,
  users?: string,
): string {
  const column: EventColumn = {
    kind: 'event',
    name,
    where,
    ...(last !== undefined && { during: { last } }),
    measure: { sum: amount },
    type: 'NUMBER',
  };
  const frequency = distinct === undefined ? 'count(*)' : aggregates.distinct(distinct, moment, parameters);
  const monetary = aggregates.sum(amount, moment, parameters);
  return (
    `SELECT user_id, max(occurred_at) AS last_at, (${frequency})::integer AS frequency, ${monetary} AS monetary` +
    ` ${selected(column, moment, parameters, users)} GROUP BY user_id`
  );
}

export const eventColumn: ColumnSource<EventColumn> = {
  valueKind: ({ type }) => (type === 'TEXT' ? 'text' : type === 'TEXT_LIST' ? 'texts' : 'number'),
  missing: ({ measure }) => MEASURES[measureName(measure)].missing,
  rows(column, moment, parameters, users) {
    const measure = measureName(column.measure);
    const property = measureProperty(column.measure) ?? '';
    if (measure === 'lastValue') return lastValueRows(column, property, moment, parameters, users);
    const value = aggregates[measure](property, moment, parameters);
    const grouped = `SELECT user_id, ${value} AS value ${selected(column, moment, parameters, users)} GROUP BY user_id`;
    return MAY_BE_MISSING.includes(measure)
      ? `SELECT user_id, value FROM (${grouped}) measured WHERE value IS NOT NULL`
      : grouped;
  },
  topics: ({ name }) => [`event:${name}`],
  moved(column, from, to, parameters) {
    if (from.timeZone !== to.timeZone || filtersMove(column.where)) return 'everybody';
    const stretches = movedStretches(resolveWindow(column.during, from), resolveWindow(column.during, to));
    if (!stretches) return 'everybody';
    if (stretches.length === 0) return 'nobody';
    const name = parameters.add(column.name, 'text');
    const times = stretches.map((stretch) => `(${within(stretch, parameters)})`).join(' OR ');
    return { sql: `SELECT DISTINCT user_id FROM events WHERE name = ${name} AND (${times})` };
  },
};
