import type { AttributeType } from '../graphql/graphql';
import { usePartWords } from '../parts/words';
import { useLanguage } from '../i18n/language';
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

interface Typed {
  type: AttributeType;
  unit?: string | null;
}

/** A unit in the language of the screen. */
export function useUnitText(): (unit: string) => string {
  const { language } = useLanguage();
  return (unit) => (language === 'en' ? (ENGLISH_UNITS[unit] ?? unit) : unit);
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
