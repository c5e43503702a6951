import type { Language } from '../i18n/language';

const MINUS = '\u2212';
const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6, useGrouping: false });
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** 1,280,446 in both languages; never shortened. */
export const formatCount = (count: number): string => (count < 0 ? MINUS : '') + exact.format(Math.abs(count));

/** The same with two decimals at most: 4,372, 1.5. */
export const formatFew = (count: number): string => (count < 0 ? MINUS : '') + grouped.format(Math.abs(count));

/** A number as a person would type it: 0.5, 1200. */
export const formatNumber = (value: number): string => (value < 0 ? MINUS : '') + plain.format(Math.abs(value));

/** A difference always bears its sign: +842, −2,358, 0. */
export function formatDelta(delta: number): string {
  return delta > 0 ? `+${exact.format(delta)}` : delta < 0 ? MINUS + exact.format(-delta) : '0';
}

/** 1.43%; "< 0.01%" rather than 0.00%, and 0% only where there is nobody. */
export function formatShare(part: number, whole: number, decimals: 1 | 2 = 2): string {
  if (whole <= 0 || part === 0) return '0%';
  const percent = (part / whole) * 100;
  const least = 10 ** -decimals;
  return percent < least ? `< ${least.toFixed(decimals)}%` : `${percent.toFixed(decimals)}%`;
}

/** The same of people, to whoever is told no counts below `small`: of none and of few it is the bound. */
export function formatShareOfPeople(part: number, whole: number, decimals: 1 | 2, small: number): string {
  if (part > 0 || small === 0 || whole <= 0) return formatShare(part, whole, decimals);
  const bound = formatShare(Math.min(small, whole), whole, decimals);
  return bound.startsWith('<') ? bound : `< ${bound}`;
}

/** A relative change with its sign: +6.3%, −1.8%, 0.0%; — from nothing to something. */
export function formatChange(before: number, now: number): string {
  if (before === now) return '0.0%';
  if (before === 0) return '—';
  const percent = ((now - before) / before) * 100;
  const size = Math.abs(percent).toFixed(1);
  return percent < 0 ? `${MINUS}${size}%` : `+${size}%`;
}

const STEPS: Record<Language, readonly (readonly [number, string])[]> = {
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ],
};

/** Three figures for axes and tight tiles: 18.6万, 1.28亿, 186k, 1.28M. Everywhere else counts are exact. */
export function formatShort(value: number, language: Language): string {
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  const step = STEPS[language].find(([unit]) => size >= unit);
  if (!step) return sign + grouped.format(size);
  const scaled = size / step[0];
  const decimals = scaled < 10 ? 2 : scaled < 100 ? 1 : 0;
  return sign + String(Number(scaled.toFixed(decimals))) + step[1];
}

/** ¥1,000; no decimals over 100. */
export function formatMoney(amount: number, unit = '¥'): string {
  const size = Math.abs(amount);
  return (amount < 0 ? MINUS : '') + unit + (size >= 100 ? exact.format(size) : grouped.format(size));
}

/** A count that is told to nobody who may not see sensitive values: some people are too few to stay unknown. */
export function formatFewer(than: number, language: Language): string {
  return language === 'zh' ? `少于 ${than}` : `fewer than ${than}`;
}
