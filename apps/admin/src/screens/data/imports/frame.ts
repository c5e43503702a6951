import type { ReactNode } from 'react';
import type { FoundImport } from './mapping-draft';

/** What stands around an import, whatever it is at: its name and state, the way back, and what can be done. */
export interface FrameProps {
  found?: FoundImport;
  title?: string;
  actions?: ReactNode;
  children: ReactNode;
}
export type FrameOf = (props: FrameProps) => ReactNode;
