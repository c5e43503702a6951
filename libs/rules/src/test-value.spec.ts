import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkRule, normalizeText, parseDate, parseInstant, planRule, resolveTest, testValue } from './index.js';
import type { AttributeType, Value } from './index.js';
import {
  ARBITRARY_VALUES,
  arbitraryAsOf,
  arbitraryDefinitions,
  arbitraryPredicate,
  oracle,
  TIME_ZONES,
} from './testing/index.js';
import type { JsonValue } from './testing/index.js';

/** A value as it is kept, from the form in which it arrives. */
function stored(type: AttributeType, value: JsonValue): Value {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((item) => normalizeText(String(item)));
  if (typeof value !== 'string') throw new Error(`not a ${type}`);
  const read = type === 'DATE' ? parseDate(value) : type === 'DATETIME' ? parseInstant(value) : normalizeText(value);
  if (read === undefined) throw new Error(`not a ${type}: ${value}`);
  return read;
}

const ATTRIBUTES: [AttributeType, string][] = [
  ['NUMBER', 'age'],
  ['TEXT', 'city'],
  ['BOOLEAN', 'paid'],
  ['DATE', 'born'],
  ['DATETIME', 'seen'],
  ['TEXT_LIST', 'likes'],
];

describe('a resolved test says of any value what the oracle says', () => {
  test.each(ATTRIBUTES)('%s', (type, key) => {
    const given = fc.option(ARBITRARY_VALUES[type], { nil: undefined });
    const check = (zone: string, value: JsonValue | undefined, is: object, asOf: number): void => {
      const definitions = arbitraryDefinitions(zone);
      const { rule } = { rule: undefined, ...checkRule({ attribute: { key, is } }, definitions) };
      fc.pre(rule !== undefined);
      const plan = planRule(rule, definitions);
      if (plan.node !== 'value') throw new Error(plan.node);
      const resolved = resolveTest(plan.predicate, plan.type, { asOf, timeZone: zone });
      const user = { id: 1, attributes: value === undefined ? {} : { [key]: value }, tags: [] };
      const expected = oracle(rule, { users: [user], events: [] }, definitions, asOf).length === 1;
      expect(testValue(resolved, value === undefined ? undefined : stored(type, value))).toBe(expected);
    };
    const zone = fc.constantFrom(...TIME_ZONES, 'America/Sao_Paulo');
    fc.assert(fc.property(zone, given, arbitraryPredicate(type), arbitraryAsOf, check), { numRuns: 1500 });
  });
});
