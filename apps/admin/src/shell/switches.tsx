import BulbOutlined from '@ant-design/icons/BulbOutlined';
import MoonOutlined from '@ant-design/icons/MoonOutlined';
import SunOutlined from '@ant-design/icons/SunOutlined';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { useTheme } from '../theme/theme-provider';
import type { ThemeChoice } from '../theme/theme-provider';
import { useShellWords } from './words';

/** 中 / EN, one press away on every screen. */
export function LanguageSwitch({ narrow }: { narrow: boolean }): ReactNode {
  const { language, speak } = useLanguage();
  const say = useShellWords();
  return (
    <button type="button" className="switch" onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
      <span className="visually-hidden">{say('language')} </span>
      <span className={language === 'zh' ? 'switch-on' : undefined}>中</span>
      {!narrow && <span>/</span>}
      <span className={language === 'en' ? 'switch-on' : undefined}>EN</span>
    </button>
  );
}

const ICON: Record<ThemeChoice, ReactNode> = {
  system: <BulbOutlined />,
  light: <SunOutlined />,
  dark: <MoonOutlined />,
};

export function ThemeSwitch(): ReactNode {
  const { choice, choose } = useTheme();
  const say = useShellWords();
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: [
          { key: 'system', icon: ICON.system, label: say('themeSystem') },
          { key: 'light', icon: ICON.light, label: say('themeLight') },
          { key: 'dark', icon: ICON.dark, label: say('themeDark') },
        ],
        onClick: ({ key }) => choose(key === 'light' || key === 'dark' ? key : 'system'),
      }}
    >
      <button type="button" className="switch" aria-label={say('theme')}>
        {ICON[choice]}
      </button>
    </Dropdown>
  );
}
