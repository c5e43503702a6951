import { expect, test } from '@jest/globals';
import { formatDateTime, formatDay, formatExact, formatRelative, formatRoughly, formatTime } from './dates';

const zone = 'Asia/Shanghai';
const now = new Date('2026-11-22T06:32:08Z');

test('a day bears its year only where it is not this one', () => {
  expect(formatDay(now, 'zh', zone, now)).toBe('11 月 22 日');
  expect(formatDay(now, 'en', zone, now)).toBe('22 Nov');
  expect(formatDay(new Date('2025-09-03T00:00:00Z'), 'zh', zone, now)).toBe('2025 年 9 月 3 日');
  expect(formatDay(new Date('2025-09-03T00:00:00Z'), 'en', zone, now)).toBe('3 Sep 2025');
});

test("days and times are the workspace's, on a clock of 24 hours", () => {
  const lateInLondon = new Date('2026-11-21T16:30:00Z');
  expect(formatDateTime(lateInLondon, 'en', zone, now)).toBe('22 Nov 00:30');
  expect(formatTime(now, 'zh', zone, true)).toBe('14:32:08');
});

test('an instant in full names the zone whose clock it is', () => {
  expect(formatExact(now, 'zh', zone)).toBe('2026 年 11 月 22 日 14:32:08（Asia/Shanghai）');
  expect(formatExact(now, 'en', 'UTC')).toBe('22 Nov 2026 06:32:08 (UTC)');
});

test.each([
  [0, '刚刚', 'just now'],
  [2_000, '2 秒前', '2 s ago'],
  [5 * 60_000, '5 分钟前', '5 min ago'],
  [3 * 3_600_000, '3 小时前', '3 h ago'],
  [30 * 3_600_000, '11 月 21 日', '21 Nov'],
  [-7_200_000, '2 小时后', '2 h from now'],
])('%d ms ago', (passed, zh, en) => {
  const instant = new Date(now.getTime() - passed);
  expect(formatRelative(instant, 'zh', zone, now)).toBe(zh);
  expect(formatRelative(instant, 'en', zone, now)).toBe(en);
});

test('roughly, another year is only that year', () => {
  const lastYear = new Date('2025-12-31T16:30:00Z');
  expect(formatRoughly(lastYear, 'zh', zone, now)).toBe('1 月 1 日');
  expect(formatRoughly(lastYear, 'zh', 'UTC', now)).toBe('2025 年');
  expect(formatRoughly(lastYear, 'en', 'UTC', now)).toBe('2025');
});
