import type { ReactNode } from 'react';
import { useMay } from '../api/viewer';
import './parts.css';

interface CountedProps {
  /** Undefined until it has been counted. */
  count: number | undefined;
  children: (count: number) => ReactNode;
}

/** A figure that comes later than its row: a grey line of its size until then, a dash for whoever may see no counts. */
export function Counted({ count, children }: CountedProps): ReactNode {
  const may = useMay();
  if (count !== undefined) return children(count);
  return may('AUDIENCE_COUNT') ? <span className="counted-later" aria-hidden="true" /> : '—';
}
