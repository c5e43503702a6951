import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Pager, usePages } from '../../parts/pager';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { IdentityValue } from '../user/identity-value';
import { MERGES } from './documents';
import { PersonLink } from './person';
import { UndoButton } from './undo-button';
import { usePeopleWords } from './words';

const PAGE = 50;

/** Who was merged into whom, why, and the way back. */
export function MergesTab(): ReactNode {
  const say = usePeopleWords();
  const pages = usePages();
  const { data, previousData, error, loading, refetch } = useQuery(MERGES, {
    variables: { first: PAGE, after: pages.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  if (error && !shown) return <Failure title={say('mergesFailed')} error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Skeleton table rows={10} />;
  const merges = shown.merges.edges.map(({ node }) => node);
  if (merges.length === 0) return <Empty title={say('noMerges')} text={say('noMergesText')} />;
  return (
    <>
      <Table
        label={say('merges')}
        rows={merges}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'kept',
            title: say('keptUser'),
            render: ({ kept, keptId }) => <PersonLink person={kept ?? { id: keptId }} />,
          },
          {
            key: 'merged',
            title: say('mergedUser'),
            render: ({ mergedExternalId, mergedId }) => (
              <span className="figure">{mergedExternalId ?? `#${mergedId}`}</span>
            ),
          },
          {
            key: 'why',
            title: say('why'),
            wideOnly: true,
            render: ({ evidence }) =>
              evidence ? (
                <span className="figure">
                  {say(evidence.kind)} <IdentityValue kind={evidence.kind} value={evidence.value} />
                </span>
              ) : (
                say('byHand')
              ),
          },
          {
            key: 'when',
            title: say('when'),
            wideOnly: true,
            render: ({ mergedAt }) => <Instant at={mergedAt} />,
          },
          {
            key: 'state',
            title: say('state'),
            align: 'right',
            render: (merge) => <UndoButton merge={merge} name={merge.mergedExternalId ?? `#${merge.mergedId}`} />,
          },
        ]}
      />
      <Pager
        pages={pages}
        size={PAGE}
        shown={merges.length}
        total={shown.merges.totalCount}
        loading={loading && !data}
        {...shown.merges.pageInfo}
      />
    </>
  );
}
