import { describe, expect, test } from '@jest/globals';
import { missingMatches, predicateMoves, resolveTest, testValue } from './index.js';
import type { Moment, Predicate, PredicateType } from './index.js';

const DAY_OF = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const moment: Moment = { asOf: Date.parse('2024-03-10T12:00:00+08:00'), timeZone: 'Asia/Shanghai' };

function passes(predicate: Predicate, type: PredicateType, value: Parameters<typeof testValue>[1]): boolean {
  return testValue(resolveTest(predicate, type, moment), value);
}

describe('a resolved test', () => {
  test('joins all bounds of a predicate into one range, the tighter ones winning', () => {
    expect(resolveTest({ gt: 1, gte: 1, lt: 9, lte: 8 }, 'NUMBER', moment)).toEqual({
      test: 'range',
      from: 1,
      fromOpen: true,
      to: 8,
    });
    expect(resolveTest({ gte: 9, lt: 9 }, 'NUMBER', moment)).toEqual({ test: 'nothing' });
  });

  test('turns instants into whole days that begin at them or later, on dates', () => {
    expect(resolveTest({ inLast: 'P2D' }, 'DATE', moment)).toEqual({
      test: 'range',
      from: DAY_OF('2024-03-09'),
      to: DAY_OF('2024-03-10'),
    });
    expect(resolveTest({ gte: '2024-03-09', lt: '2024-03-10' }, 'DATE', moment)).toEqual({
      test: 'range',
      from: DAY_OF('2024-03-09'),
      to: DAY_OF('2024-03-09'),
    });
  });

  test('leaves the missing to complements alone', () => {
    const complements: Predicate[] = [{ ne: 5 }, { notIn: [5, 6] }, { exists: false }, { ne: 5, notIn: [6] }];
    for (const predicate of complements) expect(missingMatches(resolveTest(predicate, 'NUMBER', moment))).toBe(true);
    const positive: Predicate[] = [{ eq: 5 }, { lt: 5 }, { exists: true }, { ne: 5, lt: 9 }, { ne: 5, exists: true }];
    for (const predicate of positive) expect(missingMatches(resolveTest(predicate, 'NUMBER', moment))).toBe(false);
  });

  test('folds text as JavaScript does, final sigma and dotted I included', () => {
    expect(passes({ contains: 'İ' }, 'TEXT', 'DİYARBAKIR')).toBe(true);
    expect(passes({ endsWith: 'οδοσ' }, 'TEXT', 'ΟΔΟΣ')).toBe(false);
    expect(passes({ endsWith: 'οδος' }, 'TEXT', 'ΟΔΟΣ')).toBe(true);
    expect(passes({ eq: 'cafe\u0301' }, 'TEXT', 'café')).toBe(true);
  });

  test('takes 29 February for the 28th in common years only', () => {
    const on = (date: string): Moment => ({ asOf: Date.parse(`${date}T09:00:00+08:00`), timeZone: 'Asia/Shanghai' });
    const leapling = DAY_OF('1996-02-29');
    const today = (date: string): boolean =>
      testValue(resolveTest({ anniversaryInNext: 'P1D' }, 'DATE', on(date)), leapling);
    expect(['2023-02-28', '2023-03-01', '2024-02-28', '2024-02-29'].map(today)).toEqual([true, false, false, true]);
  });

  test('says whether time moves it', () => {
    expect(predicateMoves({ gte: '-P60D' }, 'DATETIME')).toBe(true);
    expect(predicateMoves({ in: ['2024-01-01', 'P1D'] }, 'DATE')).toBe(true);
    expect(predicateMoves({ anniversaryInNext: 'P1D' }, 'DATE')).toBe(true);
    expect(predicateMoves({ gte: '2024-01-01' }, 'DATE')).toBe(false);
    expect(predicateMoves({ eq: 'P1D' }, 'TEXT')).toBe(false);
  });
});
