import { Alert } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Logo } from '../../shell/logo';
import { LanguageSwitch, ThemeSwitch } from '../../shell/switches';
import './sign-in.css';

/** The sheet before the app: one form in the middle, the switches below it. */
export function Door({
  title,
  text,
  refusal,
  children,
}: {
  title: string;
  text?: string;
  refusal?: string | undefined;
  children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.title = `${title} · Strata`;
  }, [title]);
  return (
    <main className="door">
      <div className="door-sheet">
        <p className="door-brand">
          <Logo /> Strata
        </p>
        <h1>{title}</h1>
        {text && <p className="door-text">{text}</p>}
        {refusal && <Alert type="error" showIcon title={refusal} role="alert" className="door-alert" />}
        {children}
      </div>
      <div className="door-foot">
        <ThemeSwitch />
        <LanguageSwitch narrow={false} />
      </div>
    </main>
  );
}
