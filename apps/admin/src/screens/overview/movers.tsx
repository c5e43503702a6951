import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { Sparkline } from '../../parts/sparkline';
import { MOVER_TREND, MOVERS } from './documents';
import { useOverviewWords } from './words';

const SHOWN = 5;

/** The segments whose size changed most within a week, relative to what it was. */
export function Movers(): ReactNode {
  const say = useOverviewWords();
  const format = useFormat();
  const { data, error, refetch } = useQuery(MOVERS);
  const moved = (data?.segments.edges ?? [])
    .flatMap(({ node }) => {
      // One whose past is not told has not moved as far as anybody here may know.
      if (!node.trend) return [];
      const before = node.trend[0]?.count ?? node.count;
      return [{ ...node, before, change: Math.abs(node.count - before) / Math.max(1, before) }];
    })
    .sort((a, b) => b.change - a.change)
    .slice(0, SHOWN);
  return (
    <section aria-label={say('movers')}>
      <h2>
        {say('movers')} <span>{say('moversAside')}</span>
      </h2>
      {!data && !error && <Skeleton rows={SHOWN} />}
      {!data && error && <Failure title={say('moversFailed')} error={error} onRetry={() => void refetch()} />}
      {data && moved.length === 0 && <p className="overview-aside">{say('noMovers')}</p>}
      <ul className="overview-movers">
        {moved.map(({ key, name, count, before }) => (
          <li key={key}>
            <Link to={`/segments/${encodeURIComponent(key)}`}>{name}</Link>
            <Days segment={{ key, name }} />
            <strong className="figure">{format.people(count)}</strong>
            <span className="figure">{format.change(before, count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Days({ segment: { key, name } }: { segment: { key: string; name: string } }): ReactNode {
  const say = useOverviewWords();
  const { data } = useQuery(MOVER_TREND, { variables: { key } });
  const counts = (data?.segment?.trend ?? []).map(({ count }) => count);
  return <Sparkline values={counts} width={60} height={20} label={say('moversOf', { name })} />;
}
