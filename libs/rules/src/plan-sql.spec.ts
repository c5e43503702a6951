import { describe, expect, test } from '@jest/globals';
import { filtersSql, planRule, planSql, SqlParameters } from './index.js';
import type { Catalogue, Column, ColumnSource, Definitions, Moment, Rule } from './index.js';

const moment: Moment = { asOf: 1_700_000_000_000, timeZone: 'Asia/Shanghai' };
const definitions: Definitions = {
  attributes: new Map([
    ['age', { type: 'NUMBER' }],
    ['city', { type: 'TEXT' }],
    ['likes', { type: 'TEXT_LIST' }],
    ['born', { type: 'DATE' }],
  ]),
  tags: new Map([
    ['vip', {}],
    ['vip/gold', {}],
  ]),
  segments: new Map([['adults', { rule: { attribute: { key: 'age', is: { gte: 18 } } } }]]),
  timeZone: 'Asia/Shanghai',
};

/** Names every column's rows after the column, with the column itself as a parameter. */
function source(kind: string, of: Partial<ColumnSource> = {}): ColumnSource {
  return {
    valueKind: () => 'number',
    missing: () => undefined,
    rows: (column, _moment, parameters) => `SELECT * FROM ${kind}(${parameters.add(column)})`,
    topics: () => [],
    moved: () => 'nobody',
    ...of,
  };
}
const valueKind = (column: Column): 'text' | 'number' =>
  column.kind === 'attribute' && column.type === 'TEXT' ? 'text' : 'number';
const catalogue: Catalogue = {
  everyone: source('everyone'),
  attribute: source('attribute', { valueKind }),
  held: source('held'),
  tag: source('tag', { rows: (column) => `SELECT * FROM ${column.kind === 'tag' ? column.facet : ''}` }),
  event: source('event', {
    missing: (column) => (column.kind === 'event' && 'count' in column.measure ? 0 : undefined),
  }),
  sequence: source('sequence'),
  sample: source('sample'),
  address: source('address'),
  consent: source('consent'),
  suppression: source('suppression'),
};
const sql = (rule: Rule): { text: string; values: unknown[] } =>
  planSql(planRule(rule, definitions), moment, catalogue);
const START =
  'SELECT users.id FROM users WHERE users.erased_at IS NULL AND users.merged_into IS NULL AND users.restricted_at IS NULL AND ';

describe('the SQL of a rule', () => {
  test('selects users that are neither erased, merged nor restricted, whatever the rule', () => {
    expect(sql({ everyone: true })).toEqual({ text: `${START}TRUE`, values: [] });
  });

  test('is an uncorrelated IN for what only a value can meet', () => {
    expect(sql({ attribute: { key: 'age', is: { gte: 18, lt: 26 } } })).toEqual({
      text: `${START}users.id IN (SELECT c.user_id FROM (SELECT * FROM attribute($1)) c WHERE c.value >= $2::float8 AND c.value < $3::float8)`,
      values: [{ kind: 'attribute', key: 'age', type: 'NUMBER' }, 18, 26],
    });
  });

  test('is an uncorrelated NOT IN where a missing value meets the predicate', () => {
    expect(sql({ attribute: { key: 'age', is: { ne: 5 } } }).text).toBe(
      `${START}users.id NOT IN (SELECT c.user_id FROM (SELECT * FROM attribute($1)) c WHERE NOT (NOT (c.value = $2::float8)))`,
    );
    expect(sql({ event: { name: 'order', is: { lte: 2 } } }).text).toBe(
      `${START}users.id NOT IN (SELECT c.user_id FROM (SELECT * FROM event($1)) c WHERE NOT (c.value <= $2::float8))`,
    );
  });

  test('joins groups as they are nested, and takes a segment for its rule', () => {
    const { text } = sql({
      all: [{ everyone: true }, { not: { any: [{ everyone: true }, { segment: { key: 'adults' } }] } }],
    });
    expect(text).toBe(
      `${START}(TRUE AND NOT ((TRUE OR users.id IN (SELECT c.user_id FROM (SELECT * FROM attribute($1)) c WHERE c.value >= $2::float8))))`,
    );
  });

  test('asks of one assignment that it is held, unexpired, and meets weight and time together', () => {
    const { text, values } = sql({ tag: { in: ['vip/gold'], weight: { gt: 0.5 } } });
    expect(text).toBe(
      `${START}((users.id IN (SELECT c.user_id FROM (SELECT * FROM held) c WHERE c.value IS NOT NULL)` +
        ` AND users.id NOT IN (SELECT c.user_id FROM (SELECT * FROM expires) c WHERE NOT (NOT (c.value <= $1::float8)))` +
        ` AND users.id IN (SELECT c.user_id FROM (SELECT * FROM weight) c WHERE c.value > $2::float8)))`,
    );
    expect(values).toEqual([moment.asOf, 0.5]);
  });

  test('reads the folded text for contains, never a LIKE pattern', () => {
    const { text, values } = sql({ attribute: { key: 'city', is: { contains: '100%_\\' } } });
    expect(text).toContain('WHERE strpos(c.folded, $2::text) > 0');
    expect(values[1]).toBe('100%_\\');
  });
});

