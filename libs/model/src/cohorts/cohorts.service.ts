import { EVENT_JSON, numberOf } from '@strata/collect';
import { Costly } from '@strata/db';
import type { Database } from '@strata/db';
import { filtersSql, SqlParameters } from '@strata/rules';
import type { Moment, SomeUsers } from '@strata/rules';
import type { CohortQuestion, CountedEvent } from './cohort-question.js';
import { layOut } from './cohort-table.js';
import type { CohortTable, CountedRow } from './cohort-table.js';
import { unitBounds } from './units.js';

/** Who came back: users by the time of their first event, and what they did in the units after it. */
export class CohortService {
  private readonly answers = new Costly<CohortTable>();

  constructor(private readonly database: Database) {}

  /**
   * The triangle of some users, exact at the moment: one statement, so of one snapshot. Where it is slow it is remembered for a while,
   * under the name of the users and, if the instant was chosen (`at`), the instant.
   */
  async ask(
    question: CohortQuestion,
    among: SomeUsers,
    moment: Moment,
    { at, wantedUntil }: { at?: number | undefined; wantedUntil?: AbortSignal } = {},
  ): Promise<CohortTable> {
    const name = JSON.stringify([question, among.name, moment.timeZone, at ?? null]);
    return this.answers.ask(
      name,
      async (signal) => {
        const { begins, unit, cohorts, periods } = question;
        const bounds = unitBounds(begins, unit, cohorts + periods, moment.timeZone);
        const { text, values } = statement(question, bounds, among, moment);
        return layOut(question, bounds, await this.database.query<CountedRow>(text, values, signal), moment.asOf);
      },
      wantedUntil,
    );
  }
}

/**
 * Grouped by user before all else, and joined by user alone, so that each shard of a cluster answers for its own users. `width_bucket`
 * finds the unit among its bounds: the calendar of the zone is read once, not for each event.
 */
function statement(
  question: CohortQuestion,
  bounds: number[],
  among: SomeUsers,
  moment: Moment,
): SqlParameters & { text: string } {
  const parameters = new SqlParameters();
  const instant = (at: number): string => parameters.add(new Date(at).toISOString(), 'timestamptz');
  const until = instant(moment.asOf);
  const selected = ({ name, where }: CountedEvent, from: string | undefined, before: string): string =>
    `FROM events WHERE occurred_at <= ${until} AND occurred_at < ${before}` +
    (from === undefined ? '' : ` AND occurred_at >= ${from}`) +
    (name === undefined ? '' : ` AND name = ${parameters.add(name, 'text')}`) +
    ` AND ${filtersSql(where, EVENT_JSON, moment, parameters)}`;
  const [from, lastCohort, end] = [0, question.cohorts, bounds.length - 1].map((place) => instant(bounds[place]!));
  const list = parameters.add(
    bounds.map((bound) => new Date(bound).toISOString()),
    'timestamptz[]',
  );
  // What follows the last cohort makes nobody's first event earlier.
  const firsts =
    `SELECT user_id, min(occurred_at) AS at ${selected(question.first, undefined, lastCohort!)}` +
    ` AND user_id IN (${among.sql(parameters)}) GROUP BY user_id HAVING min(occurred_at) >= ${from}`;
  const amount = question.amount === undefined ? 'NULL::numeric' : numberOf(question.amount, parameters, 'numeric');
  const returns = `SELECT user_id, occurred_at, ${amount} AS amount ${selected(question.returning, from, end!)}`;
  const last = parameters.add(question.periods, 'integer');
  const unit = `CASE WHEN width_bucket(r.occurred_at, ${list}) - width_bucket(f.at, ${list}) BETWEEN 0 AND ${last} - 1
    THEN width_bucket(r.occurred_at, ${list}) - 1 END`;
  const byUser = `SELECT f.user_id, width_bucket(f.at, ${list}) - 1 AS cohort, ${unit} AS unit, count(r.user_id) AS events,
      sum(r.amount) AS amount
    FROM (${firsts}) f LEFT JOIN (${returns}) r ON r.user_id = f.user_id GROUP BY 1, 2, 3`;
  const placed = `SELECT user_id, cohort, unit, events, amount, row_number() OVER (PARTITION BY user_id ORDER BY unit) AS place
    FROM (${byUser}) by_user`;
  const text = `SELECT cohort, unit, count(*)::integer AS users, sum(events)::float8 AS events,
      trim_scale(coalesce(round(sum(amount), 9), 0))::text AS amount,
      (count(*) FILTER (WHERE place = 1))::integer AS newcomers
    FROM (${placed}) placed GROUP BY cohort, unit`;
  return Object.assign(parameters, { text });
}
