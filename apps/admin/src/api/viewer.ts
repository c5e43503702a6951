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
      smallCount
      permissions
      operations
      lacksSecondFactor
    }
  }
`);

export interface Viewer {
  /** Once the server has said who asks. */
  known: boolean;
  /** The company asks for a second factor that they do not have: until they do they may nothing else. */
  lacksSecondFactor: boolean;
  /** As they are called; empty until it is known. */
  name: string;
  /** Somebody who signed in, and has an account; not a key. */
  isMember: boolean;
  error: unknown;
  again: () => void;
}

/** Who looks at the app; asked once, when it starts. */
export function useViewer(): Viewer {
  const { data, error, refetch } = useQuery(VIEWER);
  return {
    known: data !== undefined,
    lacksSecondFactor: data?.viewer.lacksSecondFactor ?? false,
    name: data?.viewer.name ?? '',
    isMember: data?.viewer.isMember ?? false,
    error,
    again: () => void refetch(),
  };
}

/** Whether the viewer sees all users, and not only those of a rule. */
export function useSeesAll(): boolean {
  const { data } = useQuery(VIEWER);
  return data?.viewer.isScoped === false;
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

/**
 * Whether the viewer may do operations, by their names in the schema; of several, all of them. It is what the server judges them by, so that
 * nothing is offered that would be refused.
 */
export function useMayDo(): (...operations: readonly string[]) => boolean {
  const { data } = useQuery(VIEWER);
  const allowed = data?.viewer.operations;
  return useCallback((...operations) => operations.every((one) => allowed?.includes(one) ?? false), [allowed]);
}

const SCOPE = graphql(`
  query ViewerScope($locale: String!) {
    viewer {
      id
      scope(locale: $locale)
    }
  }
`);

/** The rule of the users whom the viewer sees, as a sentence; undefined: they see all, or it is not known yet. */
export function useScopeSentence(locale: string): string | undefined {
  const { data: who } = useQuery(VIEWER);
  const { data } = useQuery(SCOPE, { variables: { locale }, skip: who?.viewer.isScoped !== true });
  return data?.viewer.scope ?? undefined;
}

/** Below how many people the viewer is told 0; 0: they are told every count. */
export function useSmallCount(): number {
  const { data } = useQuery(VIEWER);
  return data?.viewer.smallCount ?? 0;
}