/** Every text within. */
function texts(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [value];
}

describe('no text of a user enters SQL', () => {
  const attacks: [string, string][] = [
    ['a closing quote', `'; DROP TABLE users; --`],
    ['a dollar quote', '$$; DROP TABLE users; $$'],
    ['a placeholder', '$1::regclass'],
    ['a backslash', `\\'; DROP TABLE users; --`],
    ['a comment', '/* */ OR 1=1 --'],
    ['a cast', `x'::text OR 'a'='a`],
  ];
  const inside: [string, (attack: string) => Rule][] = [
    ['a literal', (attack) => ({ attribute: { key: 'city', is: { eq: attack } } })],
    ['a list', (attack) => ({ attribute: { key: 'city', is: { notIn: [attack, 'a'] } } })],
    ['a part of text', (attack) => ({ attribute: { key: 'city', is: { startsWith: attack } } })],
    ['a list value', (attack) => ({ attribute: { key: 'likes', is: { hasAll: [attack] } } })],
    ['an event name', (attack) => ({ event: { name: attack } })],
    ['a salt', (attack) => ({ sample: { salt: attack, from: 0, to: 1 } })],
  ];
  for (const [attackName, attack] of attacks) {
    test.each(inside)(`${attackName} in %s`, (place, rule) => {
      const { text, values } = sql(rule(attack));
      expect(text).not.toContain(attack);
      expect(texts(values)).toContain(place === 'a part of text' ? attack.toLowerCase() : attack);
    });

    test(`${attackName} in a property filter`, () => {
      const parameters = new SqlParameters();
      const filters = [
        { property: attack, is: { contains: attack } },
        { property: 'x', is: { in: [attack] } },
      ];
      const text = filtersSql(filters, { properties: 'e.properties', folded: 'e.folded' }, moment, parameters);
      expect(text).not.toContain(attack);
      expect(parameters.values).toContain(attack);
    });
  }
});

describe('a filter on an event property', () => {
  const write = (is: object): string =>
    filtersSql([{ property: 'p', is }], { properties: 'properties', folded: 'folded' }, moment, new SqlParameters());

  test('casts only what is of the type asked for', () => {
    expect(write({ gte: 100 })).toBe(
      `coalesce(CASE WHEN jsonb_typeof((properties -> $1::text)) = 'number' THEN ((properties ->> $1::text))::float8 END >= $2::float8, FALSE)`,
    );
  });

  test('takes a value of another type for a missing one', () => {
    expect(write({ ne: 'a' })).toMatch(/^coalesce\(NOT \(CASE WHEN jsonb_typeof.* = 'string' THEN .*\), TRUE\)$/);
    expect(write({ exists: false })).toMatch(/^coalesce\(NOT \(.* IS NOT NULL\), TRUE\)$/);
  });
});
