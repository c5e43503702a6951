import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay, useMayDo } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { LineChart } from '../../parts/line-chart';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { SCREEN_TAKES } from '../../screens';
import { useWidth } from '../../theme/theme-provider';
import { Attention } from './attention';
import { OVERVIEW } from './documents';
import { Layers } from './layers';
import { Movers } from './movers';
import { ReachableFigure, ReachByChannel } from './reach';
import { useOverviewWords } from './words';
import './overview.css';

const WEEK = 7;
const PERIODS = [1, 7, 30] as const;
type Period = (typeof PERIODS)[number];

/** How many users there are, who is active, what moved, what needs attention. */
export function OverviewScreen(): ReactNode {
  const say = useOverviewWords();
  const format = useFormat();
  const navigate = useNavigate();
  const may = useMay();
  const createsSegments = useMayDo()('createSegment');
  const composes = may(...SCREEN_TAKES['/segments/~new']) && createsSegments;
  const phone = useWidth() === 'phone';
  const [days, setDays] = useState<Period>(7);
  const { data, previousData, error, refetch } = useQuery(OVERVIEW, {
    variables: { days },
    fetchPolicy: 'cache-and-network',
    pollInterval: 30_000,
  });
  const shown = data ?? previousData;
  const points = useMemo(
    // Today is not over: as the last point of the line it would look like a fall.
    () => (shown?.overview.active ?? []).slice(0, -1).map(({ day, users }) => ({ at: day, value: users })),
    [shown?.overview.active],
  );

  const body = (): ReactNode => {
    if (error && !shown) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!shown) return <Waiting />;
    const { users, active } = shown.overview;
    if (users === 0)
      return (
        <Empty
          title={say('empty')}
          text={say('emptyText')}
          actions={
            may('KEY_MANAGE') && (
              <Button type="primary" href="/playground">
                {say('playground')}
              </Button>
            )
          }
        />
      );
    // The last whole day, against the same day of the week before: a weekend is not to be measured by a Friday.
    const [yesterday] = active.slice(-2);
    const [weekBefore] = active.slice(-2 - WEEK);
    const { newUsers, events } = shown.period;
    return (
      <>
        <dl className="overview-figures">
          <Figure title={say('allUsers')} to="/users" figure={format.count(users)} aside={say('exactNow')} />
          <Figure
            title={say('daily')}
            figure={format.people(yesterday?.users ?? 0)}
            aside={
              yesterday &&
              say('dailyOf', {
                day: format.day(yesterday.day),
                change: format.change(weekBefore?.users ?? 0, yesterday.users),
              })
            }
          />
          <ReachableFigure users={users} />
          <Figure
            title={`${say('newUsers')} · ${say(`last${days}`)}`}
            figure={format.people(newUsers)}
            aside={say('share', { share: format.shareOfPeople(newUsers, users) })}
          />
          <Figure
            title={`${say('events')} · ${say(`last${days}`)}`}
            to="/data"
            figure={format.count(events)}
            aside={say('eventsEach', { count: (events / users).toFixed(1) })}
          />
        </dl>
        <div className="overview-body">
          <div className="overview-main">
            <section aria-label={say('active')}>
              <h2>
                {say('active')} <span>{say('activeAside')}</span>
              </h2>
              <LineChart
                points={points}
                height={240}
                label={say('activeLabel', { count: format.count(yesterday?.users ?? 0) })}
              />
            </section>
            <Layers />
            <ReachByChannel users={users} />
          </div>
          <aside className="overview-side">
            <Attention />
            <Movers />
          </aside>
        </div>
      </>
    );
  };

  return (
    <Page
      bare
      title={say('title')}
      aside={!phone && <Instant at={Date.now()} />}
      actions={
        <>
          {shown?.overview.users !== 0 && (
            <Segmented
              aria-label={say('period')}
              value={days}
              onChange={setDays}
              options={PERIODS.map((value) => ({ value, label: say(`last${value}`) }))}
            />
          )}
          {!phone && composes && shown?.overview.users !== 0 && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/segments/~new')}>
              {say('create')}
            </Button>
          )}
        </>
      }
    >
      {body()}
    </Page>
  );
}

/** Of the size of the tiles and the chart, so that nothing moves when they come. */
function Waiting(): ReactNode {
  return (
    <>
      <div className="overview-figures" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((tile) => (
          <div key={tile} className="overview-waiting">
            <span className="counted-later" />
            <span className="counted-later" />
            <span className="counted-later" />
          </div>
        ))}
      </div>
      <Skeleton rows={9} />
    </>
  );
}

interface FigureProps {
  title: string;
  figure: string;
  aside?: ReactNode;
  to?: string;
}

function Figure({ title, figure, aside, to }: FigureProps): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd className="figure">{to ? <Link to={to}>{figure}</Link> : figure}</dd>
      <dd className="overview-aside figure">{aside}</dd>
    </div>
  );
}
