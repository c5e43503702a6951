import { spokenName } from '@strata/rules';
import { useCallback } from 'react';
import { useLanguage } from './language';
import type { Language } from './language';

const CHINESE = /\p{Script=Han}/u;

/** `value/at_risk` reads "At risk": keys are made of words. */
const humanize = (key: string): string => {
  const words = (key.split('/').at(-1) ?? key).replace(/[_.-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The name of what has a key and a name given by people: theirs, unless it is Chinese and the reader is not. */
export function displayName(key: string, name: string | null | undefined, language: Language): string {
  if (name && !(language === 'en' && CHINESE.test(name) && !CHINESE.test(key))) return name;
  return humanize(key);
}

/** The name of an event or a property, which has nothing but its key; in English as a heading has it. */
export function eventDisplayName(name: string, language: Language): string {
  const spoken = spokenName(name, language).name;
  return language === 'en' ? spoken.charAt(0).toUpperCase() + spoken.slice(1) : spoken;
}

/** Names in the language of the screen. */
export function useNames(): {
  nameOf: (key: string, name?: string | null) => string;
  eventName: (name: string) => string;
} {
  const { language } = useLanguage();
  return {
    nameOf: useCallback((key, name) => displayName(key, name, language), [language]),
    eventName: useCallback((name) => eventDisplayName(name, language), [language]),
  };
}
