import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../format/use-format';
import { Bar } from './bar';
import { usePartWords } from './words';
import './breakdown.css';

export interface BreakdownBucket {
  value?: string | null;
  label?: string | null;
  from?: string | number | boolean | null;
  to?: string | number | boolean | null;
  count: number;
  of: number;
  other: boolean;
  missing: boolean;
}

interface BreakdownProps {
  label: string;
  buckets: readonly BreakdownBucket[];
  /** Where the people of a bucket are shown, if they can be. */
  linkTo?: (bucket: BreakdownBucket) => string | undefined;
}

/** A distribution as rows of bars: what, how many, what share of those shown. HTML, so that it can be read and focused. */
export function Breakdown({ label, buckets, linkTo }: BreakdownProps): ReactNode {
  const format = useFormat();
  const say = usePartWords();
  // Missing or the rest, where it is most, would make all others unreadable: beyond their scale it has no length.
  const most = Math.max(1, ...buckets.filter(({ other, missing }) => !other && !missing).map(({ count }) => count));
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  const name = (bucket: BreakdownBucket): string => {
    if (bucket.missing) return say('missing');
    if (bucket.other) return say('other');
    if (bucket.label ?? bucket.value) return bucket.label ?? bucket.value ?? '';
    return `${String(bucket.from ?? '')} – ${String(bucket.to ?? '')}`;
  };
  return (
    <ul className="breakdown" aria-label={label}>
      {buckets.map((bucket) => {
        const to = linkTo?.(bucket);
        return (
          <li key={name(bucket)}>
            {to ? <Link to={to}>{name(bucket)}</Link> : <span>{name(bucket)}</span>}
            {bucket.count > most ? (
              <span className="breakdown-beyond" aria-hidden="true" />
            ) : (
              <Bar share={bucket.count / most} tone={bucket.missing || bucket.other ? 'rest' : 'accent'} />
            )}
            <span className="figure">{format.people(bucket.count)}</span>
            <span className="figure breakdown-share">{format.shareOfPeople(bucket.count, total, 1)}</span>
          </li>
        );
      })}
    </ul>
  );
}
