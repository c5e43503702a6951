import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format';

interface InstantProps {
  at: string | number;
  /** How much of it stands there; the rest, to the second and with the zone, shows on hover. */
  as?: 'dateTime' | 'relative' | 'roughly' | 'day' | 'time';
}

/** An instant by the workspace's clock. */
export function Instant({ at, as = 'dateTime' }: InstantProps): ReactNode {
  const format = useFormat();
  return (
    <time className="figure" dateTime={new Date(at).toISOString()} title={format.exact(at)}>
      {format[as](at)}
    </time>
  );
}
