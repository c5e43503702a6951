import { expect, test } from '@jest/globals';
import {
  formatChange,
  formatCount,
  formatDelta,
  formatMoney,
  formatShare,
  formatShareOfPeople,
  formatShort,
} from './numbers';

test('counts are exact, with commas and a true minus', () => {
  expect(formatCount(1_280_446)).toBe('1,280,446');
  expect(formatCount(-42_905)).toBe('\u221242,905');
});

test('differences always bear a sign, and nothing bears none', () => {
  expect([842, -2_358, 0].map(formatDelta)).toEqual(['+842', '\u22122,358', '0']);
});

test('a share that is not nothing is never shown as nothing', () => {
  expect(formatShare(18_346, 1_280_446)).toBe('1.43%');
  expect(formatShare(1, 1_280_446)).toBe('< 0.01%');
  expect(formatShare(1, 1_280_446, 1)).toBe('< 0.1%');
  expect(formatShare(0, 1_280_446)).toBe('0%');
  expect(formatShare(0, 0)).toBe('0%');
});

test('of a share of few people nobody learns more than of their count', () => {
  expect([0, 1, 5].map((part) => formatShareOfPeople(part, 1_000, 1, 5))).toEqual(['< 0.5%', '0.1%', '0.5%']);
  expect(formatShareOfPeople(0, 1_000_000, 1, 5)).toBe('< 0.1%');
  expect(formatShareOfPeople(0, 3, 1, 5)).toBe('< 100.0%');
  expect([formatShareOfPeople(0, 1_000, 1, 0), formatShareOfPeople(0, 0, 1, 5)]).toEqual(['0%', '0%']);
});

test.each([
  [186_000, '18.6万', '186k'],
  [128_000_000, '1.28亿', '128M'],
  [1_280_446, '128万', '1.28M'],
  [950, '950', '950'],
  [-23_000, '\u22122.3万', '\u221223k'],
])('%d is short on axes', (value, zh, en) => {
  expect(formatShort(value, 'zh')).toBe(zh);
  expect(formatShort(value, 'en')).toBe(en);
});

test('money has no decimals over 100', () => {
  expect([1_000.4, 99.5, -250].map((amount) => formatMoney(amount))).toEqual(['¥1,000', '¥99.5', '\u2212¥250']);
});

test('a change has its sign, and none is told from nothing', () => {
  expect([formatChange(200, 198), formatChange(1000, 1063), formatChange(5, 5), formatChange(0, 5)]).toEqual([
    '\u22121.0%',
    '+6.3%',
    '0.0%',
    '—',
  ]);
});
