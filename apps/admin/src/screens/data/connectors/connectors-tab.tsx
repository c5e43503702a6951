import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { ConnectorsQuery } from '../../../graphql/graphql';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { FilterBar } from '../../../parts/filter-bar';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { ConnectorDrawer } from './connector-drawer';
import { CHANGE_CONNECTOR, CONNECTORS, REMOVE_CONNECTOR, RUN_CONNECTOR } from './documents';
import { readsFiles } from './settings';
import { useConnectorWords } from './words';

export type Connector = ConnectorsQuery['connectors'][number];

/** A run is under way for seconds; the list is asked for anew as often. */
const POLL = 5_000;

/** Systems that are asked on a schedule: how far behind each is, what its last run brought, and what went wrong. */
export function ConnectorsTab(): ReactNode {
  const say = useConnectorWords();
  const format = useFormat();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Connector | 'new'>();
  const { data, error, refetch } = useQuery(CONNECTORS, { fetchPolicy: 'cache-and-network', pollInterval: POLL });
  const [change] = useMutation(CHANGE_CONNECTOR);
  const [remove] = useMutation(REMOVE_CONNECTOR);
  const [run] = useMutation(RUN_CONNECTOR);
  const again = (): Promise<unknown> => client.refetchQueries({ include: [CONNECTORS] });
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={4} />;
  const drawer = open && (
    <ConnectorDrawer {...(open !== 'new' && { connector: open })} onClose={() => setOpen(undefined)} />
  );
  const add = <Button onClick={() => setOpen('new')}>{say('add')}</Button>;
  if (data.connectors.length === 0)
    return (
      <>
        <Empty title={say('none')} text={say('noneText')} actions={add} />
        {drawer}
      </>
    );
  const wanted = text.trim().toLowerCase();
  const runNow = async ({ key, name }: Connector): Promise<void> => {
    await run({ variables: { input: { key } } });
    void message.success(say('started', { name }));
    await again();
  };
  const repairsOf = (by: unknown): string | undefined => {
    const repairs = Object.entries(by as Record<string, number>).map(
      ([rule, count]) => `${rule} ${format.count(count)}`,
    );
    return repairs.length > 0 ? `${say('repaired')} ${format.list(repairs)}` : undefined;
  };
  const end = async ({ key }: Connector): Promise<void> => {
    await remove({ variables: { input: { key } } });
    await again();
  };
  const pause = async ({ key, paused }: Connector): Promise<void> => {
    await change({ variables: { input: { key, paused: !paused } } });
    await again();
  };
  return (
    <>
      <FilterBar search={say('search')} text={text} onText={setText}>
        {add}
      </FilterBar>
      <Table
        label={say('connectors')}
        rows={data.connectors.filter(({ name, source }) => `${name} ${source}`.toLowerCase().includes(wanted))}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            title: say('name'),
            render: (connector) => (
              <div className="table-two">
                <button
                  type="button"
                  className="data-link"
                  aria-label={say('edit', { name: connector.name })}
                  onClick={() => setOpen(connector)}
                >
                  {connector.name}
                </button>
                <span>
                  {say(connector.kind)} · {connector.source}
                </span>
              </div>
            ),
          },
          {
            key: 'lag',
            title: say('lag'),
            render: ({ caughtUpAt }) => (
              <span className="figure data-time">{caughtUpAt ? format.relative(caughtUpAt) : say('never')}</span>
            ),
          },
          {
            key: 'last',
            title: say('lastRun'),
            wideOnly: true,
            render: ({ runs: [last] }) => (
              <span className="figure data-time">
                {!last ? '—' : last.endedAt ? format.relative(last.startedAt) : say('running')}
              </span>
            ),
          },
          {
            key: 'rows',
            title: say('rows'),
            align: 'right',
            wideOnly: true,
            render: ({ kind, runs: [last] }) => (
              <span className="figure" title={last && repairsOf(last.repairedBy)}>
                {!last ? '—' : format.count(last.rows)}
                {last && readsFiles(kind) && ` · ${say('filesRead', { count: format.count(last.files) })}`}
              </span>
            ),
          },
          { key: 'errors', title: say('errors'), wideOnly: true, render: (connector) => <Problems of={connector} /> },
          {
            key: 'next',
            title: say('next'),
            wideOnly: true,
            render: ({ paused, nextRunAt }) => (
              <span className="figure data-time">{paused ? say('paused') : format.time(nextRunAt)}</span>
            ),
          },
          {
            key: 'actions',
            title: <span className="visually-hidden">{say('actions')}</span>,
            align: 'right',
            wideOnly: true,
            render: (connector) => (
              <>
                <Button size="small" type="link" onClick={() => void runNow(connector)}>
                  {say('run')}
                </Button>
                <Button size="small" type="link" onClick={() => void pause(connector)}>
                  {say(connector.paused ? 'resume' : 'pause')}
                </Button>
                <Popconfirm
                  title={say('removeTitle', { name: connector.name })}
                  description={say('removeText')}
                  okText={say('remove')}
                  onConfirm={() => void end(connector)}
                >
                  <Button size="small" type="link" danger>
                    {say('remove')}
                  </Button>
                </Popconfirm>
              </>
            ),
          },
        ]}
      />
      {drawer}
    </>
  );
}

function Problems({ of: { runs } }: { of: Connector }): ReactNode {
  const say = useConnectorWords();
  const format = useFormat();
  const last = runs.find(({ endedAt }) => endedAt);
  if (last?.fault) return <span className="data-problem">{last.fault.message}</span>;
  if (!last || last.rejected === 0) return <span className="data-kind">{last ? say('fine') : '—'}</span>;
  const codes = Object.keys(last.rejectedBy as object);
  return (
    <span className="data-problem">
      {say('rejected', { count: format.count(last.rejected) })} · {format.list(codes)}
    </span>
  );
}
