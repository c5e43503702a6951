import { useMemo } from 'react';
import { useSmallCount } from '../api/viewer';
import { useWorkspace } from '../api/workspace';
import { useLanguage } from '../i18n/language';
import * as dates from './dates';
import * as numbers from './numbers';

/** Figures and times in the language of the screen and the zone of the workspace. Instants are ISO texts, as GraphQL gives them. */
export interface Format {
  count: (count: number) => string;
  /** Of people: 0 says that there are fewer than so many, to whoever is told no small counts. */
  people: (count: number) => string;
  delta: (delta: number) => string;
  share: (part: number, whole: number, decimals?: 1 | 2) => string;
  /** Of people, as `people` says how many. */
  shareOfPeople: (part: number, whole: number, decimals?: 1 | 2) => string;
  change: (before: number, now: number) => string;
  short: (value: number) => string;
  /** Names one after another: 甲、乙 / a, b. */
  list: (items: readonly string[]) => string;
  money: (amount: number, unit?: string) => string;
  /** Of an instant, or of a date such as `2026-11-22`. */
  day: (at: string | number) => string;
  time: (instant: string | number, seconds?: boolean) => string;
  dateTime: (instant: string | number) => string;
  /** To the second, with the year and the zone: for hovering. */
  exact: (instant: string | number) => string;
  relative: (instant: string | number, now?: Date) => string;
  /** Of another year only which. */
  roughly: (instant: string | number) => string;
}

const isDate = (at: string | number): boolean => typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at);

export function useFormat(): Format {
  const { language } = useLanguage();
  const { timeZone } = useWorkspace();
  const small = useSmallCount();
  return useMemo<Format>(
    () => ({
      count: numbers.formatCount,
      people: (count) => (count === 0 && small > 0 ? numbers.formatFewer(small, language) : numbers.formatCount(count)),
      delta: numbers.formatDelta,
      share: numbers.formatShare,
      shareOfPeople: (part, whole, decimals = 2) => numbers.formatShareOfPeople(part, whole, decimals, small),
      change: numbers.formatChange,
      short: (value) => numbers.formatShort(value, language),
      list: (items) => items.join(language === 'zh' ? '、' : ', '),
      money: numbers.formatMoney,
      // A date without a time is that day wherever one reads it.
      day: (at) => dates.formatDay(new Date(at), language, isDate(at) ? 'UTC' : timeZone),
      time: (instant, seconds) => dates.formatTime(new Date(instant), language, timeZone, seconds),
      dateTime: (instant) => dates.formatDateTime(new Date(instant), language, timeZone),
      exact: (instant) => dates.formatExact(new Date(instant), language, timeZone),
      roughly: (instant) => dates.formatRoughly(new Date(instant), language, timeZone),
      relative: (instant, now) => dates.formatRelative(new Date(instant), language, timeZone, now),
    }),
    [language, timeZone, small],
  );
}
