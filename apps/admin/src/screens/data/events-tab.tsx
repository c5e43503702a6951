import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { useQuery } from '@apollo/client/react';
import { standardEventDescription } from '@strata/rules';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useEventCoverage } from '../../api/coverage';
import { useLanguage } from '../../i18n/language';
import { useNames } from '../../i18n/names';
import { useFormat } from '../../format/use-format';
import type { EventTypesQuery } from '../../graphql/graphql';
import { useMay } from '../../api/viewer';
import { Counted } from '../../parts/counted';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { FilterBar } from '../../parts/filter-bar';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { useAddress } from '../../parts/use-address';
import { crowdPath } from '../users/crowd';
import { EVENT_TYPES } from './documents';
import { StandardEvents } from './standard-events';
import { UsedIn } from './used-in';
import { useDataWords } from './words';

type EventType = EventTypesQuery['eventTypes'][number];

/** The learned catalogue: every event that has ever arrived, its properties and their types, how much and how lately. */
export function EventsTab(): ReactNode {
  const say = useDataWords();
  const [text, setText] = useState('');
  const [params, setParam] = useAddress();
  const standard = params.get('list') === 'standard';
  return (
    <>
      <FilterBar search={say('searchEvents')} text={text} onText={setText}>
        <Segmented
          aria-label={say('which')}
          value={standard ? 'standard' : 'arrived'}
          options={[
            { value: 'arrived', label: say('arrived') },
            { value: 'standard', label: say('standard') },
          ]}
          onChange={(list) => setParam('list', list === 'standard' ? list : '')}
        />
      </FilterBar>
      {standard ? (
        <StandardEvents text={text} onClear={() => setText('')} />
      ) : (
        <EventTypes text={text} onClear={() => setText('')} onStandard={() => setParam('list', 'standard')} />
      )}
    </>
  );
}

interface EventTypesProps {
  text: string;
  onClear: () => void;
  onStandard: () => void;
}

function EventTypes({ text, onClear, onStandard }: EventTypesProps): ReactNode {
  const say = useDataWords();
  const format = useFormat();
  const { eventName: nameOf } = useNames();
  const { language } = useLanguage();
  const coverage = useEventCoverage();
  const may = useMay();
  const mayCount = may('AUDIENCE_COUNT');
  const { data, error, refetch } = useQuery(EVENT_TYPES, {
    variables: { mayCount },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <Failure title={say('eventsFailed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={10} />;
  if (data.eventTypes.length === 0)
    return (
      <Empty
        title={say('noEvents')}
        text={say('noEventsText')}
        actions={
          <>
            <Button type="primary" href="/data?tab=imports">
              {say('toImports')}
            </Button>
            <Button onClick={onStandard}>{say('standard')}</Button>
            <Button href="/playground">{say('playground')}</Button>
          </>
        }
      />
    );
  const wanted = text.trim().toLowerCase();
  const types = data.eventTypes.filter((type) =>
    [type.name, nameOf(type.name), ...type.properties.flatMap(({ name }) => [name, nameOf(name)])].some((field) =>
      field.toLowerCase().includes(wanted),
    ),
  );
  if (types.length === 0)
    return <Empty title={say('noneFound', { text })} actions={<Button onClick={onClear}>{say('clear')}</Button>} />;
  return (
    <Table
      label={say('events')}
      rows={types}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          title: say('event'),
          render: ({ name }) => (
            <div className="table-two" title={standardEventDescription(name)?.[language]}>
              <span>{nameOf(name)}</span>
              <span>{name}</span>
            </div>
          ),
        },
        {
          key: 'volume',
          title: say('volume'),
          align: 'right',
          render: ({ volume }) => (
            <span className="table-strong">{volume === undefined ? '—' : format.count(volume)}</span>
          ),
        },
        {
          key: 'people',
          title: say('people'),
          align: 'right',
          wideOnly: true,
          render: ({ name }) => (
            <Counted count={coverage?.of(name)}>
              {(count) => (
                <Link
                  to={crowdPath({ event: { name } })}
                  className="data-people"
                  aria-label={`${format.people(count)} ${say('did')} ${nameOf(name)}`}
                >
                  {format.people(count)}
                </Link>
              )}
            </Counted>
          ),
        },
        {
          key: 'share',
          title: say('share'),
          align: 'right',
          wideOnly: true,
          render: ({ name }) => (
            <Counted count={coverage?.of(name)}>
              {(count) => format.shareOfPeople(count, coverage?.total ?? 0, 1)}
            </Counted>
          ),
        },
        {
          key: 'last',
          title: say('lastSeen'),
          render: ({ lastSeen }) => <span className="figure data-time">{format.relative(lastSeen)}</span>,
        },
        {
          key: 'first',
          title: say('firstSeen'),
          wideOnly: true,
          render: ({ firstSeen }) => <span className="figure data-time">{format.day(firstSeen)}</span>,
        },
        { key: 'properties', title: say('properties'), wideOnly: true, render: (type) => <Properties type={type} /> },
        { key: 'used', title: say('usedIn'), wideOnly: true, render: ({ usedIn }) => <UsedIn segments={usedIn} /> },
      ]}
    />
  );
}

function Properties({ type }: { type: EventType }): ReactNode {
  const say = useDataWords();
  const { eventName } = useNames();
  return (
    <span className="data-properties">
      {type.properties.map(({ name, types, unexpected }) => (
        <span key={name} className="chip" title={unexpected.length > 0 ? say('unexpected') : name}>
          {eventName(name)} <span className="data-type">{types.map((kind) => say(kindOf(kind))).join(' / ')}</span>
          {unexpected.length > 0 && (
            <>
              {' '}
              <WarningOutlined className="data-unexpected" aria-label={say('unexpected')} />
            </>
          )}
        </span>
      ))}
    </span>
  );
}

const KINDS = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATETIME', 'LIST', 'OBJECT'] as const;
const kindOf = (kind: string): (typeof KINDS)[number] => KINDS.find((known) => known === kind) ?? 'OBJECT';
