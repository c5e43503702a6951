import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import type { CleaningSourcesQuery } from '../../../graphql/graphql';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { useWidth } from '../../../theme/theme-provider';
import { SOURCES } from './documents';
import { CleaningDrawer } from './cleaning-drawer';
import { InferenceTables } from './inference-tables';
import { TryCleaning } from './try-cleaning';
import { useSourceLabel } from '../sources/words';
import { useCleaningWords } from './words';
import './cleaning.css';

export type Source = CleaningSourcesQuery['sources'][number];

/** Where data comes from: whose word counts, how it is cleaned, and a place to see what cleaning makes of values. */
export function CleaningTab(): ReactNode {
  const say = useCleaningWords();
  const phone = useWidth() === 'phone';
  const defines = useMayDo()('defineSource');
  const [editing, setEditing] = useState<Source | 'new'>();
  const labelOf = useSourceLabel();
  const { data, error, refetch } = useQuery(SOURCES, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={6} />;
  return (
    <>
      {!phone && defines && (
        <div className="cleaning-head">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {say('define')}
          </Button>
        </div>
      )}
      <Table
        label={say('title')}
        rows={data.sources}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            title: say('source'),
            width: 260,
            render: (source) => (
              <div className="table-two">
                <span>{labelOf(source)}</span>
                <span>{source.key}</span>
              </div>
            ),
          },
          { key: 'kind', title: say('kind'), wideOnly: true, render: ({ kind }) => say(`kind.${kind}`) },
          { key: 'rank', title: say('rank'), align: 'right', width: 90, render: ({ rank }) => rank },
          {
            key: 'cleaning',
            title: say('cleaning'),
            wideOnly: true,
            render: ({ cleaning: { off } }) =>
              off.length === 0 ? say('allOn') : say('someOff', { count: off.length }),
          },
          {
            key: 'edit',
            title: <span className="visually-hidden">{say('change')}</span>,
            align: 'right',
            wideOnly: true,
            render: (source) =>
              defines && (
                <Button
                  size="small"
                  type="link"
                  aria-label={`${say('change')} ${labelOf(source)}`}
                  onClick={() => setEditing(source)}
                >
                  {say('change')}
                </Button>
              ),
          },
        ]}
      />
      <InferenceTables />
      <TryCleaning sources={data.sources} />
      {editing && (
        <CleaningDrawer {...(editing !== 'new' && { source: editing })} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}
