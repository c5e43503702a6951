import type { Locale } from '../lint/warning.js';
import { standardEvent, standardProperty } from '../standard-events/index.js';

/** Names that shops use beside those of the catalogue. */
const ALSO_KNOWN: ReadonlyMap<string, string> = new Map([
  ['review_posted', '评价商品'],
  ['order_id', '订单'],
]);

/** What an event or a property is called; `known` if the name is more than its key. */
export function spokenName(key: string, locale: Locale): { name: string; known: boolean } {
  const name =
    locale === 'zh'
      ? (standardEvent(key)?.zh ?? standardProperty(key)?.zh ?? ALSO_KNOWN.get(key))
      : standardProperty(key)?.en;
  if (name !== undefined) return { name, known: true };
  if (locale === 'en' && /^[a-z0-9_]+$/.test(key)) return { name: key.replaceAll('_', ' '), known: true };
  return { name: key, known: !/^[\w.-]+$/.test(key) };
}
