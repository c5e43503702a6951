import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFew } from '../format/numbers';
import './language';

type Values = Record<string, string | number>;

/** Speaks one phrase: `say('people', { count: 1280 })` fills `{{count}}` with 1,280; of 1 it speaks `people_one` where there is one. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/**
 * Registers a screen's words in both languages and returns the hook that speaks them. English must have exactly the keys
 * of the Chinese, or it does not compile; only it has a singular, under `KEY_one`. Each screen keeps its own words beside itself, so they load with it.
 */
export function defineWords<Key extends string>(
  namespace: string,
  zh: Record<Key, string>,
  en: Record<NoInfer<Key>, string> & Partial<Record<`${NoInfer<Key>}_one`, string>>,
): () => Say<Key> {
  i18next.addResourceBundle('zh', namespace, zh);
  i18next.addResourceBundle('en', namespace, en);
  return function useWords() {
    const { t } = useTranslation(namespace);
    return useMemo<Say<Key>>(() => (key, values) => t(key, { ...shown(values), ns: namespace }), [t]);
  };
}

/** A `count` that is a number chooses between one and several, and is written as all figures are. */
const shown = (values: Values = {}): object =>
  typeof values['count'] === 'number'
    ? { ...values, replace: { ...values, count: formatFew(values['count']) } }
    : values;
