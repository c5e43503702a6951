import { useLazyQuery, useQuery } from '@apollo/client/react';
import { Alert, Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { FilterBar } from '../../../parts/filter-bar';
import { Pager, usePages } from '../../../parts/pager';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { useAddress } from '../../../parts/use-address';
import { AUDIT, VERIFY } from './documents';
import { OBJECTS, OPERATIONS, useDeedWords } from './deed-words';
import { EntryDrawer, KINDS, whoOf } from './entry-drawer';
import type { AuditRow } from './entry-drawer';
import { useAuditWords } from './words';

const SIZE = 50;
/** In days. */
const SPANS = ['1', '7', '30'] as const;
const DAY = 86_400_000;
const OUTCOMES = ['DONE', 'REFUSED', 'FAILED', 'UNKNOWN'] as const;

/** What narrows the list, by its name in the address. */
const NARROWING = ['text', 'outcome', 'actorKind', 'operation', 'object', 'days'];

/** Who did what: searched, verified and handed out. */
export function AuditTab(): ReactNode {
  const say = useAuditWords();
  const format = useFormat();
  const deeds = useDeedWords();
  const [params, setParam] = useAddress();
  const [open, setOpen] = useState<AuditRow>();
  const text = params.get('text') ?? '';
  const outcome = OUTCOMES.find((one) => one === params.get('outcome'));
  const kind = KINDS.find((one) => one === params.get('actorKind'));
  const operation = params.get('operation') ?? '';
  const object = params.get('object') ?? '';
  const span = SPANS.find((one) => one === params.get('days'));
  // Of the moment it was chosen: a page that is turned stays in the same list.
  const from = useMemo(() => (span ? new Date(Date.now() - Number(span) * DAY).toISOString() : undefined), [span]);
  const pages = usePages([text, outcome, kind, operation, object, span].join(' '));
  const filter = {
    text: text || null,
    outcome: outcome ?? null,
    actorKind: kind ?? null,
    operation: operation || null,
    object: object || null,
    from: from ?? null,
  };
  const { data, previousData, error, loading, refetch } = useQuery(AUDIT, {
    variables: { first: SIZE, after: pages.after ?? null, filter },
    fetchPolicy: 'cache-and-network',
  });
  const [verify, verified] = useLazyQuery(VERIFY, { fetchPolicy: 'network-only' });
  const shown = data ?? previousData;
  if (error && !shown) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Skeleton table rows={8} />;
  const { edges, totalCount, pageInfo } = shown.auditEntries;
  const isFiltered = NARROWING.some((name) => params.get(name));
  const found = verified.data?.verifyAudit;
  const query = new URLSearchParams({
    format: 'csv',
    ...Object.fromEntries(Object.entries(filter).filter((one): one is [string, string] => one[1] !== null)),
  });
  const clear = (): void => {
    for (const name of NARROWING) setParam(name, '');
  };
  return (
    <>
      <FilterBar search={say('search')} text={text} onText={(value) => setParam('text', value)}>
        <Select
          aria-label={say('outcome')}
          value={outcome ?? ''}
          onChange={(value) => setParam('outcome', value)}
          options={[
            { value: '', label: say('anyOutcome') },
            ...OUTCOMES.map((value) => ({ value, label: say(value) })),
          ]}
        />
        <Select
          aria-label={say('actorKind')}
          value={kind ?? ''}
          onChange={(value) => setParam('actorKind', value)}
          options={[{ value: '', label: say('anyActor') }, ...KINDS.map((value) => ({ value, label: say(value) }))]}
        />
        <Select
          aria-label={say('operation')}
          value={operation}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(value) => setParam('operation', value)}
          options={[
            { value: '', label: say('anyOperation') },
            ...Object.keys(OPERATIONS).map((value) => ({ value, label: deeds.operation(value) })),
          ]}
        />
        <Select
          aria-label={say('object')}
          value={object}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(value) => setParam('object', value)}
          options={[
            { value: '', label: say('anyObject') },
            ...Object.keys(OBJECTS).map((value) => ({ value, label: deeds.object(value) })),
          ]}
        />
        <Select
          aria-label={say('when')}
          value={span ?? ''}
          onChange={(value) => setParam('days', value)}
          options={[
            { value: '', label: say('anyTime') },
            ...SPANS.map((value) => ({ value, label: say('days', { count: Number(value) }) })),
          ]}
        />
        <span className="filter-end settings-actions">
          <Button loading={verified.loading} onClick={() => void verify()}>
            {say('verify')}
          </Button>
          <Button href={`/v1/audit?${String(query)}`} download>
            {say('export')}
          </Button>
        </span>
      </FilterBar>
      {found && (
        <Alert
          className="settings-alert"
          showIcon
          type={found.brokenAt == null ? 'success' : 'error'}
          title={
            found.brokenAt == null ? say('holds', { count: found.entries }) : say('broken', { place: found.brokenAt })
          }
          description={
            <span>
              {say('head')} <code className="settings-hash">{found.head}</code>
            </span>
          }
        />
      )}
      {edges.length === 0 ? (
        <Empty
          title={say(isFiltered ? 'noneFound' : 'none')}
          {...(!isFiltered && { text: say('noneText') })}
          actions={isFiltered && <Button onClick={clear}>{say('clear')}</Button>}
        />
      ) : (
        <>
          <Table
            label={say('trail')}
            rows={edges.map(({ node }) => node)}
            rowKey={({ place }) => String(place)}
            columns={[
              {
                key: 'what',
                title: say('what'),
                width: 340,
                render: (row) => (
                  <div className="table-two">
                    <button
                      type="button"
                      className="name-link table-target"
                      aria-label={`${deeds.operation(row.operation)}: ${say('open', { place: row.place })}`}
                      onClick={() => setOpen(row)}
                    >
                      {deeds.operation(row.operation)}
                    </button>
                    <span>{`${deeds.object(row.object)} ${row.objectId}`.trim()}</span>
                  </div>
                ),
              },
              { key: 'who', title: say('who'), wideOnly: true, render: (row) => whoOf(row, say) },
              {
                key: 'outcome',
                title: say('outcome'),
                render: ({ outcome: ended }) => <span className="chip">{say(ended)}</span>,
              },
              {
                key: 'when',
                title: say('when'),
                align: 'right',
                render: ({ at }) => format.relative(at),
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
      {open && <EntryDrawer of={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
