/** When people were born, as far as that decides whose consent counts. */
import type { Queryable } from '@strata/db';
import type { Moment, Parameters } from '@strata/rules';

/** The attributes that hold birth dates. A second one is refused; databases of earlier versions may have several. */
export async function birthDateKeys(queryable: Queryable): Promise<string[]> {
  const rows = await queryable.query<{ key: string }>(
    `SELECT key FROM attribute_definitions WHERE standard_form = 'BIRTH_DATE' ORDER BY key COLLATE "C"`,
  );
  return rows.map(({ key }) => key);
}

/**
 * Of each user the birth date that counts, as days since 1970: of several the latest, so that one who is a child by any of them is
 * a child; where none is known any more, the last that was: who removes it makes nobody older.
 */
export function bornRows(birthDates: readonly string[], parameters: Parameters, users?: string): string {
  const only = users ? ` WHERE user_id = ANY(${users})` : '';
  const known = birthDates.map((key) => `("values" ->> ${parameters.add(key, 'text')})::integer`);
  const last =
    `SELECT DISTINCT ON (user_id) user_id, (value #>> '{}')::integer AS last FROM user_attribute_history` +
    ` WHERE key = ANY(${parameters.add(birthDates, 'text[]')}) AND value IS NOT NULL` +
    `${users ? ` AND user_id = ANY(${users})` : ''} ORDER BY user_id, valid_to DESC, last DESC`;
  return (
    `SELECT user_id, coalesce(greatest(${known.join(', ')}), last) AS born` +
    ` FROM user_attributes LEFT JOIN (${last}) past USING (user_id)${only}`
  );
}

/** The instant from which on a person born on the day `born` is 14. */
export function of14(born: string, { timeZone }: Moment, parameters: Parameters): string {
  return `(date '1970-01-01' + ${born} + interval '14 years') AT TIME ZONE ${parameters.add(timeZone, 'text')}`;
}
