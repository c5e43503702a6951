import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import './language';

type Values = Record<string, string | number>;

/** Speaks one phrase: `say('people', { count: '1,280' })` fills `{{count}}`. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/**
 * Registers a screen's words in both languages and returns the hook that speaks them. English must have exactly the keys
 * of the Chinese, or it does not compile. Each screen keeps its own words beside itself, so they load with it.
 */
export function defineWords<Key extends string>(
  namespace: string,
  zh: Record<Key, string>,
  en: Record<NoInfer<Key>, string>,
): () => Say<Key> {
  i18next.addResourceBundle('zh', namespace, zh);
  i18next.addResourceBundle('en', namespace, en);
  return function useWords() {
    const { t } = useTranslation(namespace);
    return useMemo<Say<Key>>(() => (key, values) => t(key, { ...values, ns: namespace }), [t]);
  };
}
