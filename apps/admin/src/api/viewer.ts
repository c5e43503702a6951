import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '../graphql';
import type { Permission } from '../graphql/graphql';

const VIEWER = graphql(`
  query Viewer {
    viewer {
      id
      name
      isMember
      isScoped
      permissions
    }
  }
`);

export interface Viewer {
  /** Once the server has said who asks. */
  known: boolean;
  error: unknown;
  again: () => void;
}

/** Who looks at the app; asked once, when it starts. */
export function useViewer(): Viewer {
  const { data, error, refetch } = useQuery(VIEWER);
  return { known: data !== undefined, error, again: () => void refetch() };
}

/**
 * Whether the viewer may do what takes a permission; with several, all of them. The server holds everyone to it: this is
 * so that nobody is shown what they would be refused.
 */
export function useMay(): (...permissions: readonly Permission[]) => boolean {
  const { data } = useQuery(VIEWER);
  const held = data?.viewer.permissions;
  return useCallback((...permissions) => permissions.every((one) => held?.includes(one) ?? false), [held]);
}
