import { expect, test } from '@jest/globals';
import { trendInstants } from './trend.js';

const NOW = Date.parse('2026-11-22T08:30:00.123Z');

test('whatever points and days are asked for, the instants are whole milliseconds, rise, and end now', () => {
  for (let points = 2; points <= 100; points++) {
    for (const days of [1, 2, 7, 30, 90, 91, 365, 3_650]) {
      const instants = trendInstants(points, days, NOW, 'Asia/Shanghai');
      expect(instants).toHaveLength(points);
      expect(instants.every(Number.isInteger)).toBe(true);
      expect(instants.at(-1)).toBe(NOW);
      expect(instants.every((at, index) => index === 0 || at > instants[index - 1]!)).toBe(true);
    }
  }
});

test('those who ask again within the day ask for the same past instants, which begin days of the zone', () => {
  const first = trendInstants(14, 91, NOW, 'Asia/Shanghai').slice(0, -1);
  expect(trendInstants(14, 91, NOW + 3_600_000, 'Asia/Shanghai').slice(0, -1)).toEqual(first);
  expect(first.every((at) => new Date(at).toISOString().endsWith('T16:00:00.000Z'))).toBe(true);
});
