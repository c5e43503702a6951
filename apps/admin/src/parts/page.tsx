import { useEffect } from 'react';
import type { ReactNode } from 'react';
import './parts.css';

interface PageProps {
  title: string;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Before the title: the way back. */
  back?: ReactNode;
  children: ReactNode;
  /** The body brings its own padding and scrolling. */
  bare?: boolean;
}

/** One sheet: a header of 52 px with the title and at most one primary button, and the body below. */
export function Page({ title, aside, actions, back, children, bare }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · Strata`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-header">
        {back}
        <h1>{title}</h1>
        {aside && <div className="page-aside">{aside}</div>}
        <div className="page-actions">{actions}</div>
      </header>
      <div className={bare ? 'page-body page-bare' : 'page-body'}>{children}</div>
    </div>
  );
}
