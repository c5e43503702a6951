import { useMutation, useQuery } from '@apollo/client/react';
import { App, Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useLanguage } from '../../../i18n/language';
import { Failure } from '../../../parts/failure';
import { Pager, usePages } from '../../../parts/pager';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { RESTORE, SEGMENT_VERSIONS } from '../documents';
import { useSegmentWords } from '../words';

const PAGE = 20;

interface VersionsTabProps {
  segmentKey: string;
  version: number;
  onRestored: () => void;
}

/** Every rule that was ever published; any of them can be restored, as a new version. */
export function VersionsTab({ segmentKey, version: current, onRestored }: VersionsTabProps): ReactNode {
  const say = useSegmentWords();
  const format = useFormat();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const pages = usePages(segmentKey);
  const [restore, restoring] = useMutation(RESTORE);
  const { data, previousData, error, refetch } = useQuery(SEGMENT_VERSIONS, {
    variables: { key: segmentKey, first: PAGE, after: pages.after, locale: language },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const failed = error ?? restoring.error;
  if (failed && (!shown || restoring.error))
    return (
      <Failure
        title={say('partFailed')}
        error={failed}
        onRetry={() => {
          restoring.reset();
          void refetch();
        }}
      />
    );
  const versions = shown?.segment?.versions;
  if (!versions) return <Skeleton rows={6} />;
  const tryRestore = async (version: number): Promise<void> => {
    const answer = await restore({ variables: { key: segmentKey, version }, errorPolicy: 'all' });
    if (!answer.data?.restoreSegmentVersion) return;
    void message.success(say('restored', { version }));
    pages.first();
    void refetch();
    onRestored();
  };
  return (
    <>
      <Table
        label={say('versions')}
        rows={versions.edges.map(({ node }) => node)}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            title: say('version'),
            width: 110,
            render: ({ version }) => (
              <>
                <strong>v{version}</strong>{' '}
                {version === current && <span className="segment-state">{say('current')}</span>}
              </>
            ),
          },
          {
            key: 'published',
            title: say('published'),
            width: 130,
            wideOnly: true,
            render: ({ publishedAt }) => <span className="figure">{format.dateTime(publishedAt)}</span>,
          },
          { key: 'sentence', title: say('sentence'), render: ({ sentence }) => sentence },
          { key: 'note', title: say('note'), wideOnly: true, render: ({ note }) => note || '—' },
          {
            key: 'restore',
            title: <span className="visually-hidden">{say('restore')}</span>,
            align: 'right',
            width: 90,
            wideOnly: true,
            render: ({ version }) =>
              version !== current && (
                <Popconfirm
                  title={say('restoreAsk', { version })}
                  description={say('restoreText')}
                  okText={say('restore')}
                  cancelText={say('cancel')}
                  onConfirm={() => void tryRestore(version)}
                >
                  <Button size="small">{say('restore')}</Button>
                </Popconfirm>
              ),
          },
        ]}
      />
      <Pager
        pages={pages}
        loading={!data}
        size={PAGE}
        shown={versions.edges.length}
        total={versions.totalCount}
        {...versions.pageInfo}
      />
    </>
  );
}
