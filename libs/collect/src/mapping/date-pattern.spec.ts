import { describe, expect, test } from '@jest/globals';
import { isoReader, patternReader } from './date-pattern.js';

const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString());

describe('dates of a file', () => {
  test.each([
    ['yyyyMMdd', '19970101', '1996-12-31T16:00:00.000Z'],
    ['yyyy/M/d H:mm', '2024/2/29 8:05', '2024-02-29T00:05:00.000Z'],
    ['yyyy年M月d日', '2024年12月1日', '2024-11-30T16:00:00.000Z'],
    ['dd.MM.yyyy HH:mm:ss.SSS', '01.02.2024 23:59:59.123', '2024-02-01T15:59:59.123Z'],
    ['yyyy-MM-ddTHH:mm', '2024-02-01T00:00', '2024-01-31T16:00:00.000Z'],
  ])('%s reads %s as a local time of the zone', (pattern, text, expected) => {
    expect(iso(patternReader(pattern, 'Asia/Shanghai')(text))).toBe(expected);
  });

  test.each([
    ['yyyyMMdd', '19970230'],
    ['yyyyMMdd', '1997011'],
    ['yyyyMMdd', '19970101 '],
    ['yyyy-MM-dd HH:mm', '2024-01-01 24:00'],
    ['yyyy.MM.dd', '2024-01-01'],
  ])('%s does not read %s', (pattern, text) => {
    expect(patternReader(pattern, 'Asia/Shanghai')(text)).toBeUndefined();
  });

  test.each(['yyyyMMddQQ', 'yyyyMMdd yyyy'])('the pattern %s is refused', (pattern) => {
    expect(() => patternReader(pattern, 'UTC')).toThrow(expect.objectContaining({ code: 'INVALID_MAPPING' }));
  });

  test.each([
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
    ['2024-02-29 08:00', '2024-02-29T00:00:00.000Z'],
    ['2024-02-29T08:00:00.5', '2024-02-29T00:00:00.500Z'],
    ['2024-02-29T08:00:00Z', '2024-02-29T08:00:00.000Z'],
    ['2024-02-29 08:00:00+01:00', '2024-02-29T07:00:00.000Z'],
    ['2023-02-29', undefined],
    ['yesterday', undefined],
  ])('iso reads %s', (text, expected) => {
    expect(iso(isoReader('Asia/Shanghai')(text))).toBe(expected);
  });

  test('on days whose clocks change, a skipped time moves on and of two the first is meant', () => {
    const read = isoReader('Europe/Berlin');
    expect(iso(read('2024-03-31 01:30'))).toBe('2024-03-31T00:30:00.000Z');
    expect(iso(read('2024-03-31 02:30'))).toBe('2024-03-31T01:30:00.000Z');
    expect(iso(read('2024-03-31 12:00'))).toBe('2024-03-31T10:00:00.000Z');
    expect(iso(read('2024-10-27 02:30'))).toBe('2024-10-27T00:30:00.000Z');
    expect(iso(read('2024-10-27 12:00'))).toBe('2024-10-27T11:00:00.000Z');
  });
});
