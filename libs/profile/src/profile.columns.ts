/** What a rule may ask of who someone is: whether they exist, an attribute's value, their place in a sample. */
import { PRESENT_USERS } from '@strata/rules';
import type { AttributeType, ColumnOf, ColumnSource, Parameters } from '@strata/rules';
import { consentColumns } from './consent/consent.columns.js';

const onlyUsers = (column: string, users?: string): string => (users ? ` AND ${column} = ANY(${users})` : '');

const everyoneColumn: ColumnSource<ColumnOf<'everyone'>> = {
  valueKind: () => 'number',
  missing: () => undefined,
  rows: (_column, _moment, _parameters, users) =>
    `SELECT id AS user_id, 1::float8 AS value FROM users WHERE ${PRESENT_USERS}${onlyUsers('id', users)}`,
  topics: () => ['users'],
  moved: () => 'nobody',
};

/** The stored form of each type as a column value. `stored` is the jsonb value, `text` the same as text. */
const attributeValue: Record<AttributeType, (stored: string, text: string) => string> = {
  TEXT: (_stored, text) => text,
  NUMBER: (stored) => `(${stored})::float8`,
  BOOLEAN: (stored) => `(${stored})::boolean::integer::float8`,
  DATE: (stored) => `(${stored})::float8`,
  DATETIME: (stored) => `(${stored})::float8`,
  TEXT_LIST: (stored) => `ARRAY(SELECT jsonb_array_elements_text(${stored}))`,
};

const attributeColumn: ColumnSource<ColumnOf<'attribute'>> = {
  valueKind: ({ type }) => (type === 'TEXT' ? 'text' : type === 'TEXT_LIST' ? 'texts' : 'number'),
  missing: () => undefined,
  rows(column, _moment, parameters, users) {
    const key = parameters.add(column.key, 'text');
    const text = `"values" ->> ${key}`;
    const folded = column.type === 'TEXT' ? `, coalesce(folded ->> ${key}, ${text}) AS folded` : '';
    const listed = column.type === 'TEXT_LIST' ? `, ${text} AS listed` : '';
    return (
      `SELECT user_id, ${attributeValue[column.type](`"values" -> ${key}`, text)} AS value${folded}${listed}` +
      ` FROM user_attributes WHERE "values" ? ${key}${onlyUsers('user_id', users)}`
    );
  },
  topics: ({ key }) => [`attribute:${key}`],
  moved: () => 'nobody',
};

/** The bucket: the first four bytes, big-endian, of SHA-256 over `salt/id`, divided by 2^32, times 100. */
const bucket = (salt: string, parameters: Parameters): string =>
  `('x' || substring(encode(sha256(convert_to(${parameters.add(salt, 'text')} || '/' || id, 'UTF8')), 'hex') FOR 8))` +
  `::bit(32)::bigint / 4294967296::float8 * 100`;

const sampleColumn: ColumnSource<ColumnOf<'sample'>> = {
  valueKind: () => 'number',
  missing: () => undefined,
  rows: ({ salt }, _moment, parameters, users) =>
    `SELECT id AS user_id, ${bucket(salt, parameters)} AS value FROM users WHERE ${PRESENT_USERS}${onlyUsers('id', users)}`,
  topics: () => ['users'],
  moved: () => 'nobody',
};

/** The columns of this folder, by kind, for the server's catalogue. */
export const profileColumns = {
  everyone: everyoneColumn,
  attribute: attributeColumn,
  sample: sampleColumn,
  ...consentColumns,
};
