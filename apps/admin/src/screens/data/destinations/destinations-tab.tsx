import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import type { DestinationsQuery } from '../../../graphql/graphql';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { FilterBar } from '../../../parts/filter-bar';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { useAddress } from '../../../parts/use-address';
import { useWidth } from '../../../theme/theme-provider';
import { useDataWords } from '../words';
import { DestinationDrawer } from './destination-drawer';
import { DESTINATIONS } from './documents';
import { useDestinationWords } from './words';

export type Destination = DestinationsQuery['destinations'][number];

/** What arrives and what fails is seen within some seconds, while the other system is being set up. */
const POLL = 5_000;

/** Systems that are told who moves: what each is told of, and whether it arrives. */
export function DestinationsTab(): ReactNode {
  const say = useDestinationWords();
  const sayData = useDataWords();
  const format = useFormat();
  const phone = useWidth() === 'phone';
  const adds = useMayDo()('createDestination') && !phone;
  const [text, setText] = useState('');
  const [params, setParam] = useAddress();
  const { data, error, refetch } = useQuery(DESTINATIONS, { fetchPolicy: 'cache-and-network', pollInterval: POLL });
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={4} />;
  const { destinations } = data;
  const wanted = text.trim().toLowerCase();
  const rows = destinations.filter(({ name, url }) => `${name} ${url}`.toLowerCase().includes(wanted));
  const asked = params.get('open');
  const open = destinations.find(({ key }) => key === asked);
  const close = (): void => setParam('open', '');
  const add = adds && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setParam('open', 'new')}>
      {say('add')}
    </Button>
  );
  const stateOf = ({ paused, failures, arrivedAt }: Destination): string =>
    paused
      ? say('paused')
      : failures > 0
        ? say('fails', { count: failures })
        : arrivedAt
          ? say('arrives')
          : say('waits');
  return (
    <>
      {destinations.length === 0 ? (
        <Empty title={say('none')} text={say(phone ? 'nonePhone' : 'noneText')} actions={add} />
      ) : (
        <>
          <FilterBar search={say('search')} text={text} onText={setText}>
            {add && <span className="filter-end">{add}</span>}
          </FilterBar>
          {rows.length === 0 ? (
            <Empty
              title={sayData('noneFound', { text })}
              actions={<Button onClick={() => setText('')}>{sayData('clear')}</Button>}
            />
          ) : (
            <Table
              label={say('list')}
              rows={rows}
              rowKey={({ key }) => key}
              columns={[
                {
                  key: 'name',
                  title: say('name'),
                  render: ({ key, name, url }) => (
                    <div className="table-two">
                      <button
                        type="button"
                        className="name-link table-target"
                        aria-label={say('open', { name })}
                        onClick={() => setParam('open', key)}
                      >
                        {name}
                      </button>
                      <span>{url}</span>
                    </div>
                  ),
                },
                {
                  key: 'kinds',
                  title: say('kinds'),
                  wideOnly: true,
                  render: ({ kinds }) =>
                    kinds.length === 0 ? say('allKinds') : format.list(kinds.map((kind) => say(kind))),
                },
                {
                  key: 'state',
                  title: say('state'),
                  render: (row) =>
                    row.failures > 0 && !row.paused ? (
                      <span className="data-problem">{stateOf(row)}</span>
                    ) : (
                      <span className="chip">{stateOf(row)}</span>
                    ),
                },
                {
                  key: 'last',
                  title: say('last'),
                  align: 'right',
                  wideOnly: true,
                  render: ({ arrivedAt }) => (arrivedAt ? format.relative(arrivedAt) : say('never')),
                },
              ]}
            />
          )}
        </>
      )}
      {open ? (
        <DestinationDrawer key={open.key} of={open} onClose={close} />
      ) : (
        asked === 'new' && adds && <DestinationDrawer onClose={close} />
      )}
    </>
  );
}
