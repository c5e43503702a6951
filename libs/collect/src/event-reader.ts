import { Costly, Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { andAmong, dayOf, dayStart, formatDate, SqlParameters } from '@strata/rules';
import type { Moment, SomeUsers } from '@strata/rules';
import type { Json } from './event-item.js';

export interface UserEvent {
  id: string;
  name: string;
  occurredAt: Date;
  properties: { [key: string]: Json };
  /** Where a page that ends here goes on. */
  cursor: string;
}

/** A day of the workspace's zone: how many events, of how many users. */
export interface DayCount {
  /** As in 2026-11-22. */
  day: string;
  count: number;
  users: number;
}

export interface PageOptions {
  first: number;
  /** The cursor of the event behind which the page begins. */
  after?: string;
  name?: string;
}

const MAX_DAYS = 366;

/** Reads what happened. */
export class EventReader {
  private readonly activities = new Costly<DayCount[]>();

  constructor(private readonly database: Database) {}

  /** One user's events, newest first, those after the cursor; of one name, if given. */
  async page(userId: number, options: PageOptions, signal?: AbortSignal): Promise<UserEvent[]> {
    const values: unknown[] = [userId, options.first];
    const rows = await this.database.query<Omit<UserEvent, 'cursor'>>(
      `SELECT id, name, occurred_at AS "occurredAt", properties FROM events
       WHERE user_id = $1${furtherConditions(options, values)} ORDER BY occurred_at DESC, id DESC LIMIT $2`,
      values,
      signal,
    );
    return rows.map((event) => ({ ...event, cursor: cursorOf(event) }));
  }

  /**
   * The same of many users in one statement. A window and not a LIMIT for each, because Citus hands only the former to its
   * shards; it reads all events of these users, so it is not for one user with a long history.
   */
  async pages(
    userIds: readonly number[],
    options: PageOptions,
    signal?: AbortSignal,
  ): Promise<Map<number, UserEvent[]>> {
    const values: unknown[] = [userIds, options.first];
    const rows = await this.database.query<Omit<UserEvent, 'cursor'> & { userId: number }>(
      `SELECT user_id AS "userId", id, name, occurred_at AS "occurredAt", properties FROM (
         SELECT user_id, id, name, occurred_at, properties,
           row_number() OVER (PARTITION BY user_id ORDER BY occurred_at DESC, id DESC) AS place
         FROM events WHERE user_id = ANY($1::integer[])${furtherConditions(options, values)}
       ) ranked WHERE place <= $2 ORDER BY user_id, place`,
      values,
      signal,
    );
    const pages = new Map<number, UserEvent[]>(userIds.map((userId) => [userId, []]));
    for (const { userId, ...event } of rows) pages.get(userId)?.push({ ...event, cursor: cursorOf(event) });
    return pages;
  }

  /** How many events users have, of one name, if given. Those with none are absent. */
  async counts(userIds: readonly number[], name?: string, signal?: AbortSignal): Promise<Map<number, number>> {
    const rows = await this.database.query<{ userId: number; events: number }>(
      `SELECT user_id AS "userId", count(*)::integer AS events FROM events
       WHERE user_id = ANY($1::integer[]) AND ($2::text IS NULL OR name = $2) GROUP BY user_id`,
      [userIds, name ?? null],
      signal,
    );
    return new Map(rows.map(({ userId, events }) => [userId, events]));
  }

  /** Each user's events a day, today and the days before it, oldest first. */
  async activitiesOf(
    userIds: readonly number[],
    days: number,
    moment: Moment,
    signal?: AbortSignal,
  ): Promise<Map<number, DayCount[]>> {
    const span = spanOf(days, moment);
    const rows = await this.database.query<DayCount & { userId: number }>(
      `SELECT user_id AS "userId", to_char(occurred_at AT TIME ZONE $2, 'YYYY-MM-DD') AS day, count(*)::integer AS count,
         1 AS users
       FROM events WHERE user_id = ANY($1::integer[]) AND occurred_at >= $3 AND occurred_at < $4 GROUP BY 1, 2`,
      [userIds, moment.timeZone, span.from, span.before],
      signal,
    );
    const found = new Map<number, DayCount[]>(userIds.map((userId) => [userId, []]));
    for (const { userId, ...day } of rows) found.get(userId)?.push(day);
    return new Map([...found].map(([userId, active]) => [userId, filled(span.days, active)]));
  }

  /**
   * All events a day and how many users had one, oldest first. Reads the index of names within the days alone, so the
   * history before them costs nothing, and is remembered for a while where it is slow.
   */
  async activity(days: number, moment: Moment, among?: SomeUsers, wantedUntil?: AbortSignal): Promise<DayCount[]> {
    const span = spanOf(days, moment);
    return this.activities.ask(
      `${span.from} ${days} ${moment.timeZone} ${among?.name ?? ''}`,
      async (signal) => {
        const parameters = new SqlParameters();
        const [zone, from, before] = [moment.timeZone, span.from, span.before].map((value) => parameters.add(value));
        const rows = await this.database.query<DayCount>(
          `SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(events)::integer AS count, count(*)::integer AS users FROM (
           SELECT user_id, (occurred_at AT TIME ZONE ${zone})::date AS day, count(*) AS events
           FROM events
           WHERE occurred_at >= ${from} AND occurred_at < ${before}${andAmong('user_id', among, parameters)} GROUP BY 1, 2
         ) active GROUP BY day`,
          parameters.values,
          signal,
        );
        return filled(span.days, rows);
      },
      wantedUntil,
    );
  }
}

/** The days as texts, and the instants between which they lie; never later than asOf. */
function spanOf(count: number, { asOf, timeZone }: Moment): { days: string[]; from: string; before: string } {
  if (!Number.isInteger(count) || count < 1 || count > MAX_DAYS)
    throw new Refusal('INVALID_INPUT', `days: expected 1 to ${MAX_DAYS}`);
  const today = dayOf(asOf, timeZone);
  const first = today - count + 1;
  return {
    days: Array.from({ length: count }, (_, at) => formatDate(first + at)),
    from: new Date(dayStart(first, timeZone)).toISOString(),
    before: new Date(asOf + 1).toISOString(),
  };
}

function filled(days: readonly string[], rows: readonly DayCount[]): DayCount[] {
  const found = new Map(rows.map((row) => [row.day, row]));
  return days.map((day) => found.get(day) ?? { day, count: 0, users: 0 });
}

/** Adds its values, and gives the conditions that go with them. */
function furtherConditions({ after, name }: PageOptions, values: unknown[]): string {
  const value = (one: unknown): string => `$${values.push(one)}`;
  let conditions = '';
  if (name !== undefined) conditions += ` AND name = ${value(name)}`;
  if (after !== undefined) {
    const { occurredAt, id } = readCursor(after);
    conditions += ` AND (occurred_at, id) < (${value(occurredAt)}::timestamptz, ${value(id)}::bigint)`;
  }
  return conditions;
}

const cursorOf = ({ occurredAt, id }: { occurredAt: Date; id: string }): string =>
  Buffer.from(`${occurredAt.getTime()}:${id}`).toString('base64url');

function readCursor(cursor: string): { occurredAt: string; id: string } {
  const [, milliseconds, id] =
    /^(-?[0-9]{1,15}):([0-9]{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const occurredAt = new Date(Number(milliseconds));
  if (id === undefined || !(occurredAt.getUTCFullYear() >= 1 && occurredAt.getUTCFullYear() <= 9999))
    throw new Refusal('INVALID_CURSOR', 'this is no cursor of a page of events');
  return { occurredAt: occurredAt.toISOString(), id };
}
