import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'strata.language';
const HTML_LANG: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** What the user chose before, else the first of the browser's languages that we speak, else Chinese. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(STORAGE_KEY);
  const wanted = [chosen, ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase());
  return (
    LANGUAGES.find((language) => language === wanted.find((tag) => LANGUAGES.some((known) => known === tag))) ?? 'zh'
  );
}

function adopt(language: Language): void {
  document.documentElement.lang = HTML_LANG[language];
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
}

const initial = firstLanguage();
void i18next.use(initReactI18next).init({
  lng: initial,
  fallbackLng: 'zh',
  resources: {},
  interpolation: { escapeValue: false },
  initAsync: false,
});
adopt(initial);

/** The language in force and the switch for it. */
export function useLanguage(): { language: Language; speak: (language: Language) => void } {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    language,
    speak: (next) => {
      localStorage.setItem(STORAGE_KEY, next);
      adopt(next);
      void i18n.changeLanguage(next);
    },
  };
}
