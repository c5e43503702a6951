import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { Pager, usePages } from '../../../parts/pager';
import { Skeleton } from '../../../parts/skeleton';
import { UsersTable } from '../../users/users-table';
import { SEGMENT_MEMBERS } from '../documents';
import { useSegmentWords } from '../words';

const PAGE = 50;

/** The people, page by page: of the last snapshot where there is one, else of now. */
export function MembersTab({ segmentKey }: { segmentKey: string }): ReactNode {
  const say = useSegmentWords();
  const format = useFormat();
  const pages = usePages(segmentKey);
  const { data, previousData, error, refetch } = useQuery(SEGMENT_MEMBERS, {
    variables: { key: segmentKey, first: PAGE, after: pages.after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  if (error && !shown) return <Failure title={say('partFailed')} error={error} onRetry={() => void refetch()} />;
  const members = shown?.segment?.members;
  if (!shown || !members) return <Skeleton rows={10} />;
  if (members.edges.length === 0) return <Empty title={say('noMembers')} text={say('noMembersText')} />;
  return (
    <>
      <p className="segment-note figure">{say('frozen', { time: format.dateTime(members.asOf) })}</p>
      <UsersTable users={members.edges.map(({ node }) => node)} attributes={shown.attributes} />
      <Pager
        pages={pages}
        loading={!data}
        size={PAGE}
        shown={members.edges.length}
        total={members.totalCount}
        {...members.pageInfo}
      />
    </>
  );
}
