/** What a rule may ask of who someone is: whether they exist, an attribute's value and since when it is so, their place in a sample. */
import { PRESENT_USERS } from '@strata/rules';
import type { AttributeType, ColumnOf, ColumnSource, Parameters, ValueKind } from '@strata/rules';
import { rowsAt, rowsDuring } from './attribute-rows.js';
import { consentColumns } from './consent/consent.columns.js';
import { heldIfMissing, heldRows } from './held-rows.js';

const onlyUsers = (column: string, users?: string): string => (users ? ` AND ${column} = ANY(${users})` : '');

const everyoneColumn: ColumnSource<ColumnOf<'everyone'>> = {
  valueKind: () => 'number',
  missing: () => undefined,
  rows: (_column, _moment, _parameters, users) =>
    `SELECT id AS user_id, 1::float8 AS value FROM users WHERE ${PRESENT_USERS}${onlyUsers('id', users)}`,
  topics: () => ['users'],
  moved: () => 'nobody',
};

const kindOf = (type: AttributeType): ValueKind =>
  type === 'TEXT' ? 'text' : type === 'TEXT_LIST' ? 'texts' : 'number';

const attributeColumn: ColumnSource<ColumnOf<'attribute'>> = {
  valueKind: ({ type }) => kindOf(type),
  missing: () => undefined,
  rows: (column, moment, parameters, users) =>
    rowsAt(column, moment, parameters, users)
      .map(({ value, folded, listed, from }) => {
        const more = (folded ? `, ${folded} AS folded` : '') + (listed ? `, ${listed} AS listed` : '');
        return `SELECT user_id, ${value} AS value${more} ${from}`;
      })
      .join(' UNION ALL '),
  topics: ({ key }) => [`attribute:${key}`],
  moved: () => 'nobody',
  intervals: (column, from, to, parameters) =>
    rowsDuring(column, from, to, parameters)
      .map(({ value, listed, from: rows, since, until }) => {
        const more = listed ? `, ${listed} AS listed` : '';
        return `SELECT user_id, ${value} AS value${more}, ${since} AS since, ${until ?? `'infinity'::float8`} AS until ${rows}`;
      })
      .join(' UNION ALL '),
};

const heldColumn: ColumnSource<ColumnOf<'held'>> = {
  valueKind: () => 'number',
  missing: heldIfMissing,
  rows: heldRows,
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
  held: heldColumn,
  sample: sampleColumn,
  ...consentColumns,
};
