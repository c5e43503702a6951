import { describe, expect, test } from '@jest/globals';
import { addDuration, durationOf, parseDuration, parseInstant, resolveWindow } from './index.js';
import type { During } from './index.js';

const at = (text: string): number => Date.parse(text);

describe('a window', () => {
  const asOf = at('2024-03-13T12:00:00+08:00');
  const cases: [During | undefined, string | undefined, string][] = [
    [undefined, undefined, '2024-03-13T12:00:00.001+08:00'],
    [{ last: 'P1D' }, '2024-03-12T12:00:00.001+08:00', '2024-03-13T12:00:00.001+08:00'],
    [{ last: 'P1M' }, '2024-02-13T12:00:00.001+08:00', '2024-03-13T12:00:00.001+08:00'],
    [{ from: '-P60D', to: '-P30D' }, '2024-01-13T12:00:00+08:00', '2024-02-12T12:00:00+08:00'],
    [{ to: 'P3D' }, undefined, '2024-03-13T12:00:00.001+08:00'],
    [{ from: '2024-01-01T00:00:00Z' }, '2024-01-01T00:00:00Z', '2024-03-13T12:00:00.001+08:00'],
    [{ calendar: 'TODAY' }, '2024-03-13T00:00:00+08:00', '2024-03-13T12:00:00.001+08:00'],
    [{ calendar: 'YESTERDAY' }, '2024-03-12T00:00:00+08:00', '2024-03-13T00:00:00+08:00'],
    [{ calendar: 'THIS_WEEK' }, '2024-03-11T00:00:00+08:00', '2024-03-13T12:00:00.001+08:00'],
    [{ calendar: 'LAST_WEEK' }, '2024-03-04T00:00:00+08:00', '2024-03-11T00:00:00+08:00'],
    [{ calendar: 'THIS_MONTH' }, '2024-03-01T00:00:00+08:00', '2024-03-13T12:00:00.001+08:00'],
    [{ calendar: 'LAST_MONTH' }, '2024-02-01T00:00:00+08:00', '2024-03-01T00:00:00+08:00'],
    [{ calendar: 'THIS_YEAR' }, '2024-01-01T00:00:00+08:00', '2024-03-13T12:00:00.001+08:00'],
  ];
  test.each(cases)('%j is half-open and ends at asOf at the latest', (during, from, before) => {
    const window = resolveWindow(during, { asOf, timeZone: 'Asia/Shanghai' });
    expect(window).toEqual({ ...(from !== undefined && { from: at(from) }), before: at(before) });
  });

  test('begins a day at its first instant where the clocks change at midnight', () => {
    const moment = { asOf: at('2018-11-04T12:00:00-02:00'), timeZone: 'America/Sao_Paulo' };
    expect(resolveWindow({ calendar: 'TODAY' }, moment).from).toBe(at('2018-11-04T01:00:00-02:00'));
  });
});

describe('a duration', () => {
  test.each([
    ['P1Y2M', { months: 14, milliseconds: 0 }],
    ['P2W', { months: 0, milliseconds: 14 * 86_400_000 }],
    ['P1DT2H3M4.5678S', { months: 0, milliseconds: 86_400_000 + 2 * 3_600_000 + 3 * 60_000 + 4567 }],
    ['P100Y', { months: 1200, milliseconds: 0 }],
    ['P36525D', { months: 0, milliseconds: 36_525 * 86_400_000 }],
    ['P0D', { months: 0, milliseconds: 0 }],
  ])('%s is read exactly', (text, expected) => expect(parseDuration(text)).toEqual(expected));

  test.each([
    '',
    'P',
    'PT',
    'P1DT',
    '1D',
    'P-1D',
    'p1d',
    'P1.5D',
    'P1S',
    'P100Y1D',
    'P36526D',
    'P1D ',
    'P99999999999D',
  ])('%j is none', (text) => expect(parseDuration(text)).toBeUndefined());

  test('cuts the day to the last of the month, and takes the later instant where clocks change', () => {
    const step = (text: string, duration: string, zone: string): number =>
      addDuration(at(text), durationOf(duration), -1, zone);
    expect(step('2024-03-31T10:00:00+08:00', 'P1M', 'Asia/Shanghai')).toBe(at('2024-02-29T10:00:00+08:00'));
    expect(step('2024-04-10T02:30:00-04:00', 'P1M', 'America/New_York')).toBe(at('2024-03-10T03:30:00-04:00'));
    expect(step('2024-12-03T01:30:00-05:00', 'P1M', 'America/New_York')).toBe(at('2024-11-03T01:30:00-05:00'));
  });
});

describe('an instant', () => {
  test.each([
    ['2024-02-29T00:00Z', '2024-02-29T00:00:00Z'],
    ['2024-01-01T23:59:59.9999999+08:00', '2024-01-01T15:59:59.999Z'],
    ['2000-02-29T01:02:03.4-14:59', '2000-02-29T16:01:03.400Z'],
  ])('%s is read to the millisecond', (text, expected) => expect(parseInstant(text)).toBe(at(expected)));

  test.each([
    '2024-01-01',
    '2024-01-01T00:00:00',
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T23:59:60Z',
    '2024-01-01T00:00:00+15:00',
    '2024-01-01T00:00:00+0800',
    '2024-01-01 00:00:00Z',
    '2024-01-01T00:00:00.1234567890Z',
    '2024-01-01T00:00:00Z\n',
  ])('%j is none', (text) => expect(parseInstant(text)).toBeUndefined());
});
