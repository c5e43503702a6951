import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../graphql';
import { useMay } from './viewer';

/** Whom each attribute, tag or event says something about, and how many users there are in all. */
export interface Coverage {
  total: number;
  /** 0 for what has been defined since. */
  of: (key: string) => number;
}

const ATTRIBUTES = graphql(`
  query CoverageOfAttributes {
    overview(days: 1) {
      users
    }
    attributes {
      key
      coverage
    }
  }
`);

const TAGS = graphql(`
  query CoverageOfTags {
    overview(days: 1) {
      users
    }
    tags {
      key
      coverage
    }
  }
`);

const EVENTS = graphql(`
  query CoverageOfEvents {
    overview(days: 1) {
      users
    }
    eventTypes {
      name
      coverage
    }
  }
`);

const REFRESHED = 'cache-and-network';

function coverageOf(
  data: { overview: { users: number } } | undefined,
  items: readonly { key: string; coverage: number }[] | undefined,
): Coverage | undefined {
  if (!data || !items) return undefined;
  const counts = new Map(items.map(({ key, coverage }) => [key, coverage]));
  return { total: data.overview.users, of: (key) => counts.get(key) ?? 0 };
}

/**
 * Coverage is counted over every value or event that there is: seconds, on large data. So it is asked apart from the
 * definitions, and nothing waits for it: undefined until it has come, and to whoever may see no counts.
 */
export function useAttributeCoverage(): Coverage | undefined {
  const may = useMay();
  const { data } = useQuery(ATTRIBUTES, { fetchPolicy: REFRESHED, skip: !may('AUDIENCE_COUNT') });
  return useMemo(() => coverageOf(data, data?.attributes), [data]);
}

export function useTagCoverage(): Coverage | undefined {
  const may = useMay();
  const { data } = useQuery(TAGS, { fetchPolicy: REFRESHED, skip: !may('AUDIENCE_COUNT') });
  return useMemo(() => coverageOf(data, data?.tags), [data]);
}

export function useEventCoverage(): Coverage | undefined {
  const may = useMay();
  const { data } = useQuery(EVENTS, { fetchPolicy: REFRESHED, skip: !may('AUDIENCE_COUNT') });
  return useMemo(
    () =>
      coverageOf(
        data,
        data?.eventTypes.map(({ name, coverage }) => ({ key: name, coverage })),
      ),
    [data],
  );
}
