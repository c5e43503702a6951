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
import { useWidth } from '../../../theme/theme-provider';
import { useDataWords } from '../words';
import { CreateSource } from './create-source';
import { INBOUND } from './documents';
import { PrecedenceList } from './precedence-list';
import { WebhookDrawer } from './webhook-drawer';
import type { Webhook } from './webhook-drawer';
import { useSourceLabel, useSourceWords } from './words';
import { WriteKeyDrawer } from './write-key-drawer';

type Row =
  | { kind: 'SDK'; id: string; name: string; source: string; last: string | null; paused: false }
  | {
      kind: 'WEBHOOK';
      id: string;
      name: string;
      source: string;
      last: string | null;
      paused: boolean;
      webhook: Webhook;
    };

/** What comes by itself: sites and apps with the SDK, and systems that call by webhook; and whose word counts. */
export function SourcesTab(): ReactNode {
  const say = useSourceWords();
  const sayData = useDataWords();
  const format = useFormat();
  const nameOf = useSourceLabel();
  const phone = useWidth() === 'phone';
  const adds = useMayDo()('createWriteKey', 'createWebhook') && !phone;
  const [text, setText] = useState('');
  const [params, setParam] = useAddress();
  const { data, error, refetch } = useQuery(INBOUND, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={4} />;
  const called = new Map(data.sources.map((source) => [source.key, nameOf(source)]));
  const all: Row[] = [
    ...data.writeKeys.map(({ key, source, usedAt }): Row => ({
      ...{ kind: 'SDK', id: key, name: called.get(source) ?? source, source, paused: false },
      last: usedAt ?? null,
    })),
    ...data.webhooks.map((webhook): Row => {
      const { key, name, source, paused, receivedAt } = webhook;
      return { kind: 'WEBHOOK', id: key, name, source, paused, last: receivedAt ?? null, webhook };
    }),
  ];
  const wanted = text.trim().toLowerCase();
  const rows = all.filter(({ name, source }) => `${name} ${source}`.toLowerCase().includes(wanted));
  const asked = params.get('open');
  const open = all.find(({ id }) => id === asked);
  const close = (): void => setParam('open', '');
  const add = adds && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setParam('open', 'new')}>
      {say('add')}
    </Button>
  );
  return (
    <>
      {all.length === 0 ? (
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
              label={say('sources')}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  title: say('name'),
                  width: 300,
                  render: (row) => (
                    <div className="table-two">
                      <button
                        type="button"
                        className="name-link table-target"
                        aria-label={say('open', { name: row.name })}
                        onClick={() => setParam('open', row.id)}
                      >
                        {row.name}
                      </button>
                      <span>{row.kind === 'SDK' ? `${row.source} · ${row.id.slice(0, 12)}…` : row.source}</span>
                    </div>
                  ),
                },
                {
                  key: 'kind',
                  title: say('kind'),
                  render: (row) => (
                    <span className="data-kind">
                      {say(phone ? `short.${row.kind}` : row.kind)}
                      {row.paused && <span className="chip data-sensitive">{say('paused')}</span>}
                      {row.kind === 'WEBHOOK' && !row.webhook.mapping && (
                        <span className="chip data-sensitive data-unexpected">{say('unmapped')}</span>
                      )}
                    </span>
                  ),
                },
                {
                  key: 'last',
                  title: say('last'),
                  align: 'right',
                  wideOnly: true,
                  render: ({ last }) => (
                    <span className="figure data-time">{last ? format.relative(last) : say('never')}</span>
                  ),
                },
              ]}
            />
          )}
        </>
      )}
      <PrecedenceList />
      {asked === 'new' && adds && <CreateSource onClose={close} />}
      {open?.kind === 'SDK' && (
        <WriteKeyDrawer writeKey={open.id} source={open.name} usedAt={open.last} onClose={close} />
      )}
      {open?.kind === 'WEBHOOK' && <WebhookDrawer key={open.id} webhook={open.webhook} onClose={close} />}
    </>
  );
}
