import { useQuery } from '@apollo/client/react';
import { channelName } from '@strata/rules';
import type { Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import type { ReachQuery } from '../../graphql/graphql';
import { useLanguage } from '../../i18n/language';
import { Bar } from '../../parts/bar';
import { ChannelIcon } from '../../parts/channel-icon';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { crowdPath } from '../users/crowd';
import { REACH } from './documents';
import { useOverviewWords } from './words';

const PURPOSE = 'MARKETING';

/** At least one channel is open: beside the other key figures, from the one answer that the panel waits for too. */
export function ReachableFigure({ users }: { users: number }): ReactNode {
  const say = useOverviewWords();
  const format = useFormat();
  const { data, previousData, error } = useQuery(REACH, { variables: { purpose: PURPOSE } });
  const reach = (data ?? previousData)?.overview.reach;
  return (
    <div>
      <dt>{say('reachable')}</dt>
      <dd className="figure">
        {reach && reach.anywhere === 0 && '0'}
        {reach && reach.anywhere > 0 && <Link to={crowdPath(anywhereOf(reach))}>{format.count(reach.anywhere)}</Link>}
        {!reach && (error ? '—' : <span className="counted-later" />)}
      </dd>
      <dd className="overview-aside figure">
        {reach && say('reachAnywhere', { share: format.shareOfPeople(reach.anywhere, users, 1) })}
      </dd>
    </div>
  );
}

const anywhereOf = ({ channels }: ReachQuery['overview']['reach']): Rule => ({
  any: channels.map(({ channel }) => ({ reachable: { channel, purpose: PURPOSE } })),
});

/** Who may be written to for marketing, channel by channel. Each figure opens its people. */
export function ReachByChannel({ users }: { users: number }): ReactNode {
  const say = useOverviewWords();
  const { data, previousData, error, refetch } = useQuery(REACH, {
    variables: { purpose: PURPOSE },
    fetchPolicy: 'cache-and-network',
  });
  const reach = (data ?? previousData)?.overview.reach;
  return (
    <section className="overview-reach" aria-label={say('reach')}>
      <h2>
        {say('reach')} <span>{say('reachAside')}</span>
      </h2>
      {!reach && !error && <Skeleton rows={3} />}
      {!reach && error && <Failure title={say('reachFailed')} error={error} onRetry={() => void refetch()} />}
      {reach && <Channels reach={reach} users={users} />}
    </section>
  );
}

interface ChannelsProps {
  reach: ReachQuery['overview']['reach'];
  users: number;
}

function Channels({ reach, users }: ChannelsProps): ReactNode {
  const say = useOverviewWords();
  const format = useFormat();
  const { language } = useLanguage();
  if (reach.channels.length === 0) return <p className="overview-aside">{say('noReach')}</p>;
  return (
    <>
      <ul className="overview-channels">
        {reach.channels.map(({ channel, reachable, addresses }) => (
          <li key={channel}>
            <ChannelIcon channel={channel} />
            <span>{channelName(channel, language)}</span>
            <Bar share={users > 0 ? reachable / users : 0} />
            <Link
              className="figure"
              to={crowdPath({ reachable: { channel, purpose: PURPOSE } })}
              aria-label={say('reachOf', {
                channel: channelName(channel, language),
                count: format.people(reachable),
                addresses: format.count(addresses),
              })}
              title={say('addresses', { count: format.count(addresses) })}
            >
              {format.people(reachable)}
            </Link>
            <span className="figure overview-aside">{format.shareOfPeople(reachable, users, 1)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
