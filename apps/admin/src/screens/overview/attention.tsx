import InfoCircleOutlined from '@ant-design/icons/InfoCircleOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay, useSmallCount } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import type { AttentionQuery, IdentityKind } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { SCREEN_TAKES } from '../../screens';
import { usePeopleWords } from '../people/words';
import { ATTENTION } from './documents';
import { useOverviewWords } from './words';

type Item = AttentionQuery['overview']['attention'][number];

const KINDS = ['STALE_TAG', 'UNUSED_SEGMENT', 'FAILED_SNAPSHOT', 'EMPTY_SEGMENT', 'SHARED_IDENTITY'] as const;
const kindOf = ({ kind }: Item): (typeof KINDS)[number] | 'OTHER' => KINDS.find((known) => known === kind) ?? 'OTHER';

/** Where it is seen, and the screen that this is. */
function placeOf(item: Item): { to: string; screen: keyof typeof SCREEN_TAKES } {
  if (kindOf(item) === 'SHARED_IDENTITY') return { to: '/people?tab=notices', screen: '/people' };
  const key = encodeURIComponent(item.key);
  return kindOf(item) === 'STALE_TAG'
    ? { to: `/tags?key=${key}`, screen: '/tags' }
    : { to: `/segments/${key}`, screen: '/segments/:key' };
}

/** What has gone stale, failed, or is not used. */
export function Attention(): ReactNode {
  const { data, error, refetch } = useQuery(ATTENTION, { fetchPolicy: 'cache-and-network', pollInterval: 30_000 });
  const items = data?.overview.attention ?? [];
  const say = useOverviewWords();
  const format = useFormat();
  const { nameOf } = useNames();
  const sayKind = usePeopleWords();
  const may = useMay();
  const smallCount = useSmallCount();
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
          const { to, screen } = placeOf(item);
          const quiet = kind === 'UNUSED_SEGMENT' || kind === 'OTHER';
          return (
            <li key={`${item.kind} ${item.key}`}>
              {quiet ? <InfoCircleOutlined /> : <WarningOutlined className="overview-warning" />}
              <div>
                <strong>
                  {kind === 'EMPTY_SEGMENT' && smallCount > 0
                    ? say('FEW_IN_SEGMENT', { name: nameIn(item), few: smallCount })
                    : say(kind, { name: nameIn(item) })}
                </strong>
                <p className="overview-aside figure">
                  {[
                    item.since && say('since', { time: format.day(item.since) }),
                    typeof item.count === 'number' &&
                      kind !== 'EMPTY_SEGMENT' &&
                      say('people', { count: format.people(item.count) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {may(...SCREEN_TAKES[screen]) && (
                <Link to={to} aria-label={`${say('see')} ${nameIn(item)}`}>
                  {say('see')}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
