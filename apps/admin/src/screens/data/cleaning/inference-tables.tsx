import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Offered } from '../../../parts/offered';
import { useFormat } from '../../../format/use-format';
import type { InferenceTableKind, InferenceTablesQuery } from '../../../graphql/graphql';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { Failure } from '../../../parts/failure';
import { Table } from '../../../parts/table';
import { useWidth } from '../../../theme/theme-provider';
import { INFERENCE_TABLES, REMOVE_INFERENCE_TABLE } from './documents';
import { GiveTable } from './give-table';
import { useTableWords } from './table-words';

const KINDS: readonly InferenceTableKind[] = ['POSTAL_CODE', 'PHONE_PREFIX', 'IP'];

type Given = InferenceTablesQuery['inferenceTables'][number];

/** The three tables that a place can be inferred by, whether they were given or not. */
export function InferenceTables(): ReactNode {
  const say = useTableWords();
  const { count, dateTime } = useFormat();
  const phone = useWidth() === 'phone';
  const [giving, setGiving] = useState<InferenceTableKind>();
  const { data, error, refetch } = useQuery(INFERENCE_TABLES, { fetchPolicy: 'cache-and-network' });
  const given = new Map(data?.inferenceTables.map((table) => [table.kind, table]));
  const rows = KINDS.map((kind) => ({ kind, table: given.get(kind) }));
  return (
    <section className="cleaning-tables" aria-label={say('title')}>
      <h2>{say('title')}</h2>
      <p>{say('hint')}</p>
      {error && !data && <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />}
      {data && (
        <Table
          label={say('title')}
          rows={rows}
          rowKey={({ kind }) => kind}
          columns={[
            {
              key: 'table',
              title: say('table'),
              width: 260,
              render: ({ kind, table }) => (
                <div className="table-two">
                  <span>{say(kind)}</span>
                  <span>{table ? table.note || table.fileName : say('none')}</span>
                </div>
              ),
            },
            {
              key: 'rows',
              title: say('rows'),
              align: 'right',
              width: 110,
              render: ({ table }) => (table ? count(table.rows) : '—'),
            },
            { key: 'file', title: say('file'), wideOnly: true, render: ({ table }) => table?.fileName ?? '—' },
            {
              key: 'givenAt',
              title: say('givenAt'),
              wideOnly: true,
              render: ({ table }) => (table ? dateTime(table.givenAt) : '—'),
            },
            {
              key: 'actions',
              title: <span className="visually-hidden">{say('actions')}</span>,
              align: 'right',
              wideOnly: true,
              render: ({ kind, table }) => <Actions kind={kind} table={table} onGive={() => setGiving(kind)} />,
            },
          ]}
        />
      )}
      {giving && !phone && <GiveTable kind={giving} onClose={() => setGiving(undefined)} />}
    </section>
  );
}

interface ActionsProps {
  kind: InferenceTableKind;
  table: Given | undefined;
  onGive: () => void;
}

function Actions({ kind, table, onGive }: ActionsProps): ReactNode {
  const say = useTableWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [remove, { loading }] = useMutation(REMOVE_INFERENCE_TABLE);
  const name = say(kind);
  const end = async (): Promise<void> => {
    await remove({ variables: { input: { kind } } });
    void message.success(say('removed', { name }));
    await client.refetchQueries({ include: [INFERENCE_TABLES] });
  };
  const does = say(table ? 'replace' : 'give');
  return (
    <>
      <Offered to={['giveInferenceTable']}>
        <Button size="small" type="link" aria-label={`${does} ${name}`} onClick={onGive}>
          {does}
        </Button>
      </Offered>
      {table && (
        <>
          <Button
            size="small"
            type="link"
            href={`/v1/inference-tables/${kind}`}
            download={table.fileName}
            aria-label={`${say('download')} ${name}`}
          >
            {say('download')}
          </Button>
          <Offered to={['removeInferenceTable']}>
            <ConfirmedButton
              label={say('remove')}
              question={say('remove')}
              text={say('removeText')}
              keep={say('cancel')}
              size="small"
              type="link"
              loading={loading}
              aria-label={`${say('remove')} ${name}`}
              onConfirm={() => void end()}
            />
          </Offered>
        </>
      )}
    </>
  );
}
