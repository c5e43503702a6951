import type { ReactNode } from 'react';
import { useMayDo } from '../api/viewer';

interface OfferedProps {
  /** The operations that it leads to, by their names in the schema. */
  to: readonly string[];
  children: ReactNode;
}

/** What leads to operations, for whoever may do them all; nobody is offered what they would be refused. */
export function Offered({ to, children }: OfferedProps): ReactNode {
  return useMayDo()(...to) ? children : null;
}
