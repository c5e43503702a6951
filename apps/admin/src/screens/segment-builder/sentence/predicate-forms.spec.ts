import { expect, test } from '@jest/globals';
import type { Predicate, PredicateType } from '@strata/rules';
import { FORM_NAMES, FORMS, formOf, formsFor, reform, textsOf, withTexts } from './predicate-forms';

const TYPES: PredicateType[] = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'DATETIME', 'TEXT_LIST'];

test('every form of every type is recognized as itself', () => {
  for (const type of TYPES) {
    for (const name of formsFor(type)) expect([type, formOf(reform({}, name, type), type)]).toEqual([type, name]);
  }
});

test('every form belongs to some type', () => {
  expect(FORM_NAMES.filter((name) => FORMS[name].types.length === 0)).toEqual([]);
});

test.each<[Predicate, PredicateType]>([
  [{ gt: 1, lt: 5 }, 'NUMBER'],
  [{ gte: 1, exists: true }, 'NUMBER'],
  [{ in: [1, 2] }, 'NUMBER'],
  [{ contains: 'a', ne: 'b' }, 'TEXT'],
  [{ eq: '2026-01-01' }, 'DATE'],
])('what no control can show is left alone: %j', (is, type) => {
  expect(formOf(is, type)).toBeUndefined();
});

test('a change of operator keeps the values that fit', () => {
  expect(reform({ gte: 25, lte: 44 }, 'atMost', 'NUMBER')).toEqual({ lte: 44 });
  expect(reform({ gte: 25 }, 'between', 'NUMBER')).toEqual({ gte: 25, lte: 25 });
  expect(reform({ in: ['a', 'b'] }, 'isNoneOf', 'TEXT')).toEqual({ notIn: ['a', 'b'] });
  expect(reform({ inLast: 'P7D' }, 'inNext', 'DATE')).toEqual({ inNext: 'P7D' });
});

test('a single text stays as it was written until there are more', () => {
  expect(textsOf({ eq: 'a' })).toEqual(['a']);
  expect(withTexts({ eq: 'a' }, ['b'])).toEqual({ eq: 'b' });
  expect(withTexts({ eq: 'a' }, ['a', 'b'])).toEqual({ in: ['a', 'b'] });
  expect(withTexts({ has: 'a' }, [])).toEqual({ hasAny: [] });
});
