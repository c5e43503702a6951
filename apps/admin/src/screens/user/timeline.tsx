import { useQuery } from '@apollo/client/react';
import { Button, Select, Tooltip } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNames } from '../../i18n/names';
import { useFormat } from '../../format/use-format';
import type { TimelineQuery, UserQuery } from '../../graphql/graphql';
import { Failure } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Skeleton } from '../../parts/skeleton';
import { TIMELINE } from './documents';
import { PropertiesLine } from './properties-line';
import { useUserWords } from './words';

const PAGE = 30;
const DAYS_A_WEEK = 7;

type Event = NonNullable<TimelineQuery['user']>['events']['edges'][number]['node'];
type Activity = NonNullable<UserQuery['user']>['activity'];

/** What someone did, newest first, by day; above it half a year of activity by week. */
export function Timeline({ id, activity }: { id: string; activity: Activity }): ReactNode {
  const say = useUserWords();
  const format = useFormat();
  const { eventName: nameOf } = useNames();
  const [name, setName] = useState<string>();
  const { data, error, fetchMore, refetch } = useQuery(TIMELINE, {
    variables: { id, first: PAGE, after: undefined, name },
  });
  const events = data?.user?.events;
  const shown = events?.edges.map(({ node }) => node) ?? [];

  const more = (): void => {
    void fetchMore({
      variables: { after: events?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: next }) => {
        if (!before.user || !next.user) return before;
        const edges = [...before.user.events.edges, ...next.user.events.edges];
        return { ...before, user: { ...before.user, events: { ...next.user.events, edges } } };
      },
    });
  };
  return (
    <section className="user-column user-timeline" aria-label={say('timeline')}>
      <h3>
        {say('timeline')}
        <Select
          size="small"
          variant="borderless"
          className="user-types"
          aria-label={say('allTypes')}
          value={name ?? ''}
          onChange={(chosen) => setName(chosen || undefined)}
          options={[
            { value: '', label: say('allTypes') },
            ...(data?.eventTypes ?? []).map((type) => ({ value: type.name, label: nameOf(type.name) })),
          ]}
          popupMatchSelectWidth={false}
        />
      </h3>
      <Weeks activity={activity} />
      {error && !data ? (
        <Failure title={say('timelineFailed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton rows={8} />
      ) : (
        <>
          {shown.length === 0 && <p className="user-missing">{say('noEvents')}</p>}
          <ol className="user-events">
            {shown.map((event, at) => (
              <EventEntry
                key={event.id}
                event={event}
                newDay={format.day(shown[at - 1]?.occurredAt ?? 0) !== format.day(event.occurredAt)}
              />
            ))}
          </ol>
          {events?.pageInfo.hasNextPage && (
            <Button type="link" size="small" onClick={more}>
              {say('earlier', { count: events.totalCount - shown.length })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function EventEntry({ event, newDay }: { event: Event; newDay: boolean }): ReactNode {
  const format = useFormat();
  const { eventName: nameOf } = useNames();
  return (
    <li>
      {newDay && <h4>{format.day(event.occurredAt)}</h4>}
      <div className="user-event" id={`event-${event.id}`}>
        <Instant at={event.occurredAt} as="time" />
        <div>
          <strong title={event.name}>{nameOf(event.name)}</strong>
          <PropertiesLine properties={event.properties} />
        </div>
      </div>
    </li>
  );
}

/** One square a week, darker with more events. */
function Weeks({ activity }: { activity: Activity }): ReactNode {
  const say = useUserWords();
  const format = useFormat();
  const weeks = [];
  for (let end = activity.length; end > 0; end -= DAYS_A_WEEK) {
    const days = activity.slice(Math.max(0, end - DAYS_A_WEEK), end);
    weeks.unshift({ day: days[0]?.day ?? '', count: days.reduce((sum, { count }) => sum + count, 0) });
  }
  const most = Math.max(1, ...weeks.map(({ count }) => count));
  // Five steps of the sequential scale; the first is no event at all.
  const step = (count: number): number => (count === 0 ? 0 : 1 + Math.ceil((count / most) * 4));
  return (
    <div className="user-weeks">
      <div role="img" aria-label={say('weeks')}>
        {weeks.map(({ day, count }) => (
          <Tooltip key={day} title={say('weekCount', { day: format.day(day), count })}>
            <span className={`user-week user-week-${step(count)}`} />
          </Tooltip>
        ))}
      </div>
      <p>
        <span>{say('weeks')}</span>
        <span>{say('thisWeek')}</span>
      </p>
    </div>
  );
}
