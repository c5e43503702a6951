import type { ReactNode } from 'react';
import { usePartWords } from './words';
import './parts.css';

/** Grey lines where the content will be; still for the first 200 ms, then they breathe. */
export function Skeleton({ rows = 6 }: { rows?: number }): ReactNode {
  const say = usePartWords();
  return (
    <div className="skeleton" role="status" aria-label={say('loading')}>
      <span className="skeleton-title" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row">
          <span style={{ width: `${[38, 52, 44, 60, 48][row % 5] ?? 40}%` }} />
          <span className="skeleton-figure" />
        </div>
      ))}
    </div>
  );
}
