/**
 * Event properties are JSON without declared types. An expression here yields the value as the type asked for, NULL where
 * it is of another type; each is guarded by CASE, so that no cast can ever throw on what somebody sent.
 */
import type { Parameters, PredicateType } from './column.js';
import { INSTANT_PATTERN } from './instant.js';
import { propertyType } from './predicate-type.js';
import { resolveTest } from './resolve-test.js';
import type { Moment, PropertyFilter } from './rule.js';
import { missingMatches } from './test-value.js';
import { testSql } from './test-sql.js';
import type { ValueExpressions } from './test-sql.js';

/** SQL expressions of the two jsonb objects of an event: its properties, and the lower case of its texts where it differs. */
export interface JsonExpressions {
  properties: string;
  folded: string;
}

type Writer = (json: string, text: string, folded: string) => ValueExpressions;

const WRITERS: Record<PredicateType, Writer> = {
  ANY: (json) => ({ value: `CASE WHEN jsonb_typeof(${json}) <> 'null' THEN 1::float8 END` }),
  NUMBER: (json, text) => ({ value: `CASE WHEN jsonb_typeof(${json}) = 'number' THEN (${text})::float8 END` }),
  BOOLEAN: (json, text) => ({
    value: `CASE WHEN jsonb_typeof(${json}) = 'boolean' THEN (${text})::boolean::integer::float8 END`,
  }),
  TEXT: (json, text, folded) => ({
    value: `CASE WHEN jsonb_typeof(${json}) = 'string' THEN ${text} END`,
    folded: `CASE WHEN jsonb_typeof(${json}) = 'string' THEN coalesce(${folded}, ${text}) END`,
  }),
  DATETIME: (json, text) => {
    // Cut to milliseconds as text: PostgreSQL would round to microseconds, and so up into the next millisecond.
    const instant = `regexp_replace(${text}, '([.][0-9]{3})[0-9]+', '\\1')::timestamptz`;
    return {
      value:
        `CASE WHEN jsonb_typeof(${json}) = 'string' AND ${text} ~ '${INSTANT_PATTERN}' ` +
        `THEN (extract(epoch FROM ${instant}) * 1000)::float8 END`,
    };
  },
  TEXT_LIST: (json) => ({
    value:
      `CASE WHEN jsonb_typeof(${json}) = 'array' AND NOT jsonb_path_exists(${json}, '$[*] ? (@.type() != "string")') ` +
      `THEN ARRAY(SELECT jsonb_array_elements_text(${json})) END`,
  }),
  // No property is a date without a time.
  DATE: (json) => ({ value: `CASE WHEN ${json} IS NULL THEN NULL::float8 END` }),
};

/** The value of a property as one type. `value` is float8, text or text[]; a text has `folded` too. */
export function propertyExpressions(
  property: string,
  type: PredicateType,
  { properties, folded }: JsonExpressions,
  parameters: Parameters,
): ValueExpressions {
  const key = parameters.add(property, 'text');
  return WRITERS[type](`(${properties} -> ${key})`, `(${properties} ->> ${key})`, `(${folded} ->> ${key})`);
}

/** Whether one event meets all filters; never NULL. `TRUE` without any. */
export function filtersSql(
  filters: readonly PropertyFilter[],
  json: JsonExpressions,
  moment: Moment,
  parameters: Parameters,
): string {
  if (filters.length === 0) return 'TRUE';
  return filters.map((filter) => filterSql(filter, json, moment, parameters)).join(' AND ');
}

function filterSql({ property, is }: PropertyFilter, json: JsonExpressions, moment: Moment, parameters: Parameters) {
  const type = propertyType(is);
  const test = resolveTest(is, type, moment);
  const expressions = propertyExpressions(property, type, json, parameters);
  const missing = missingMatches(test) ? 'TRUE' : 'FALSE';
  return `coalesce(${testSql(test, expressions, parameters)}, ${missing})`;
}
