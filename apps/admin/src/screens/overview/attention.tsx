import InfoCircleOutlined from '@ant-design/icons/InfoCircleOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import type { AttentionQuery, IdentityKind } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { usePeopleWords } from '../people/words';
import { ATTENTION } from './documents';
import { useOverviewWords } from './words';

type Item = AttentionQuery['overview']['attention'][number];

const KINDS = ['STALE_TAG', 'UNUSED_SEGMENT', 'FAILED_SNAPSHOT', 'EMPTY_SEGMENT', 'SHARED_IDENTITY'] as const;
const kindOf = ({ kind }: Item): (typeof KINDS)[number] | 'OTHER' => KINDS.find((known) => known === kind) ?? 'OTHER';

function pathOf(item: Item): string {
  if (kindOf(item) === 'SHARED_IDENTITY') return '/people?tab=notices';
  const key = encodeURIComponent(item.key);
  return kindOf(item) === 'STALE_TAG' ? `/tags?key=${key}` : `/segments/${key}`;
}

/** What has gone stale, failed, or is not used. */
export function Attention(): ReactNode {
  const { data, error, refetch } = useQuery(ATTENTION, { fetchPolicy: 'cache-and-network', pollInterval: 30_000 });
  const items = data?.overview.attention ?? [];
  const say = useOverviewWords();
  const format = useFormat();
  const { nameOf } = useNames();
  const sayKind = usePeopleWords();
  const nameIn = (item: Item): string => {
    if (kindOf(item) === 'SHARED_IDENTITY') return sayKind(item.name as IdentityKind);
    return kindOf(item) === 'STALE_TAG' ? nameOf(item.key, item.name) : item.name;
  };
  return (
    <section aria-label={say('attention')}>
      <h2>
        {say('attention')} <span className="figure">{data && items.length}</span>
      </h2>
      {!data && !error && <Skeleton rows={2} />}
      {!data && error && <Failure title={say('attentionFailed')} error={error} onRetry={() => void refetch()} />}
      {data && items.length === 0 && <p className="overview-aside">{say('nothing')}</p>}
      <ul className="overview-attention">
        {items.map((item) => {
          const kind = kindOf(item);
          const quiet = kind === 'UNUSED_SEGMENT' || kind === 'OTHER';
          return (
            <li key={`${item.kind} ${item.key}`}>
              {quiet ? <InfoCircleOutlined /> : <WarningOutlined className="overview-warning" />}
              <div>
                <strong>{say(kind, { name: nameIn(item) })}</strong>
                <p className="overview-aside figure">
                  {[
                    item.since && say('since', { time: format.day(item.since) }),
                    typeof item.count === 'number' && say('people', { count: format.people(item.count) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <Link to={pathOf(item)} aria-label={`${say('see')} ${nameIn(item)}`}>
                {say('see')}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
