import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../i18n/names';
import { useFormat } from '../../format/use-format';
import type { EventTypesQuery } from '../../graphql/graphql';
import { graphql } from '../../graphql';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { crowdPath } from '../users/crowd';
import { useEventsWords } from './words';
import './events.css';

const EVENT_TYPES = graphql(`
  query EventTypes {
    overview(days: 1) {
      users
    }
    eventTypes {
      name
      firstSeen
      lastSeen
      volume
      coverage
      properties {
        name
        types
      }
      usedIn {
        key
        name
      }
    }
  }
`);

type EventType = EventTypesQuery['eventTypes'][number];

/** The learned catalogue: every event that has ever arrived, its properties and their types, how much and how lately. */
export function EventsScreen(): ReactNode {
  const say = useEventsWords();
  const format = useFormat();
  const { eventName: nameOf } = useNames();
  const [text, setText] = useState('');
  const { data, error, refetch } = useQuery(EVENT_TYPES, { fetchPolicy: 'cache-and-network' });
  const wanted = text.trim().toLowerCase();
  const types = (data?.eventTypes ?? []).filter((type) =>
    [type.name, nameOf(type.name), ...type.properties.map(({ name }) => name)].some((field) =>
      field.toLowerCase().includes(wanted),
    ),
  );

  const body = (): ReactNode => {
    if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton rows={10} />;
    if (data.eventTypes.length === 0)
      return (
        <Empty
          title={say('empty')}
          text={say('emptyText')}
          actions={
            <Button type="primary" href="/playground">
              {say('playground')}
            </Button>
          }
        />
      );
    if (types.length === 0)
      return (
        <Empty
          title={say('noneFound', { text })}
          actions={<Button onClick={() => setText('')}>{say('clear')}</Button>}
        />
      );
    return (
      <Table
        label={say('title')}
        rows={types}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            title: say('event'),
            render: ({ name }) => (
              <div className="table-two">
                <span>{nameOf(name)}</span>
                <span>{name}</span>
              </div>
            ),
          },
          {
            key: 'volume',
            title: say('volume'),
            align: 'right',
            render: ({ volume }) => <span className="table-strong">{format.count(volume)}</span>,
          },
          {
            key: 'people',
            title: say('people'),
            align: 'right',
            wideOnly: true,
            render: ({ name, coverage }) => (
              <Link to={crowdPath({ event: { name } })} className="events-people">
                {format.count(coverage)}
              </Link>
            ),
          },
          {
            key: 'share',
            title: say('share'),
            align: 'right',
            wideOnly: true,
            render: ({ coverage }) => format.share(coverage, data.overview.users, 1),
          },
          {
            key: 'last',
            title: say('lastSeen'),
            render: ({ lastSeen }) => <span className="figure">{format.relative(lastSeen)}</span>,
          },
          {
            key: 'first',
            title: say('firstSeen'),
            wideOnly: true,
            render: ({ firstSeen }) => <span className="figure">{format.day(firstSeen)}</span>,
          },
          { key: 'properties', title: say('properties'), wideOnly: true, render: (type) => <Properties type={type} /> },
        ]}
      />
    );
  };

  return (
    <Page bare title={say('title')} aside={<span className="figure">{data?.eventTypes.length}</span>}>
      <div className="events-filter">
        <Input
          className="events-search"
          prefix={<SearchOutlined />}
          placeholder={say('search')}
          aria-label={say('search')}
          value={text}
          allowClear
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {body()}
    </Page>
  );
}

function Properties({ type }: { type: EventType }): ReactNode {
  const say = useEventsWords();
  return (
    <span className="events-properties">
      {type.properties.map(({ name, types }) => (
        <span key={name} className="chip">
          {name} <span className="events-type">{types.map((kind) => say(kindOf(kind))).join(' / ')}</span>
        </span>
      ))}
    </span>
  );
}

const KINDS = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATETIME', 'LIST', 'OBJECT'] as const;
const kindOf = (kind: string): (typeof KINDS)[number] => KINDS.find((known) => known === kind) ?? 'OBJECT';
