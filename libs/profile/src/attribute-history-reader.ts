import type { Database } from '@strata/db';
import { SqlParameters } from '@strata/rules';
import type { AttributeType } from '@strata/rules';
import { historyRows, presentRows } from './attribute-rows.js';
import { showAttributeValue } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import type { Sight } from './sight.js';

/** What was so of one attribute for a while, or is so since then. */
export interface AttributeInterval {
  /** Dates and instants as ISO text; null where it is masked. */
  value: StoredValue | null;
  /** It is sensitive, and not for whoever asks. */
  masked: boolean;
  source: string | null;
  original: string | null;
  inferred: string | null;
  from: Date;
  /** Null: it is so now. */
  to: Date | null;
}

interface Asked {
  key: string;
  type: AttributeType;
}

interface IntervalRow extends Omit<AttributeInterval, 'from' | 'to' | 'masked' | 'value'> {
  user_id: number;
  value: StoredValue;
  since: number;
  until: number | null;
}

/** Reads what attributes were. Every method takes one statement for any number of users. */
export class AttributeHistoryReader {
  constructor(private readonly database: Database) {}

  /** Each user's values of one attribute, the present one first, then those before; those that began before `before` only. */
  async pages(
    userIds: readonly number[],
    asked: Asked,
    sight: Sight,
    { first, before }: { first: number; before?: number },
  ): Promise<Map<number, AttributeInterval[]>> {
    const parameters = new SqlParameters();
    const intervals = intervalsSql(userIds, asked, parameters);
    const rows = await this.database.query<IntervalRow>(
      `SELECT user_id, value, source, original, inferred, since, until FROM (
         SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY since DESC) AS place
         FROM (${intervals}) intervals WHERE since < ${parameters.add(before ?? Number.MAX_VALUE, 'float8')}
       ) ranked WHERE place <= ${parameters.add(first, 'integer')} ORDER BY user_id, place`,
      parameters.values,
    );
    const pages = new Map<number, AttributeInterval[]>(userIds.map((id) => [id, []]));
    const masked = sight.hidesAttribute(asked.key);
    for (const { user_id, value, original, since, until, ...rest } of rows)
      pages.get(user_id)?.push({
        ...rest,
        masked,
        value: masked ? null : showAttributeValue(value, asked.type),
        original: masked ? null : original,
        from: new Date(since),
        to: until === null ? null : new Date(until),
      });
    return pages;
  }

  /** How many values each user has and has had. */
  async counts(userIds: readonly number[], asked: Asked): Promise<Map<number, number>> {
    const parameters = new SqlParameters();
    const rows = await this.database.query<{ user_id: number; values: number }>(
      `SELECT user_id, count(*)::integer AS values FROM (${intervalsSql(userIds, asked, parameters)}) intervals GROUP BY user_id`,
      parameters.values,
    );
    return new Map(rows.map(({ user_id, values }) => [user_id, values]));
  }
}

function intervalsSql(userIds: readonly number[], asked: Asked, parameters: SqlParameters): string {
  const users = parameters.add(userIds, 'integer[]');
  const key = parameters.add(asked.key, 'text');
  const present = presentRows(asked, parameters, users, { dated: true });
  const history = historyRows(asked, parameters, users);
  const origin = `(origins -> ${key})`;
  return (
    `SELECT user_id, "values" -> ${key} AS value, ${origin} ->> 0 AS source, ${origin} -> 2 ->> 'original' AS original,` +
    ` ${origin} -> 2 ->> 'inferred' AS inferred, ${present.since} AS since, NULL::float8 AS until ${present.from}` +
    ` UNION ALL SELECT user_id, value, source, original, inferred, ${history.since} AS since, ${history.until} AS until ${history.from}`
  );
}
