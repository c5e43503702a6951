import type { Parameters, Test } from './column.js';

/** SQL expressions of one value: float8, text or text[]. `folded` is the text in lower case, where the value is a text. */
export interface ValueExpressions {
  value: string;
  folded?: string;
}

type TestKind = Test['test'];
type TestOf<K extends TestKind> = Extract<Test, { test: K }>;
type Writer<K extends TestKind> = (test: TestOf<K>, of: ValueExpressions, parameters: Parameters) => string;

const TEXT_MATCHES: Record<TestOf<'text'>['match'], (text: string, part: string) => string> = {
  contains: (text, part) => `strpos(${text}, ${part}) > 0`,
  startsWith: (text, part) => `starts_with(${text}, ${part})`,
  endsWith: (text, part) => `right(${text}, length(${part})) = ${part}`,
};

const WRITERS: { [K in TestKind]: Writer<K> } = {
  present: (_test, { value }) => `${value} IS NOT NULL`,
  // Names the value all the same: PostgreSQL refuses parameters that its text does not use.
  nothing: (_test, { value }) => `${value} IS NOT NULL AND FALSE`,
  range: ({ from, fromOpen, to, toOpen }, { value }, parameters) => {
    const bounds: string[] = [];
    if (from !== undefined) bounds.push(`${value} ${fromOpen ? '>' : '>='} ${parameters.add(from, 'float8')}`);
    if (to !== undefined) bounds.push(`${value} ${toOpen ? '<' : '<='} ${parameters.add(to, 'float8')}`);
    return bounds.length > 0 ? bounds.join(' AND ') : `${value} IS NOT NULL`;
  },
  oneOf: ({ values }, { value }, parameters) => {
    const type = typeof values[0] === 'number' ? 'float8' : 'text';
    const [only] = values;
    if (values.length === 1) return `${value} = ${parameters.add(only, type)}`;
    return `${value} = ANY (${parameters.add(values, `${type}[]`)})`;
  },
  text: ({ match, folded }, expressions, parameters) =>
    TEXT_MATCHES[match](expressions.folded ?? expressions.value, parameters.add(folded, 'text')),
  hasAny: ({ values }, { value }, parameters) => `${value} && ${parameters.add(values, 'text[]')}`,
  hasAll: ({ values }, { value }, parameters) => `${value} @> ${parameters.add(values, 'text[]')}`,
  monthDay: ({ monthDays }, { value }, parameters) => {
    const day = `(date '1970-01-01' + (${value})::integer)`;
    const monthDay = `extract(month FROM ${day}) * 100 + extract(day FROM ${day})`;
    return `(${monthDay})::integer = ANY (${parameters.add(monthDays, 'integer[]')})`;
  },
  not: ({ of }, expressions, parameters) => `NOT (${testSql(of, expressions, parameters)})`,
  and: ({ of }, expressions, parameters) =>
    of.map((part) => `(${testSql(part, expressions, parameters)})`).join(' AND '),
};

/** A test as an SQL condition on a value that is there. On NULL it is NULL or, where the test does not depend on it, right. */
export function testSql(test: Test, expressions: ValueExpressions, parameters: Parameters): string {
  return write(test, expressions, parameters);
}

function write<K extends TestKind>(test: TestOf<K>, expressions: ValueExpressions, parameters: Parameters): string {
  const writer: Writer<K> = WRITERS[test.test];
  return writer(test, expressions, parameters);
}
