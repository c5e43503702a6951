import { useQuery } from '@apollo/client/react';
import { useMay, useSeesAll } from '../api/viewer';
import { graphql } from '../graphql';

const WAITING = graphql(`
  query WaitingApprovals {
    approvals(first: 1, waiting: true) {
      totalCount
    }
  }
`);

const POLL = 60_000;

/** How many approvals wait for the viewer to decide; 0 for whoever decides none. */
export function useWaiting(): number {
  const may = useMay();
  const decides = useSeesAll() && may('APPROVAL_DECIDE');
  const { data } = useQuery(WAITING, { skip: !decides, pollInterval: POLL });
  return data?.approvals.totalCount ?? 0;
}
