import { Weighted } from './random.js';
import type { Random } from './random.js';

export const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How many shop at each hour: asleep at four, a bump over lunch, most before bed. */
const BY_HOUR = [
  2.2, 1.1, 0.6, 0.4, 0.3, 0.5, 1.2, 2.4, 3.4, 4.2, 5, 5.2, 6.1, 5.4, 4.4, 4.2, 4.3, 4.6, 5.2, 6.6, 8.2, 9.1, 8, 5,
];
const HOURS = new Weighted(
  BY_HOUR.map((_, hour) => hour),
  (hour) => BY_HOUR[hour]!,
);

/** Sales that move the whole country, by month and day; all other days are 1. */
const PEAKS: Record<string, number> = {
  '10-31': 1.9,
  '11-01': 2.4,
  '11-09': 1.5,
  '11-10': 2.6,
  '11-11': 5.5,
  '11-12': 1.8,
  '12-12': 2.2,
  '06-01': 1.5,
  '06-17': 1.7,
  '06-18': 3.6,
  '03-08': 1.6,
};

/**
 * When things happen: the last two years up to now, busier at weekends, on Double 11 and 18 June, growing over time.
 * Days are days of China, which has kept UTC+8 all year since 1992, so that the seed needs no zone table.
 */
export class Calendar {
  static readonly DAYS = 730;
  private readonly days: Weighted<number>;
  /** The start of the first day, in milliseconds. */
  readonly start: number;

  constructor(readonly now: number) {
    const today = Calendar.startOfDay(now);
    this.start = today - (Calendar.DAYS - 1) * DAY;
    const starts = Array.from({ length: Calendar.DAYS }, (_, day) => this.start + day * DAY);
    this.days = new Weighted(starts, (start) => {
      const local = new Date(start + 8 * HOUR);
      const weekend = [0, 6].includes(local.getUTCDay()) ? 1.25 : 1;
      const peak = PEAKS[local.toISOString().slice(5, 10)] ?? 1;
      const growth = 0.7 + (0.3 * (start - this.start)) / (Calendar.DAYS * DAY);
      // Of today only what has passed.
      return weekend * peak * growth * (start === today ? Math.max(0.02, (now - today) / DAY) : 1);
    });
  }

  /** The start of the day of China that holds an instant. */
  static startOfDay(instant: number): number {
    return Math.floor((instant + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  }

  /** An instant in [from, to], both within the calendar. */
  draw(random: Random, from: number, to: number): number {
    const first = Math.max(0, Math.floor((from - this.start) / DAY));
    const last = Math.min(Calendar.DAYS, Math.floor((to - this.start) / DAY) + 1);
    const day = this.start + this.days.indexWithin(random, Math.min(first, last - 1), last) * DAY;
    const instant = day + HOURS.pick(random) * HOUR + Math.floor(random.next() * HOUR);
    const slack = Math.floor(random.next() * Math.min(to - from, DAY / 2));
    return instant < from ? from + slack : instant > to ? to - slack : instant;
  }

  /** The latest 11 November of China that has begun, at its start. */
  static lastDoubleEleven(now: number): number {
    const year = new Date(now + 8 * HOUR).getUTCFullYear();
    const thisYear = Date.UTC(year, 10, 11) - 8 * HOUR;
    return thisYear <= now ? thisYear : Date.UTC(year - 1, 10, 11) - 8 * HOUR;
  }
}
