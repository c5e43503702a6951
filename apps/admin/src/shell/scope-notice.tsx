import EyeOutlined from '@ant-design/icons/EyeOutlined';
import type { ReactNode } from 'react';
import { useScopeSentence } from '../api/viewer';
import { useLanguage } from '../i18n/language';
import { useShellWords } from './words';

/** Says to whoever sees only some users which ones: every figure and list below is of them. */
export function ScopeNotice(): ReactNode {
  const { language } = useLanguage();
  const say = useShellWords();
  const rule = useScopeSentence(language);
  if (rule === undefined) return null;
  return (
    <aside className="scope-notice" aria-label={say('scopeLabel')} title={rule}>
      <EyeOutlined aria-hidden="true" /> {say('scope', { rule })}
    </aside>
  );
}
