import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { graphql } from '../graphql';
import type { BuilderSegmentsQuery } from '../graphql/graphql';

/** The most that the server gives at a time. */
const PAGE = 100;

const SEGMENTS = graphql(`
  query BuilderSegments($first: Int!, $after: String) {
    segments(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          key
          name
          rule
        }
      }
    }
  }
`);

const COUNTS = graphql(`
  query BuilderSegmentCounts($first: Int!, $after: String) {
    segments(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          key
          count
        }
      }
    }
  }
`);

export type SegmentInfo = BuilderSegmentsQuery['segments']['edges'][number]['node'];

interface Paged<T> {
  segments: {
    pageInfo: { hasNextPage: boolean; endCursor?: string | null };
    edges: { node: T }[];
  };
}

interface Pages<T> {
  /** All that have come, page by page. */
  nodes?: readonly T[];
  /** Whether the last page is among them. */
  whole: boolean;
  error?: unknown;
  again: () => void;
}

/** Walks through every page, one after another, until the last or until the screen is left. */
function useEveryPage<T>(
  query: TypedDocumentNode<Paged<T>, { first: number; after?: string | null }>,
  wanted = true,
): Pages<T> {
  const client = useApolloClient();
  const [pages, setPages] = useState<Omit<Pages<T>, 'again'>>({ whole: false });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    const walk = async (): Promise<void> => {
      const found: T[] = [];
      let after: string | null | undefined;
      do {
        const { data } = await client.query({
          query,
          variables: { first: PAGE, after },
          fetchPolicy: 'network-only',
          context: { fetchOptions: { signal: abort.signal } },
        });
        if (abort.signal.aborted || !data) return;
        const { edges, pageInfo } = data.segments;
        found.push(...edges.map(({ node }) => node));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
        setPages({ nodes: [...found], whole: !after });
      } while (after);
    };
    walk().catch((error: unknown) => {
      if (!abort.signal.aborted) setPages((before) => ({ ...before, error }));
    });
    return () => abort.abort();
  }, [client, query, wanted, attempt]);
  const again = useCallback(() => {
    setPages(({ nodes }) => ({ nodes, whole: false }));
    setAttempt((last) => last + 1);
  }, []);
  return { ...pages, again };
}

/**
 * Every segment, for the palette, for pickers and for the check, which follows what a rule refers to: one that lies on a
 * later page is not to be taken for one that does not exist. Nothing is counted here, so a page takes milliseconds.
 */
export const useKnownSegments = (): Pages<SegmentInfo> => useEveryPage(SEGMENTS);

/** How many people each segment holds. Counting a hundred may take seconds, so nothing waits for it. */
export function useSegmentCounts(wanted: boolean): ReadonlyMap<string, number> {
  const { nodes } = useEveryPage(COUNTS, wanted);
  return useMemo(() => new Map(nodes?.map(({ key, count }) => [key, count])), [nodes]);
}
