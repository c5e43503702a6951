import { useQuery } from '@apollo/client/react';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { Pager, usePages } from '../../../parts/pager';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { useAddress } from '../../../parts/use-address';
import { ApprovalDrawer } from './approval-drawer';
import { AudienceSize } from './audience-size';
import { APPROVALS } from './documents';
import { useTitle } from './use-title';
import { useApprovalWords } from './words';

const SIZE = 50;
const POLL = 10_000;
const STATES = ['PENDING', 'APPROVED', 'EXECUTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'FAILED'] as const;

/** What takes a second person: what waits, and what became of the rest. */
export function ApprovalsTab(): ReactNode {
  const say = useApprovalWords();
  const format = useFormat();
  const titleOf = useTitle();
  const mayDo = useMayDo();
  const decides = mayDo('decideApproval');
  const [params, setParam] = useAddress();
  const asked = params.get('show') ?? '';
  const state = STATES.find((one) => one === asked) ?? null;
  const pages = usePages(asked);
  const { data, previousData, error, loading, refetch } = useQuery(APPROVALS, {
    variables: {
      first: SIZE,
      after: pages.after ?? null,
      state,
      mine: asked === 'mine',
      waiting: asked === 'waiting',
    },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL,
  });
  const shown = data ?? previousData;
  if (error && !shown) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Skeleton table rows={6} />;
  const { edges, totalCount, pageInfo } = shown.approvals;
  const open = params.get('open');
  const which = [
    { value: '', label: say('all') },
    ...(decides
      ? [
          { value: 'waiting', label: say('waiting') },
          { value: 'mine', label: say('mine') },
        ]
      : []),
    ...STATES.map((value) => ({ value, label: say(value) })),
  ];
  return (
    <>
      <p className="settings-intro">{say('intro')}</p>
      <div className="filter">
        <Select aria-label={say('which')} value={asked} options={which} onChange={(value) => setParam('show', value)} />
      </div>
      {edges.length === 0 ? (
        <Empty
          title={say(asked ? 'noneFound' : 'none')}
          {...(!asked && { text: say('noneText') })}
          actions={asked && <Button onClick={() => setParam('show', '')}>{say('showAll')}</Button>}
        />
      ) : (
        <>
          <Table
            label={say('list')}
            rows={edges.map(({ node }) => node)}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'what',
                title: say('what'),
                render: (row) => (
                  <div className="table-two">
                    <button
                      type="button"
                      className="name-link table-target"
                      aria-label={say('open', { what: titleOf(row) })}
                      onClick={() => setParam('open', row.id)}
                    >
                      {titleOf(row)}
                    </button>
                    <span>{say('askedAt', { name: row.askedByName, time: format.relative(row.askedAt) })}</span>
                  </div>
                ),
              },
              {
                key: 'state',
                title: say('state'),
                align: 'right',
                width: 140,
                render: ({ state: at, mayDecide }) => <span className="chip">{say(mayDecide ? 'waiting' : at)}</span>,
              },
            ]}
          />
          <Pager
            pages={pages}
            size={SIZE}
            shown={edges.length}
            total={totalCount}
            endCursor={pageInfo.endCursor}
            hasNextPage={pageInfo.hasNextPage}
            loading={loading && !data}
          />
        </>
      )}
      {mayDo('updateAccessSettings') && <AudienceSize />}
      {open && <ApprovalDrawer key={open} id={open} onClose={() => setParam('open', '')} />}
    </>
  );
}
