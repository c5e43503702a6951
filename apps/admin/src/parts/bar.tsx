import type { ReactNode } from 'react';
import './parts.css';

interface BarProps {
  /** 0 to 1. */
  share: number;
  tone?: 'accent' | 'rest' | 'excluded' | 'stale';
  className?: string;
}

/** A linear share, at least one pixel where there is anybody. Figures stand beside it, so it is hidden from readers. */
export function Bar({ share, tone = 'accent', className }: BarProps): ReactNode {
  const percent = Math.min(Math.max(share, 0), 1) * 100;
  return (
    <span className={`bar bar-${tone} ${className ?? ''}`} aria-hidden="true">
      <span style={{ width: `${percent}%`, minWidth: percent > 0 ? 1 : 0 }} />
    </span>
  );
}
