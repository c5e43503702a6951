import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { Pager, usePages } from '../../../parts/pager';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { SEGMENT_SNAPSHOTS } from '../documents';
import { useSegmentWords } from '../words';

const PAGE = 20;

/** The snapshots, each with who came and went since the one before. */
export function SnapshotsTab({ segmentKey }: { segmentKey: string }): ReactNode {
  const say = useSegmentWords();
  const format = useFormat();
  const pages = usePages(segmentKey);
  const { data, previousData, error, refetch } = useQuery(SEGMENT_SNAPSHOTS, {
    variables: { key: segmentKey, first: PAGE, after: pages.after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  if (error && !shown) return <Failure title={say('partFailed')} error={error} onRetry={() => void refetch()} />;
  const snapshots = shown?.segment?.snapshots;
  if (!snapshots) return <Skeleton rows={8} />;
  if (snapshots.totalCount === 0) return <Empty title={say('noSnapshots')} text={say('noSnapshotsText')} />;
  const figure = (count: number | null | undefined, sign: 1 | -1): string =>
    typeof count === 'number' ? format.delta(sign * count) : '—';
  return (
    <>
      <Table
        dense
        label={say('moves')}
        rows={snapshots.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'at',
            title: say('snapshot'),
            render: ({ asOf, createdAt, state, error: reason }) => (
              <span className="figure" title={reason ?? undefined}>
                {format.dateTime(asOf ?? createdAt)}
                {state !== 'DONE' && (
                  <span className={state === 'FAILED' ? 'segment-failed' : 'segment-meta'}>
                    {' '}
                    {say(state === 'FAILED' ? 'failedState' : 'running')}
                  </span>
                )}
              </span>
            ),
          },
          {
            key: 'count',
            title: say('people'),
            align: 'right',
            render: ({ count }) => (typeof count === 'number' ? format.people(count) : '—'),
          },
          { key: 'entered', title: say('entered'), align: 'right', render: ({ entered }) => figure(entered, 1) },
          { key: 'left', title: say('left'), align: 'right', render: ({ left }) => figure(left, -1) },
          {
            key: 'version',
            title: say('ruleVersion'),
            align: 'right',
            wideOnly: true,
            render: ({ ruleVersion }) => `v${ruleVersion}`,
          },
        ]}
      />
      <Pager
        pages={pages}
        loading={!data}
        size={PAGE}
        shown={snapshots.edges.length}
        total={snapshots.totalCount}
        {...snapshots.pageInfo}
      />
    </>
  );
}
