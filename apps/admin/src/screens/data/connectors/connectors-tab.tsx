import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Offered } from '../../../parts/offered';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import type { ConnectorsQuery } from '../../../graphql/graphql';
import { Empty } from '../../../parts/empty';
import { Failure, useFailureText } from '../../../parts/failure';
import { FilterBar } from '../../../parts/filter-bar';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { useAddress } from '../../../parts/use-address';
import { useWidth } from '../../../theme/theme-provider';
import { useDataWords } from '../words';
import { ConnectorDrawer } from './connector-drawer';
import { RunProblem } from './connector-runs';
import { CHANGE_CONNECTOR, CONNECTORS, RUN_CONNECTOR } from './documents';
import { readsFiles } from './settings';
import { useConnectorWords } from './words';

export type Connector = ConnectorsQuery['connectors'][number];

/** A run is under way for seconds; the list is asked for anew as often. */
const POLL = 5_000;

/** Systems that are asked on a schedule: how far behind each is, what its last run brought, and what went wrong. */
export function ConnectorsTab(): ReactNode {
  const say = useConnectorWords();
  const sayData = useDataWords();
  const format = useFormat();
  const phone = useWidth() === 'phone';
  const adds = useMayDo()('createConnector', 'testConnector') && !phone;
  const client = useApolloClient();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [params, setParam] = useAddress();
  const { data, error, refetch } = useQuery(CONNECTORS, { fetchPolicy: 'cache-and-network', pollInterval: POLL });
  const [change, changing] = useMutation(CHANGE_CONNECTOR);
  const [run, running] = useMutation(RUN_CONNECTOR);
  const refused = changing.error ?? running.error;
  const failure = useFailureText(refused);
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={4} />;
  const asked = params.get('open');
  const open = data.connectors.find(({ key }) => key === asked);
  const close = (): void => setParam('open', '');
  const drawer = open ? (
    <ConnectorDrawer key={open.key} connector={open} onClose={close} />
  ) : (
    asked === 'new' && adds && <ConnectorDrawer onClose={close} />
  );
  const add = adds && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setParam('open', 'new')}>
      {say('add')}
    </Button>
  );
  if (data.connectors.length === 0)
    return (
      <>
        <Empty title={say('none')} text={say(phone ? 'nonePhone' : 'noneText')} actions={add} />
        {drawer}
      </>
    );
  const wanted = text.trim().toLowerCase();
  const rows = data.connectors.filter(({ name, source }) => `${name} ${source}`.toLowerCase().includes(wanted));
  const again = (): Promise<unknown> => client.refetchQueries({ include: [CONNECTORS] });
  const runNow = async ({ key, name }: Connector): Promise<void> => {
    const { data: begun } = await run({ variables: { input: { key } }, errorPolicy: 'all' });
    if (!begun) return;
    void message.success(say('started', { name }));
    await again();
  };
  const pause = async ({ key, paused }: Connector): Promise<void> => {
    await change({ variables: { input: { key, paused: !paused } }, errorPolicy: 'all' });
    await again();
  };
  return (
    <>
      <FilterBar search={say('search')} text={text} onText={setText}>
        {add && <span className="filter-end">{add}</span>}
      </FilterBar>
      {refused && (
        <p role="alert" className="data-problem data-line">
          {failure}
        </p>
      )}
      {rows.length === 0 && (
        <Empty
          title={sayData('noneFound', { text })}
          actions={<Button onClick={() => setText('')}>{sayData('clear')}</Button>}
        />
      )}
      {rows.length > 0 && (
        <Table
          label={say('connectors')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              title: say('name'),
              render: ({ key, name, kind, source }) => (
                <div className="table-two">
                  <button
                    type="button"
                    className="name-link table-target"
                    aria-label={say('open', { name })}
                    onClick={() => setParam('open', key)}
                  >
                    {name}
                  </button>
                  <span>
                    {say(kind)} · {source}
                  </span>
                </div>
              ),
            },
            {
              key: 'lag',
              title: say('lag'),
              render: ({ caughtUpAt, paused, runs }) => {
                const last = runs.find(({ endedAt }) => endedAt);
                return (
                  <>
                    <span className="figure data-time">{caughtUpAt ? format.relative(caughtUpAt) : say('never')}</span>
                    <span className="table-under">
                      {paused ? (
                        say('paused')
                      ) : last && (last.fault ?? last.rejected > 0) ? (
                        <RunProblem run={last} />
                      ) : (
                        ''
                      )}
                    </span>
                  </>
                );
              },
            },
            {
              key: 'last',
              title: say('lastRun'),
              wideOnly: true,
              render: ({ runs: [last] }) => (
                <span className={last && !last.endedAt ? 'figure data-time data-live' : 'figure data-time'}>
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
                <>
                  {!last ? '—' : format.count(last.rows)}
                  {last && readsFiles(kind) && (
                    <span className="data-quiet">
                      {' '}
                      · {say('filesRead', { count: last.files, shown: format.count(last.files) })}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'errors',
              title: say('errors'),
              wideOnly: true,
              render: ({ runs }) => <RunProblem run={runs.find(({ endedAt }) => endedAt)} />,
            },
            {
              key: 'next',
              title: say('next'),
              wideOnly: true,
              render: ({ paused, nextRunAt }) =>
                paused ? (
                  <span className="chip">{say('paused')}</span>
                ) : (
                  <span className="figure data-time">
                    {Date.parse(nextRunAt) > Date.now() ? format.relative(nextRunAt) : say('soon')}
                  </span>
                ),
            },
            {
              key: 'actions',
              title: <span className="visually-hidden">{say('actions')}</span>,
              align: 'right',
              wideOnly: true,
              render: (connector) => (
                <Offered to={['runConnector', 'changeConnector']}>
                  <Button
                    size="small"
                    type="link"
                    aria-label={`${say('run')} ${connector.name}`}
                    onClick={() => void runNow(connector)}
                  >
                    {say('run')}
                  </Button>
                  <Button
                    size="small"
                    type="link"
                    aria-label={`${say(connector.paused ? 'resume' : 'pause')} ${connector.name}`}
                    onClick={() => void pause(connector)}
                  >
                    {say(connector.paused ? 'resume' : 'pause')}
                  </Button>
                </Offered>
              ),
            },
          ]}
        />
      )}
      {drawer}
    </>
  );
}
