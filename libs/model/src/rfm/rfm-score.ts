/** RFM in SQL: what each user did, the limits of the classes over all of them, and each one's scores by these limits. */
import { eventTotalsSql } from '@strata/collect';
import type { Queryable, Transaction } from '@strata/db';
import { PRESENT_USERS, SqlParameters } from '@strata/rules';
import type { Moment, Parameters } from '@strata/rules';
import { RFM_CELLS } from './cells.js';
import { OTHERS } from './named-segments.js';
import type { RfmSettings } from './rfm-settings.js';

/** Days, times and amount. */
export interface Triple {
  recency: number;
  frequency: number;
  monetary: number;
}

/**
 * By what a run scored. A value's class is one more than the number of limits that are no greater than it; for recency the score is
 * classes minus that number, since fewer days are better. Null: a limit that no value reaches.
 */
export interface RfmLimits {
  recency: (number | null)[];
  frequency: (number | null)[];
  monetary: (number | null)[];
  /** High is below it for recency, above it for the two others. */
  middle: Triple;
}

/** What is known of all users that were measured. */
export interface RfmSummary {
  users: number;
  means: Triple;
  medians: Triple;
}

/** So many users a class at least: the quantiles of fewer say nothing. Limits that somebody wrote need one user. */
export const USERS_PER_CLASS = 10;

export const usersNeeded = ({ scoring, classes }: RfmSettings): number =>
  scoring === 'FIXED' ? 1 : USERS_PER_CLASS * classes;

/** `recency`: whole days from the day of the last event to the day of asOf, in the workspace's time zone. */
export function measuredSql(settings: RfmSettings, moment: Moment, parameters: Parameters, users?: string): string {
  const { event: name, where, period, amount, distinct } = settings;
  const totals = eventTotalsSql(
    { name, where, last: period ?? undefined, amount, distinct: distinct ?? undefined },
    moment,
    parameters,
    users,
  );
  const zone = parameters.add(moment.timeZone, 'text');
  const asOf = parameters.add(new Date(moment.asOf).toISOString(), 'timestamptz');
  // Materialized: where nothing is known of the tables yet, a nested loop would sum everybody's events anew for each user.
  return (
    `WITH t AS MATERIALIZED (${totals}) SELECT t.user_id, t.last_at, (${asOf} AT TIME ZONE ${zone})::date - (t.last_at AT TIME ZONE ${zone})::date AS recency,` +
    ` t.frequency, t.monetary FROM t JOIN users ON users.id = t.user_id WHERE ${PRESENT_USERS}`
  );
}

/** Where a transaction keeps what it measured, once for limits, scores and figures. Gone with the transaction. */
export const MEASURED = 'rfm_measured';

