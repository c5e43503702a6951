import { expect, test } from '@jest/globals';
import { Oddities } from './oddities.js';

/** What is told of one column with these values, a line each. */
function of(values: readonly string[], missing: readonly string[] = []): string[] {
  const oddities = new Oddities(['c'], missing);
  values.forEach((value, at) => oddities.take({ line: at + 2, text: value, fields: [value] }));
  return oddities
    .found()
    .map(({ kind, prefix, count, line }) => `${kind}${prefix ? ` ${prefix}` : ''} ${count} @${line}`);
}
const times = (count: number, value: (at: number) => string) => Array.from({ length: count }, (_, at) => value(at));

test('numbers: what is below zero, what is zero, what is none and what is missing, with the first line of each', () => {
  const usual = times(30, (at) => `${at + 1}.5`);
  expect(of([...usual, '-2', '0', '-0.5', '0.00', 'NA', '', ' ', 'many', '¥-3'], ['NA'])).toEqual([
    'EMPTY 3 @36',
    'NEGATIVE 3 @32',
    'ZERO 2 @33',
    'WORDS 1 @39',
  ]);
});

test('codes: each prefix by itself, the other forms by theirs, the most frequent first', () => {
  const usual = times(100, (at) => String(536_365 + at));
  expect(of([...usual, 'A1', 'C536379', 'C536380', '84029M', 'POST', '12-13', 'gift_0001_20'])).toEqual([
    'PREFIXED C 2 @103',
    'PREFIXED A 1 @102',
    'SUFFIXED 1 @105',
    'SEPARATED 1 @107',
    'WORDS 1 @106',
    'OTHER 1 @108',
  ]);
  expect(of([...times(20, (at) => `SO${at}`), 'RT1', '7'])).toEqual(['NUMBER 1 @23', 'PREFIXED RT 1 @22']);
  expect(of([...times(20, (at) => `2024-01-${10 + at}`), '20240101', '不详', '2024年1月2日'])).toEqual([
    'NUMBER 1 @22',
    'WORDS 1 @23',
  ]);
});

test('what is half of a column is not unusual in it, nor is a zero among ones, nor is any word like another', () => {
  expect(of(times(100, (at) => (at % 2 ? '-1' : '1')))).toEqual([]);
  expect(of(times(100, (at) => (at % 3 ? '1' : '0')))).toEqual([]);
  expect(of(times(100, (at) => (at % 3 ? '北京' : 'Shanghai 2')))).toEqual([]);
  expect(of(times(100, (at) => (at % 3 ? '1' : 'A1')))).toEqual([]);
});

test('of a column whose codes are all unlike memory and report stay small', () => {
  const letters = (at: number) => String.fromCharCode(65 + (at % 26), 65 + (Math.floor(at / 26) % 26));
  const odd = of([...times(9_000, String), ...times(676, (at) => `${letters(at)}${at}`)]);
  expect(odd).toHaveLength(10);
  expect(odd[1]).toBe('OTHER 668 @9010');
});

test('rows that could not be split belong to no column; JSON goes by path', () => {
  const oddities = new Oddities(['a.b', 'c']);
  oddities.take({ line: 1, text: '{', fault: { code: 'INVALID_JSON', message: '' } });
  oddities.take({ line: 2, text: '', object: { a: { b: 0 }, c: -1 } });
  for (let line = 3; line < 9; line += 1) oddities.take({ line, text: '', object: { a: { b: line } } });
  expect(oddities.found()).toEqual([
    { column: 'a.b', kind: 'ZERO', prefix: null, count: 1, line: 2 },
    { column: 'c', kind: 'EMPTY', prefix: null, count: 6, line: 3 },
  ]);
});
