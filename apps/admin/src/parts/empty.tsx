import type { ReactNode } from 'react';
import { Face } from './face';

const layers = (
  <svg viewBox="0 0 40 36" width="40" height="36" aria-hidden="true">
    <rect x="12" y="1" width="26" height="8" rx="2" fill="var(--track)" />
    <rect x="2" y="13" width="30" height="8" rx="2" fill="var(--track)" />
    <rect x="2.5" y="25.5" width="21" height="7" rx="2" fill="none" stroke="var(--rail)" strokeDasharray="2 2" />
  </svg>
);

/** Nothing yet: says what to do first, with a button. */
export function Empty({ title, text, actions }: { title: string; text?: ReactNode; actions?: ReactNode }): ReactNode {
  return <Face icon={layers} title={title} text={text} actions={actions} />;
}
