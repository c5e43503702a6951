import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { FilterBar } from '../../../parts/filter-bar';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { CreateSource } from './create-source';
import { INBOUND } from './documents';
import { WebhookDrawer } from './webhook-drawer';
import type { Webhook } from './webhook-drawer';
import { useSourceWords } from './words';
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

/** What comes by itself: sites and apps with the SDK, and systems that call by webhook. */
export function SourcesTab(): ReactNode {
  const say = useSourceWords();
  const format = useFormat();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Row | 'new'>();
  const { data, error, refetch } = useQuery(INBOUND, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={4} />;
  const rows: Row[] = [
    ...data.writeKeys.map(({ key, source, usedAt }): Row => ({
      ...{ kind: 'SDK', id: key, name: source, source, paused: false },
      last: usedAt ?? null,
    })),
    ...data.webhooks.map((webhook): Row => {
      const { key, name, source, paused, receivedAt } = webhook;
      return { kind: 'WEBHOOK', id: key, name, source, paused, last: receivedAt ?? null, webhook };
    }),
  ];
  const wanted = text.trim().toLowerCase();
  const close = (): void => setOpen(undefined);
  const add = <Button onClick={() => setOpen('new')}>{say('add')}</Button>;
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={say('none')} text={say('noneText')} actions={add} />
      ) : (
        <>
          <FilterBar search={say('search')} text={text} onText={setText}>
            {add}
          </FilterBar>
          <Table
            label={say('sources')}
            rows={rows.filter(({ name, source }) => `${name} ${source}`.toLowerCase().includes(wanted))}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: say('name'),
                render: (row) => (
                  <div className="table-two">
                    <button
                      type="button"
                      className="data-link"
                      aria-label={say('open', { name: row.name })}
                      onClick={() => setOpen(row)}
                    >
                      {row.name}
                    </button>
                    <span>{row.source}</span>
                  </div>
                ),
              },
              {
                key: 'kind',
                title: say('kind'),
                render: ({ kind, paused }) => (
                  <span className="data-kind">{paused ? `${say(kind)} · ${say('paused')}` : say(kind)}</span>
                ),
              },
              {
                key: 'last',
                title: say('last'),
                wideOnly: true,
                render: ({ last }) => (
                  <span className="figure data-time">{last ? format.relative(last) : say('never')}</span>
                ),
              },
            ]}
          />
        </>
      )}
      {open === 'new' && <CreateSource onClose={close} />}
      {typeof open === 'object' && open.kind === 'SDK' && (
        <WriteKeyDrawer writeKey={open.id} source={open.source} onClose={close} />
      )}
      {typeof open === 'object' && open.kind === 'WEBHOOK' && <WebhookDrawer webhook={open.webhook} onClose={close} />}
    </>
  );
}
