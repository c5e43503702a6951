import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../api/viewer';
import { useWorkspace } from '../../api/workspace';
import { useFormat } from '../../format/use-format';
import { useSourceText } from '../../format/values';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { useWidth } from '../../theme/theme-provider';
import { PROCESSING_RECORDS } from './documents';
import type { PrivacyTabProps } from './privacy-screen';
import { RecordDrawer } from './record-drawer';
import { useRecordName } from './record-name';
import type { ProcessingRecord } from './record-name';
import { usePeriodText, usePrivacyWords } from './words';

/** Everything that is collected, for a data-protection officer to read, fill in and print. */
export function RecordsTab({ actions }: PrivacyTabProps): ReactNode {
  const say = usePrivacyWords();
  const format = useFormat();
  const sourceText = useSourceText();
  const periodText = usePeriodText();
  const nameOf = useRecordName();
  const phone = useWidth() === 'phone';
  const edits = useMayDo()('setProcessingRecord');
  const { name: company } = useWorkspace();
  const [editing, setEditing] = useState<ProcessingRecord>();
  const { data, error, refetch } = useQuery(PROCESSING_RECORDS, { fetchPolicy: 'cache-and-network' });
  useEffect(() => {
    actions(
      !phone && (
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {say('print')}
        </Button>
      ),
    );
    return () => actions(undefined);
  }, [actions, phone, say]);
  if (error && !data) return <Failure title={say('recordsFailed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={14} />;
  const rows = data.processingRecords;
  const missing = rows.filter(({ purpose, basis }) => !purpose || !basis).length;
  const said = (text: string): ReactNode => text || <span className="privacy-unsaid">{say('unsaid')}</span>;
  return (
    <section className="privacy-records" aria-label={say('records')}>
      <header className="privacy-paper figure">
        <h2>{say('recordsOf', { company })}</h2>
        <p>{say('printedAt', { time: format.exact(Date.now()), count: rows.length })}</p>
      </header>
      <p className="privacy-intro">
        {say('recordsIntro')} {missing > 0 && <b>{say('missing', { count: missing })}</b>}
      </p>
      <Table
        label={say('records')}
        rows={rows}
        rowKey={({ kind, name }) => `${kind} ${name}`}
        columns={[
          {
            key: 'what',
            title: say('what'),
            width: 220,
            render: (record) => (
              <div className="table-two">
                <span>
                  {nameOf(record)}
                  {record.sensitive && <span className="chip privacy-sensitive">{say('sensitive')}</span>}
                </span>
                <span>{say(record.kind)}</span>
                {phone && <span className="privacy-purpose">{said(record.purpose)}</span>}
              </div>
            ),
          },
          { key: 'purpose', title: say('purpose'), wideOnly: true, render: ({ purpose }) => said(purpose) },
          { key: 'basis', title: say('basis'), render: ({ basis }) => said(basis ? say(basis) : '') },
          {
            key: 'sources',
            title: say('from'),
            wideOnly: true,
            render: ({ sources }) => format.list(sources.map(sourceText)) || '—',
          },
          {
            key: 'kept',
            title: say('keptFor'),
            wideOnly: true,
            render: ({ keptFor }) => (
              <span className="privacy-kept">{keptFor ? periodText(keptFor) : say('forGood')}</span>
            ),
          },
          { key: 'recipients', title: say('recipients'), wideOnly: true, render: ({ recipients }) => said(recipients) },
          {
            key: 'edit',
            title: <span className="visually-hidden">{say('edit')}</span>,
            align: 'right',
            wideOnly: true,
            render: (record) =>
              edits && (
                <Button
                  size="small"
                  type="link"
                  className="privacy-noprint"
                  aria-label={say('editOf', { name: nameOf(record) })}
                  onClick={() => setEditing(record)}
                >
                  {say('edit')}
                </Button>
              ),
          },
        ]}
      />
      {editing && <RecordDrawer record={editing} onClose={() => setEditing(undefined)} />}
    </section>
  );
}
