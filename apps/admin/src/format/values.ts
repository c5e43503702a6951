import type { AttributeType } from '../graphql/graphql';
import { usePartWords } from '../parts/words';
import { useLanguage } from '../i18n/language';
import type { Language } from '../i18n/language';
import { formatNumber } from './numbers';
import { useFormat } from './use-format';

/** Units that were given in Chinese, for those who read English; any other is shown as given. */
const ENGLISH_UNITS: Record<string, string> = {
  元: 'CNY',
  岁: 'years',
  分: 'points',
  次: 'times',
  天: 'days',
  件: 'items',
};

/** Where values come from, as sources named in Chinese say it. */
const ENGLISH_SOURCES: Record<string, string> = {
  订单: 'Orders',
  用户填写: 'Filled in',
  收货地址: 'Address',
  会员系统: 'Members',
  归因: 'Attribution',
  事件: 'Events',
  服务号: 'WeChat',
};

interface Typed {
  type: AttributeType;
  unit?: string | null;
}

/** A unit in the language of the screen. */
export const unitText = (unit: string, language: Language): string =>
  language === 'en' ? (ENGLISH_UNITS[unit] ?? unit) : unit;

export function useUnitText(): (unit: string) => string {
  const { language } = useLanguage();
  return (unit) => unitText(unit, language);
}

/** Sources that Strata itself names. */
const OWN_SOURCES: Record<Language, Record<string, string>> = {
  zh: { manual: '人工', api: '接口', preference_page: '偏好页', one_click_unsubscribe: '一键退订' },
  en: {
    manual: 'By hand',
    api: 'API',
    preference_page: 'Preference page',
    one_click_unsubscribe: 'One-click unsubscribe',
  },
};

/** Where a value came from, in the language of the screen; a source that is not known is shown as given. */
export function useSourceText(): (source: string | null | undefined) => string {
  const { language } = useLanguage();
  return (source) => {
    if (!source) return '';
    return OWN_SOURCES[language][source] ?? (language === 'en' ? ENGLISH_SOURCES[source] : undefined) ?? source;
  };
}

/** A value of a declared type as a person reads it; `—` where it is missing. */
export function useValueText(): (value: unknown, attribute: Typed) => string {
  const format = useFormat();
  const say = usePartWords();
  const spoken = useUnitText();
  return (value, { type, unit }) => {
    if (value === null || value === undefined) return '—';
    if (Array.isArray(value)) return format.list(value.map(String));
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (type === 'DATETIME' && typeof value === 'string') return format.dateTime(value);
    if (typeof value === 'number')
      return unit === '元' ? format.money(value) : formatNumber(value) + (unit ? ` ${spoken(unit)}` : '');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A value of no declared type, such as a property of an event, as a person reads it: instants by the workspace's clock. */
export function useUntypedText(): (value: unknown) => string {
  const valueText = useValueText();
  return (value) => {
    const isInstant = typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
    return valueText(value, { type: isInstant ? 'DATETIME' : 'TEXT' });
  };
}
