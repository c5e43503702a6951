import LeftOutlined from '@ant-design/icons/LeftOutlined';
import { useQuery, useSubscription } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useFormat } from '../../format/use-format';
import { useLanguage } from '../../i18n/language';
import { AddressTabs } from '../../parts/address-tabs';
import type { Permission } from '../../graphql/graphql';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { useMay } from '../../api/viewer';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { SEGMENT, SEGMENT_CHANGED } from './documents';
import { SegmentActions } from './segment-actions';
import { SnapshotProgress } from './snapshot-progress';
import { BreakdownTab } from './tabs/breakdown-tab';
import { MembersTab } from './tabs/members-tab';
import { RuleTab } from './tabs/rule-tab';
import { SnapshotsTab } from './tabs/snapshots-tab';
import { TrendTab } from './tabs/trend-tab';
import { VersionsTab } from './tabs/versions-tab';
import { useSegmentWords } from './words';
import './segment.css';

const TABS = ['rule', 'members', 'trend', 'moves', 'breakdown', 'versions'] as const;

/** What a view takes beside the screen. */
const TAKES: Partial<Record<(typeof TABS)[number], readonly Permission[]>> = {
  members: ['PROFILE_READ'],
  breakdown: ['AUDIENCE_COUNT'],
};

/** One segment: its live count, and behind tabs (kept in the address) its rule, people, past and versions. */
export function SegmentScreen(): ReactNode {
  const { key = '' } = useParams();
  const say = useSegmentWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const may = useMay();
  const { data, error, refetch } = useQuery(SEGMENT, {
    variables: { key, locale: language, mayCount: may('AUDIENCE_COUNT') },
    fetchPolicy: 'cache-and-network',
  });
  const segment = data?.segment;
  const change = useSubscription(SEGMENT_CHANGED, { variables: { key }, skip: !segment || segment.archivedAt !== null })
    .data?.segmentChanged;

  const back = (
    <Button type="text" icon={<LeftOutlined />} aria-label={say('back')} onClick={() => void navigate('/segments')} />
  );
  if (error && !data)
    return (
      <Page title={key} back={back}>
        <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Page title={key} back={back}>
        <Skeleton rows={10} />
      </Page>
    );
  if (!segment)
    return (
      <Page title={key} back={back}>
        <Empty
          title={say('unknown')}
          text={say('unknownText')}
          actions={<Button onClick={() => void navigate('/segments')}>{say('back')}</Button>}
        />
      </Page>
    );

  const count = change?.count ?? segment.count;
  const total = data.overview?.users;
  const newest = segment.snapshots.edges[0]?.node;
  return (
    <Page
      bare
      back={back}
      title={segment.name}
      aside={
        <>
          <span className={segment.archivedAt ? 'segment-state segment-archived' : 'segment-state'}>
            {segment.archivedAt ? say('archived') : say('live', { version: segment.version })}
          </span>
          {segment.watched && !segment.archivedAt && (
            <span className="segment-state" title={say('watchedText')}>
              {say('watched')}
            </span>
          )}
          {segment.draftAt && (
            <Link to={`/segments/${encodeURIComponent(key)}/edit`} className="segment-draft">
              {say('hasDraft', { time: format.relative(segment.draftAt) })}
            </Link>
          )}
        </>
      }
      actions={<SegmentActions segment={segment} onChanged={() => void refetch()} />}
    >
      <section className="segment-head">
        <div>
          <p className="segment-meta">{say('count')}</p>
          <p className="segment-count figure" role="status">
            {format.people(count)}
          </p>
          <p className="segment-meta figure">
            {total !== undefined &&
              `${say('ofAll', { total: format.count(total), share: format.shareOfPeople(count, total) })} · `}
            {say('asOf', { time: format.time(change?.asOf ?? segment.asOf, true) })}
          </p>
          {change && change.entered + change.left > 0 && (
            <p className="segment-moved figure">
              {say('moved', { entered: format.delta(change.entered), left: format.delta(-change.left) })}
            </p>
          )}
        </div>
        <div className="segment-about">
          {segment.description && <p>{segment.description}</p>}
          {segment.usedIn.length > 0 && (
            <p className="segment-meta">
              {say('usedIn')}{' '}
              {segment.usedIn.map(({ key: user, name }, at) => (
                <span key={user}>
                  {at > 0 && '、'}
                  <Link to={`/segments/${encodeURIComponent(user)}`}>{name}</Link>
                </span>
              ))}
            </p>
          )}
        </div>
        {newest?.state === 'RUNNING' && (
          <SnapshotProgress id={newest.id} name={segment.name} onEnd={() => void refetch()} />
        )}
      </section>
      <AddressTabs
        tabs={TABS.filter((name) => may(...(TAKES[name] ?? []))).map((name) => ({
          key: name,
          label: say(name),
          body: body(name),
        }))}
      />
    </Page>
  );

  function body(name: (typeof TABS)[number]): ReactNode {
    if (!segment) return null;
    switch (name) {
      case 'rule':
        return <RuleTab rule={segment.rule} sentence={segment.sentence} />;
      case 'members':
        return <MembersTab segmentKey={key} />;
      case 'trend':
        return <TrendTab segmentKey={key} name={segment.name} />;
      case 'moves':
        return <SnapshotsTab segmentKey={key} />;
      case 'breakdown':
        return <BreakdownTab segmentKey={key} rule={segment.rule} />;
      case 'versions':
        return (
          <VersionsTab
            segmentKey={key}
            version={segment.version}
            rule={segment.rule}
            onRestored={() => void refetch()}
          />
        );
    }
  }
}
