import type { AttributeType } from '../graphql/graphql';
import { usePartWords } from '../parts/words';
import { formatNumber } from './numbers';
import { useFormat } from './use-format';

interface Typed {
  type: AttributeType;
  unit?: string | null;
}

/** A value of a declared type as a person reads it; `—` where it is missing. */
export function useValueText(): (value: unknown, attribute: Typed) => string {
  const format = useFormat();
  const say = usePartWords();
  return (value, { type, unit }) => {
    if (value === null || value === undefined) return '—';
    if (Array.isArray(value)) return value.map(String).join('、');
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (type === 'DATETIME' && typeof value === 'string') return format.dateTime(value);
    if (typeof value === 'number')
      return unit === '元' ? format.money(value) : formatNumber(value) + (unit ? ` ${unit}` : '');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}
