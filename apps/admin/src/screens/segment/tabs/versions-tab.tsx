import { useQuery } from '@apollo/client/react';
import type { Rule } from '@strata/rules';
import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useMay, useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { Failure } from '../../../parts/failure';
import { Pager, usePages } from '../../../parts/pager';
import { Sentence } from '../../../parts/sentence';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { useDefinitions } from '../../segment-builder/definitions';
import { SEGMENT_VERSIONS } from '../documents';
import { useSegmentWords } from '../words';

const RestoreDrawer = lazy(() => import('../../segment-builder/dialogs/restore-drawer'));

const PAGE = 20;

interface VersionsTabProps {
  segmentKey: string;
  version: number;
  /** The rule that is live now. */
  rule: unknown;
  onRestored: () => void;
}

/** Every rule that was ever published; any of them can be restored, as a new version. */
export function VersionsTab({ segmentKey, version: current, rule, onRestored }: VersionsTabProps): ReactNode {
  const say = useSegmentWords();
  const may = useMay();
  const restores = useMayDo()('restoreSegmentVersion');
  const format = useFormat();
  const definitions = useDefinitions().definitions?.forRules;
  const { message } = App.useApp();
  const pages = usePages(segmentKey);
  const [restoring, setRestoring] = useState<{ version: number; rule: unknown }>();
  const { data, previousData, error, refetch } = useQuery(SEGMENT_VERSIONS, {
    variables: { key: segmentKey, first: PAGE, after: pages.after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  if (error && !shown) return <Failure title={say('partFailed')} error={error} onRetry={() => void refetch()} />;
  const versions = shown?.segment?.versions;
  if (!versions) return <Skeleton rows={6} />;
  const restored = (version: number): void => {
    setRestoring(undefined);
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
          {
            key: 'sentence',
            title: say('sentence'),
            render: (node) => definitions && <Sentence rule={node.rule as Rule} definitions={definitions} />,
          },
          { key: 'note', title: say('note'), wideOnly: true, render: ({ note }) => note || '—' },
          {
            key: 'restore',
            title: <span className="visually-hidden">{say('restore')}</span>,
            align: 'right',
            width: 90,
            wideOnly: true,
            render: (node) =>
              node.version !== current && (
                <Button size="small" disabled={!restores || !may('AUDIENCE_COUNT')} onClick={() => setRestoring(node)}>
                  {say('restore')}
                </Button>
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
      {restoring && (
        <Suspense fallback={null}>
          <RestoreDrawer
            segmentKey={segmentKey}
            now={rule}
            {...restoring}
            onClose={() => setRestoring(undefined)}
            onRestored={() => restored(restoring.version)}
          />
        </Suspense>
      )}
    </>
  );
}
