import type { ReactNode } from 'react';
import './parts.css';

interface CountedProps {
  /** Undefined until it has been counted. */
  count: number | undefined;
  children: (count: number) => ReactNode;
}

/** A figure that comes later than its row: a grey line of its size until then. */
export function Counted({ count, children }: CountedProps): ReactNode {
  return count === undefined ? <span className="counted-later" aria-hidden="true" /> : children(count);
}
