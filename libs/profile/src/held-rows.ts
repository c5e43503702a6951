/** Since when an attribute has met a predicate without a break, as SQL. */
import { missingMatches, resolveTest, testSql } from '@strata/rules';
import type { ColumnOf, Moment, Parameters, Test } from '@strata/rules';
import { historyRows, presentRows, rowsAt } from './attribute-rows.js';
import type { AttributeRows } from './attribute-rows.js';

type HeldColumn = ColumnOf<'held'>;

/** Before and after all instants: held since ever, and not held at all. */
const EVER = -8_640_000_000_000_000;
const NEVER = 8_640_000_000_000_000;

const testOf = ({ predicate, type }: HeldColumn, moment: Moment): Test => resolveTest(predicate, type, moment);

/**
 * Where a missing value meets the predicate, whoever never had another one has met it since ever. No literal of the
 * predicate is read by the moment: this is settled for all of them.
 */
export function heldIfMissing(column: HeldColumn): number | undefined {
  return missingMatches(testOf(column, { asOf: 0, timeZone: 'UTC' })) ? EVER : undefined;
}

export function heldRows(column: HeldColumn, moment: Moment, parameters: Parameters, users?: string): string {
  const test = testOf(column, moment);
  const passes = ({ value, folded }: AttributeRows): string =>
    `(${testSql(test, { value, ...(folded !== undefined && { folded }) }, parameters)})`;
  const before = historyRows(column, parameters, users);
  const ended = moment.past
    ? ` AND valid_to <= ${parameters.add(new Date(moment.asOf).toISOString(), 'timestamptz')}`
    : '';
  const over = { ...before, from: before.from + ended };
  const current = moment.past
    ? rowsAt(column, moment, parameters, users)
    : [presentRows(column, parameters, users, { dated: true })];
  return missingMatches(test) ? sinceLastFailure(current, over, passes) : sinceRunBegan(current, over, passes);
}

/** Gaps meet the predicate too, so that only values that fail it break: it has held since the last of them ended. */
function sinceLastFailure(
  current: readonly AttributeRows[],
  over: AttributeRows,
  passes: (rows: AttributeRows) => string,
): string {
  const failing = [
    ...current.map((rows) => `SELECT user_id, ${NEVER}::float8 AS until ${rows.from} AND NOT ${passes(rows)}`),
    `SELECT user_id, ${over.until} AS until ${over.from} AND NOT ${passes(over)}`,
  ];
  return `SELECT user_id, max(until) AS value FROM (${failing.join(' UNION ALL ')}) failing GROUP BY user_id`;
}

/**
 * The value of now has met it since it began, or since the first of those before it that met it, each of which ended as the
 * next began. Only users with a past have runs to look for.
 */
function sinceRunBegan(
  current: readonly AttributeRows[],
  over: AttributeRows,
  passes: (rows: AttributeRows) => string,
): string {
  const holding = current.map((rows) => `SELECT user_id, ${rows.since} AS since ${rows.from} AND ${passes(rows)}`);
  const intervals = `SELECT user_id, ${over.since} AS since, ${over.until} AS until, ${passes(over)} AS passes ${over.from}`;
  const marked =
    `SELECT *, passes AND NOT coalesce(lag(passes) OVER before AND lag(until) OVER before = since, false) AS begins` +
    ` FROM (${intervals}) intervals WINDOW before AS (PARTITION BY user_id ORDER BY since)`;
  const runs =
    `SELECT user_id, max(until) AS until, max(since) FILTER (WHERE begins) AS since,` +
    ` max(until) FILTER (WHERE NOT passes) AS failed FROM (${marked}) marked GROUP BY user_id`;
  return (
    `SELECT user_id, CASE WHEN runs.until = holding.since AND runs.since >= coalesce(runs.failed, runs.since)` +
    ` THEN runs.since ELSE holding.since END AS value` +
    ` FROM (${holding.join(' UNION ALL ')}) holding LEFT JOIN (${runs}) runs USING (user_id)`
  );
}

/** Whether a value of such a column is an instant: it is none for who has met the predicate since ever, or does not meet it. */
export const isHeldSince = (value: number): boolean => value > EVER && value < NEVER;
