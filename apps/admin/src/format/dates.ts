import type { Language } from '../i18n/language';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone, hourCycle: 'h23' });
  formats.set(key, made);
  return made;
}

function parts(instant: Date, language: Language, timeZone: string): { year: string; month: string; day: string } {
  const found = { year: '', month: '', day: '' };
  const options = { year: 'numeric', month: language === 'zh' ? 'numeric' : 'short', day: 'numeric' } as const;
  for (const part of format(language, timeZone, options).formatToParts(instant)) {
    if (part.type === 'year' || part.type === 'month' || part.type === 'day') found[part.type] = part.value;
  }
  return found;
}

/** 11 月 22 日 / 22 Nov, with the year only where it is not this one. */
export function formatDay(instant: Date, language: Language, timeZone: string, now = new Date()): string {
  const { year, month, day } = parts(instant, language, timeZone);
  const thisYear = parts(now, language, timeZone).year === year;
  if (language === 'zh') return `${thisYear ? '' : `${year} 年 `}${month} 月 ${day} 日`;
  return `${day} ${month.slice(0, 3)}${thisYear ? '' : ` ${year}`}`;
}

/** 14:32, or 14:32:08. */
export function formatTime(instant: Date, language: Language, timeZone: string, seconds = false): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (seconds) options.second = '2-digit';
  return format(language, timeZone, options).format(instant);
}

/** 11 月 22 日 14:32 / 22 Nov 14:32. */
export function formatDateTime(instant: Date, language: Language, timeZone: string, now = new Date()): string {
  return `${formatDay(instant, language, timeZone, now)} ${formatTime(instant, language, timeZone)}`;
}

/** 2026 年 11 月 22 日 14:32:08（Asia/Shanghai）/ 22 Nov 2026 14:32:08 (Asia/Shanghai): whole, with whose clock it is. */
export function formatExact(instant: Date, language: Language, timeZone: string): string {
  const { year, month, day } = parts(instant, language, timeZone);
  const time = formatTime(instant, language, timeZone, true);
  if (language === 'zh') return `${year} 年 ${month} 月 ${day} 日 ${time}（${timeZone}）`;
  return `${day} ${month.slice(0, 3)} ${year} ${time} (${timeZone})`;
}

const UNITS: Record<Language, Record<'second' | 'minute' | 'hour', [ago: string, ahead: string]>> = {
  zh: { second: [' 秒前', ' 秒后'], minute: [' 分钟前', ' 分钟后'], hour: [' 小时前', ' 小时后'] },
  en: { second: [' s ago', ' s from now'], minute: [' min ago', ' min from now'], hour: [' h ago', ' h from now'] },
};

/** "2 秒前 / 2 s ago" under a day, then the date. */
export function formatRelative(instant: Date, language: Language, timeZone: string, now = new Date()): string {
  const passed = now.getTime() - instant.getTime();
  const distance = Math.abs(passed);
  if (distance >= DAY) return formatDay(instant, language, timeZone, now);
  if (distance < SECOND) return language === 'zh' ? '刚刚' : 'just now';
  const [unit, size] =
    distance < MINUTE
      ? (['second', SECOND] as const)
      : distance < HOUR
        ? (['minute', MINUTE] as const)
        : (['hour', HOUR] as const);
  return `${Math.floor(distance / size)}${UNITS[language][unit][passed >= 0 ? 0 : 1]}`;
}

/** As `formatRelative`, but of another year only which: for narrow columns that tell the whole date on hover. */
export function formatRoughly(instant: Date, language: Language, timeZone: string, now = new Date()): string {
  const { year } = parts(instant, language, timeZone);
  if (parts(now, language, timeZone).year === year) return formatRelative(instant, language, timeZone, now);
  return language === 'zh' ? `${year} 年` : year;
}
