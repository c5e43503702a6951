import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { paint } from './palette';
import type { Brightness } from './palette';
import { themeConfig } from './theme';

export type ThemeChoice = 'system' | Brightness;

interface Theme {
  choice: ThemeChoice;
  brightness: Brightness;
  choose: (choice: ThemeChoice) => void;
}

const STORAGE_KEY = 'strata.theme';
const Context = createContext<Theme>({ choice: 'system', brightness: 'light', choose: () => undefined });

/** The theme in force and the switch for it. */
export const useTheme = (): Theme => useContext(Context);

function useMedia(query: string): boolean {
  const media = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (changed) => {
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => media.matches,
  );
}

function stored(): ThemeChoice {
  const value = localStorage.getItem(STORAGE_KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Follows the system's theme until the user chooses one, and gives Ant Design its tokens and its language. */
export function ThemeProvider({ children }: { children: ReactNode }): ReactNode {
  const [choice, setChoice] = useState<ThemeChoice>(stored);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const stillness = useMedia('(prefers-reduced-motion: reduce)');
  const { language } = useLanguage();
  const brightness: Brightness = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;

  useEffect(() => paint(document.documentElement, brightness), [brightness]);

  const value = useMemo<Theme>(
    () => ({
      choice,
      brightness,
      choose: (next) => {
        localStorage.setItem(STORAGE_KEY, next);
        setChoice(next);
      },
    }),
    [choice, brightness],
  );
  const config = useMemo(() => themeConfig(brightness, !stillness), [brightness, stillness]);
  return (
    <Context value={value}>
      <ConfigProvider
        theme={config}
        locale={language === 'zh' ? zhCN : undefined}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        {children}
      </ConfigProvider>
    </Context>
  );
}

/** The screen's width class; the design's breakpoints. */
export function useWidth(): 'phone' | 'tablet' | 'laptop' | 'desktop' {
  const tablet = useMedia('(min-width: 768px)');
  const laptop = useMedia('(min-width: 1200px)');
  const desktop = useMedia('(min-width: 1440px)');
  return desktop ? 'desktop' : laptop ? 'laptop' : tablet ? 'tablet' : 'phone';
}