export async function measure(transaction: Transaction, settings: RfmSettings, moment: Moment): Promise<RfmSummary> {
  await transaction.query(
    `CREATE TEMP TABLE ${MEASURED} (user_id integer, last_at timestamptz, recency integer, frequency integer,
       monetary double precision) ON COMMIT DROP`,
  );
  const parameters = new SqlParameters();
  await transaction.query(`INSERT INTO ${MEASURED} ${measuredSql(settings, moment, parameters)}`, parameters.values);
  await transaction.query(`ANALYZE ${MEASURED}`);
  const of = (aggregate: (column: string) => string): string =>
    `jsonb_build_object('recency', ${aggregate('recency')}, 'frequency', ${aggregate('frequency')},
       'monetary', ${aggregate('monetary')})`;
  const [row] = await transaction.query<{ users: number; means: Triple; medians: Triple }>(
    `SELECT count(*)::integer AS users, ${of((column) => `avg(${column}::float8)`)} AS means,
       ${of((column) => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${column})`)} AS medians FROM ${MEASURED}`,
  );
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

/** The limits of this many classes over all that was measured, which is at least one user. */
export async function findLimits(
  transaction: Transaction,
  settings: RfmSettings,
  { means, medians }: RfmSummary,
): Promise<RfmLimits> {
  const middle = settings.middle === 'MEAN' ? means : medians;
  if (settings.scoring === 'FIXED' && settings.limits) {
    const { recency, frequency, monetary } = settings.limits;
    return { recency: [...recency], frequency: [...frequency], monetary: [...monetary], middle };
  }
  const find = settings.scoring === 'RANK' ? limitsByRank : limitsByQuantile;
  return { ...(await find(transaction, settings.classes)), middle };
}

type Limits = Omit<RfmLimits, 'middle'>;

async function limitsByQuantile(transaction: Transaction, classes: number): Promise<Limits> {
  const parts = Array.from({ length: classes - 1 }, (_none, at) => (at + 1) / classes);
  const of = (column: string): string => `percentile_cont($1::float8[]) WITHIN GROUP (ORDER BY ${column}) AS ${column}`;
  const [row] = await transaction.query<Record<keyof Limits, number[]>>(
    `SELECT ${of('recency')}, ${of('frequency')}, ${of('monetary')} FROM ${MEASURED}`,
    [parts],
  );
  if (!row) throw new Error('an aggregate without a row');
  const plusOne = (values: number[]): number[] => values.map((value) => value + 1);
  return {
    recency: plusOne(row.recency),
    frequency: plusOne(row.frequency),
    monetary: plusOne(row.monetary),
  };
}

/**
 * The worst value has rank 1. A limit of times or amount is the least value of the classes from there on, one of days the least
 * value of the scores up to there.
 */
async function limitsByRank(transaction: Transaction, classes: number): Promise<Limits> {
  const ranked = (column: string, order: string): string =>
    `1 + (rank() OVER (ORDER BY ${column} ${order}) - 1) * $1::integer / count(*) OVER () AS ${column}_class`;
  const limits = (column: string): string => `array_agg(${column}_limit ORDER BY step) AS ${column}`;
  const least = (column: string, condition: string): string =>
    `min(${column}) FILTER (WHERE ${column}_class ${condition})::float8 AS ${column}_limit`;
  const [row] = await transaction.query<Limits>(
    `SELECT ${limits('recency')}, ${limits('frequency')}, ${limits('monetary')} FROM (
       SELECT step, ${least('recency', '<= $1::integer - step')}, ${least('frequency', '> step')},
         ${least('monetary', '> step')}
       FROM (SELECT recency, frequency, monetary, ${ranked('recency', 'DESC')}, ${ranked('frequency', 'ASC')},
               ${ranked('monetary', 'ASC')} FROM ${MEASURED}) ranked
       CROSS JOIN generate_series(1, $1::integer - 1) step GROUP BY step
     ) steps`,
    [classes],
  );
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

/** `SELECT user_id, last_at, frequency, monetary, r, f, m, cell, segment` of what was measured. */
export function scoredSql(
  { classes, segments }: Pick<RfmSettings, 'classes' | 'segments'>,
  { recency, frequency, monetary, middle }: RfmLimits,
  parameters: Parameters,
  measured: string = MEASURED,
): string {
  const bucket = (column: string, limits: readonly (number | null)[]): string =>
    `width_bucket(${column}::float8, ${parameters.add(
      limits.map((limit) => limit ?? Infinity),
      'float8[]',
    )})`;
  const number = (value: number): string => parameters.add(value, 'float8');
  const high = { R: `recency < ${number(middle.recency)}`, F: `frequency > ${number(middle.frequency)}` };
  const M = `monetary > ${number(middle.monetary)}`;
  const cells = RFM_CELLS.map(({ key, high: letters }) => {
    const is = (letter: string): string => (letters.includes(letter) ? '' : 'NOT ');
    return `WHEN ${is('R')}high_r AND ${is('F')}high_f AND ${is('M')}high_m THEN '${key}'`;
  });
  const within = (column: string, [from, to]: readonly [number, number]): string =>
    `${column} BETWEEN ${parameters.add(from, 'integer')} AND ${parameters.add(to, 'integer')}`;
  const named = segments.map(
    ({ key, r, f, m }) =>
      `WHEN ${within('r', r)} AND ${within('f', f)} AND ${within('m', m)} THEN ${parameters.add(key, 'text')}`,
  );
  return (
    `SELECT user_id, last_at, frequency, monetary, r, f, m, CASE ${cells.join(' ')} END AS cell,` +
    ` CASE ${named.join(' ')} ELSE '${OTHERS}' END AS segment FROM (SELECT user_id, last_at, frequency, monetary,` +
    ` (${parameters.add(classes, 'integer')} - ${bucket('recency', recency)})::smallint AS r,` +
    ` (1 + ${bucket('frequency', frequency)})::smallint AS f, (1 + ${bucket('monetary', monetary)})::smallint AS m,` +
    ` ${high.R} AS high_r, ${high.F} AS high_f, ${M} AS high_m FROM ${measured}) scored`
  );
}

/** How many users, and what they brought. */
export interface RfmGroup {
  users: number;
  revenue: number;
}

export interface RfmGroups {
  all: RfmGroup;
  /** One for each pair of scores that somebody has, with the named segment that most of them are in. */
  grid: (RfmGroup & { r: number; f: number; segment: string })[];
  cells: (RfmGroup & { key: string })[];
  segments: (RfmGroup & { key: string })[];
}

/** Sizes of a relation of scores: `from` is a table, or a SELECT in brackets with a name. */
export async function groupsOf(queryable: Queryable, from: string, values: readonly unknown[]): Promise<RfmGroups> {
  const rows = await queryable.query<{
    r: number | null;
    f: number | null;
    cell: string | null;
    segment: string | null;
    most: string;
    users: number;
    revenue: number;
  }>(
    `SELECT r, f, cell, segment, mode() WITHIN GROUP (ORDER BY segment) AS most, count(*)::integer AS users, coalesce(sum(monetary::numeric), 0)::float8 AS revenue
     FROM ${from} GROUP BY GROUPING SETS ((r, f), (cell), (segment), ()) ORDER BY r, f, cell, segment`,
    values,
  );
  const groups: RfmGroups = { all: { users: 0, revenue: 0 }, grid: [], cells: [], segments: [] };
  for (const { r, f, cell, segment, most, users, revenue } of rows) {
    if (r !== null && f !== null) groups.grid.push({ r, f, segment: most, users, revenue });
    else if (cell !== null) groups.cells.push({ key: cell, users, revenue });
    else if (segment !== null) groups.segments.push({ key: segment, users, revenue });
    else groups.all = { users, revenue };
  }
  return groups;
}
