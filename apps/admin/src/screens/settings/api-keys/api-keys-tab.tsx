import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { FilterBar } from '../../../parts/filter-bar';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { useAddress } from '../../../parts/use-address';
import { CreateKey } from './create-key';
import { API_KEYS } from './documents';
import { KeyDrawer } from './key-drawer';
import type { ApiKeyRow } from './key-drawer';
import { useApiKeyWords } from './words';

const lastUse = ({ secrets }: ApiKeyRow): string | undefined =>
  secrets
    .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
    .toSorted()
    .at(-1);

/** Keys by which systems of partners ask and write. */
export function ApiKeysTab(): ReactNode {
  const say = useApiKeyWords();
  const format = useFormat();
  const manages = useMayDo()('createApiKey', 'rotateApiKey', 'revokeApiKey');
  const [text, setText] = useState('');
  const [params, setParam] = useAddress();
  const { data, error, refetch } = useQuery(API_KEYS, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={4} />;
  const { apiKeys, viewer } = data;
  const wanted = text.trim().toLowerCase();
  const rows = apiKeys.filter(({ name, prefix }) => `${name} strata_${prefix}`.toLowerCase().includes(wanted));
  const asked = params.get('open');
  const open = apiKeys.find(({ id }) => id === asked);
  const close = (): void => setParam('open', '');
  const add = manages && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setParam('open', 'new')}>
      {say('add')}
    </Button>
  );
  return (
    <>
      {apiKeys.length === 0 ? (
        <Empty title={say('none')} text={say('noneText')} actions={add} />
      ) : (
        <>
          <FilterBar search={say('search')} text={text} onText={setText}>
            {add && <span className="filter-end">{add}</span>}
          </FilterBar>
          {rows.length === 0 ? (
            <Empty
              title={say('noneFound', { text })}
              actions={<Button onClick={() => setText('')}>{say('clear')}</Button>}
            />
          ) : (
            <Table
              label={say('list')}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  title: say('name'),
                  width: 320,
                  render: ({ id, name, prefix }) => (
                    <div className="table-two">
                      <button
                        type="button"
                        className="name-link table-target"
                        aria-label={say('open', { name })}
                        onClick={() => setParam('open', id)}
                      >
                        {name}
                      </button>
                      <span>{`strata_${prefix}_…`}</span>
                    </div>
                  ),
                },
                {
                  key: 'state',
                  title: say('state'),
                  render: ({ state }) => <span className="chip">{say(state)}</span>,
                },
                {
                  key: 'last',
                  title: say('lastUse'),
                  align: 'right',
                  wideOnly: true,
                  render: (row) => {
                    const last = lastUse(row);
                    return last ? format.relative(last) : say('never');
                  },
                },
              ]}
            />
          )}
        </>
      )}
      {asked === 'new' && manages && <CreateKey held={viewer.permissions} onClose={close} />}
      {open && <KeyDrawer key={open.id} of={open} manages={manages} onClose={close} />}
    </>
  );
}
