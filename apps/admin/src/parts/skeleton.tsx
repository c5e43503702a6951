import type { ReactNode } from 'react';
import { usePartWords } from './words';
import './parts.css';

interface SkeletonProps {
  rows?: number;
  /** Of the size of a table's head and rows, so that nothing moves when the table comes. */
  table?: boolean;
}

const WIDTHS = [38, 52, 44, 60, 48];

/** Grey lines where the content will be; still for the first 200 ms, then they breathe. */
export function Skeleton({ rows = 6, table }: SkeletonProps): ReactNode {
  const say = usePartWords();
  return (
    <div className={table ? 'skeleton skeleton-table' : 'skeleton'} role="status" aria-label={say('loading')}>
      <span className="skeleton-title" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row">
          <span style={{ width: `${WIDTHS[row % WIDTHS.length] ?? 40}%` }} />
          <span className="skeleton-figure" />
        </div>
      ))}
    </div>
  );
}
