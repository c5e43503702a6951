import { useQuery } from '@apollo/client/react';
import { STANDARD_EVENT_GROUPS, standardEvent, standardEventDescription, standardProperty } from '@strata/rules';
import type { StandardEventGroup } from '@strata/rules';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import { useLanguage } from '../../i18n/language';
import { useNames } from '../../i18n/names';
import { Empty } from '../../parts/empty';
import { Table } from '../../parts/table';
import { EVENT_TYPES } from './documents';
import { useDataWords } from './words';

const ROWS = Object.entries(STANDARD_EVENT_GROUPS).flatMap(([group, events]) =>
  Object.keys(events).map((name) => ({ group: group as StandardEventGroup, name })),
);

/** The events that the field knows: when each is sent, what it bears, and whether it has come. */
export function StandardEvents({ text, onClear }: { text: string; onClear: () => void }): ReactNode {
  const say = useDataWords();
  const format = useFormat();
  const { eventName } = useNames();
  const { language } = useLanguage();
  const { data } = useQuery(EVENT_TYPES, { fetchPolicy: 'cache-and-network' });
  const came = new Map(data?.eventTypes.map(({ name, lastSeen }) => [name, lastSeen]));
  const wanted = text.trim().toLowerCase();
  const rows = ROWS.filter(({ name }) =>
    [name, ...(standardEvent(name)?.properties ?? [])].some((key) =>
      `${key} ${eventName(key)}`.toLowerCase().includes(wanted),
    ),
  );
  if (rows.length === 0)
    return <Empty title={say('noneFound', { text })} actions={<Button onClick={onClear}>{say('clear')}</Button>} />;
  return (
    <>
      <p className="data-quiet data-line">{say('standardHint')}</p>
      <Table
        label={say('standard')}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            title: say('event'),
            render: ({ name }) => (
              <div className="table-two">
                <span>{eventName(name)}</span>
                <span>{name}</span>
              </div>
            ),
          },
          {
            key: 'group',
            title: say('type'),
            wideOnly: true,
            render: ({ group }) => <span className="data-kind">{say(`group.${group}`)}</span>,
          },
          {
            key: 'meaning',
            title: say('meaning'),
            width: 280,
            wideOnly: true,
            render: ({ name }) => standardEventDescription(name)?.[language],
          },
          {
            key: 'properties',
            title: say('properties'),
            wideOnly: true,
            render: ({ name }) => <StandardProperties name={name} />,
          },
          {
            key: 'came',
            title: say('lastSeen'),
            align: 'right',
            render: ({ name }) => {
              const last = came.get(name);
              return last ? format.relative(last) : <span className="data-quiet">{data ? say('notYet') : '—'}</span>;
            },
          },
        ]}
      />
    </>
  );
}

function StandardProperties({ name }: { name: string }): ReactNode {
  const say = useDataWords();
  const { eventName } = useNames();
  return (
    <span className="data-properties">
      {standardEvent(name)?.properties.map((key) => {
        const { type = 'TEXT', unit } = standardProperty(key) ?? {};
        return (
          <span key={key} className="chip" title={key}>
            {eventName(key)}{' '}
            <span className="data-type">{unit ? `${say(type)} · ${say(`unit.${unit}`)}` : say(type)}</span>
          </span>
        );
      })}
    </span>
  );
}
