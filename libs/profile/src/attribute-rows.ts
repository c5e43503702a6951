/** Attributes as SQL reads them: values of the present, and those of intervals that are over. */
import type { AttributeType, Moment, Parameters } from '@strata/rules';
import { UNKNOWN_START } from './origin.js';

/** The stored form of each type as a column value. `stored` is the jsonb value, `text` the same as text. */
const VALUES: Record<AttributeType, (stored: string, text: string) => string> = {
  TEXT: (_stored, text) => text,
  NUMBER: (stored) => `(${stored})::float8`,
  BOOLEAN: (stored) => `(${stored})::boolean::integer::float8`,
  DATE: (stored) => `(${stored})::float8`,
  DATETIME: (stored) => `(${stored})::float8`,
  TEXT_LIST: (stored) => `ARRAY(SELECT jsonb_array_elements_text(${stored}))`,
};

/** How one relation holds the values of an attribute. */
export interface AttributeRows {
  /** `FROM …` with all conditions, to which more can be added by AND. */
  from: string;
  value: string;
  /** The text in lower case, and the list as text, where the type has them. */
  folded?: string;
  listed?: string;
  /** Milliseconds: the interval in which it is so; `until` only of intervals that are over. */
  since: string;
  until?: string;
}

interface Asked {
  key: string;
  type: AttributeType;
}

const onlyUsers = (users?: string): string => (users ? ` AND user_id = ANY(${users})` : '');
const milliseconds = (instant: string): string => `round(date_part('epoch', ${instant}) * 1000)`;

function expressions(type: AttributeType, stored: string, text: string, folded: string) {
  return {
    value: VALUES[type](stored, text),
    ...(type === 'TEXT' && { folded: `coalesce(${folded}, ${text})` }),
    ...(type === 'TEXT_LIST' && { listed: text }),
  };
}

/** The values that users have now; with `dated`, joined to their origins, so that `since` can be asked for. */
export function presentRows(
  { key, type }: Asked,
  parameters: Parameters,
  users: string | undefined,
  { dated }: { dated: boolean },
): AttributeRows {
  const name = parameters.add(key, 'text');
  const origin = `(origins -> ${name})`;
  return {
    from: `FROM user_attributes${dated ? ' LEFT JOIN user_attribute_origins USING (user_id)' : ''} WHERE "values" ? ${name}${onlyUsers(users)}`,
    ...expressions(type, `"values" -> ${name}`, `"values" ->> ${name}`, `folded ->> ${name}`),
    since: `coalesce((${origin} -> 2 ->> 'since')::float8, (${origin} ->> 1)::float8, ${UNKNOWN_START})`,
  };
}

/** The values that users had before; a row without one is of a time when it was removed. PostgreSQL may read a value before it looks at the key, and other keys have other types. */
export function historyRows({ key, type }: Asked, parameters: Parameters, users: string | undefined): AttributeRows {
  const name = parameters.add(key, 'text');
  const stored = `(CASE WHEN key = ${name} THEN value END)`;
  return {
    from: `FROM user_attribute_history WHERE key = ${name} AND value IS NOT NULL${onlyUsers(users)}`,
    ...expressions(type, stored, `(${stored} #>> '{}')`, 'folded'),
    since: milliseconds('valid_from'),
    until: milliseconds('valid_to'),
  };
}

/** What was so at a past moment: of the present's values those that had begun, and of the others those that had not ended. */
export function rowsAt(asked: Asked, moment: Moment, parameters: Parameters, users?: string): AttributeRows[] {
  if (!moment.past) return [presentRows(asked, parameters, users, { dated: false })];
  return rowsDuring(asked, moment.asOf, moment.asOf, parameters, users);
}

/** What was so at some time from one past instant to another, both included. */
export function rowsDuring(
  asked: Asked,
  from: number,
  to: number,
  parameters: Parameters,
  users?: string,
): AttributeRows[] {
  const present = presentRows(asked, parameters, users, { dated: true });
  const history = historyRows(asked, parameters, users);
  const instant = (at: number): string => parameters.add(new Date(at).toISOString(), 'timestamptz');
  const last = parameters.add(to, 'float8');
  return [
    { ...present, from: `${present.from} AND ${present.since} <= ${last}` },
    { ...history, from: `${history.from} AND valid_to > ${instant(from)} AND valid_from <= ${instant(to)}` },
  ];
}
