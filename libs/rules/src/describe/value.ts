import { Temporal } from 'temporal-polyfill';
import { parseDate, parseInstant } from '../instant.js';
import { parseRelative } from '../duration.js';
import type { Literal } from '../rule.js';
import type { Locale } from '../lint/warning.js';

const UNITS: Record<Locale, readonly string[]> = {
  zh: ['年', '个月', '周', '天', '小时', '分钟', '秒'],
  en: ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'],
};

/** `P1Y6M` to "1 year 6 months", 1 年 6 个月. */
export function durationWords(text: string, locale: Locale): string {
  const match = /^-?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(
    text,
  );
  const amounts = (match ?? []).slice(1).map((digits: string | undefined) => Number(digits ?? 0));
  const words = amounts.flatMap((amount, i) => {
    const unit = UNITS[locale][i] ?? '';
    return amount === 0 ? [] : [`${numberWords(amount)} ${unit}${locale === 'en' && amount !== 1 ? 's' : ''}`];
  });
  return words.join(' ');
}

export function numberWords(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: 20 });
}

/** An instant in words: a date, a time in the zone, or so long ago. */
export function timeWords(text: string, locale: Locale, timeZone: string): string {
  if (parseDate(text) !== undefined) return text;
  const instant = parseInstant(text);
  if (instant !== undefined) {
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
    const words = local.toString({ smallestUnit: local.second + local.millisecond > 0 ? 'millisecond' : 'minute' });
    return words.replace('T', ' ').replace(/[.]?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros));
  }
  const relative = parseRelative(text);
  if (!relative || (relative.duration.months === 0 && relative.duration.milliseconds === 0)) {
    return locale === 'zh' ? '此刻' : 'now';
  }
  const duration = durationWords(text, locale);
  if (locale === 'zh') return `${duration}${relative.direction < 0 ? '前' : '后'}`;
  return relative.direction < 0 ? `${duration} ago` : `${duration} from now`;
}

/** A text as it is, but the empty one so that it can be seen. */
export function literalWords(literal: Literal, locale: Locale): string {
  if (typeof literal === 'number') return numberWords(literal);
  if (typeof literal === 'boolean') return locale === 'zh' ? (literal ? '是' : '否') : literal ? 'yes' : 'no';
  if (literal !== '') return literal;
  return locale === 'zh' ? '空文本' : 'empty text';
}
