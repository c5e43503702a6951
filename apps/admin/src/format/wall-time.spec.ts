import { expect, test } from '@jest/globals';
import { instantOf, todayIn, wallTime } from './wall-time';

test.each([
  ['2026-11-21T16:00:00Z', 'Asia/Shanghai', '2026-11-22T00:00:00', '2026-11-22T00:00:00+08:00'],
  ['2026-07-01T04:30:00Z', 'America/New_York', '2026-07-01T00:30:00', '2026-07-01T00:30:00-04:00'],
  ['2026-12-01T04:30:00Z', 'America/New_York', '2026-11-30T23:30:00', '2026-11-30T23:30:00-05:00'],
])('%s in %s is %s on the wall, and back', (instant, zone, wall, back) => {
  expect(wallTime(instant, zone)).toBe(wall);
  expect(instantOf(wall, zone)).toBe(back);
  expect(Date.parse(back)).toBe(Date.parse(instant));
});

test('an hour that clocks skip is the next one', () => {
  expect(instantOf('2026-03-08T02:30:00', 'America/New_York')).toBe('2026-03-08T03:30:00-04:00');
});

test('today is the day of the zone', () => {
  const now = Date.parse('2026-11-22T18:00:00Z');
  expect(todayIn('Asia/Shanghai', now)).toBe('2026-11-23');
  expect(todayIn('America/Los_Angeles', now)).toBe('2026-11-22');
});
