import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../../../graphql';
import type { HistogramBucket } from '../../../parts/histogram';

const DISTRIBUTION = graphql(`
  query BuilderDistribution($key: String!, $buckets: Int!) {
    previewRule(rule: { everyone: true }) {
      breakdown(attribute: $key, buckets: $buckets) {
        ...BucketFields
      }
    }
  }
`);

const OPTIONS = 100;
const BARS = 40;

/** How many users have each value of an attribute: asked once its editor is open, and kept. */
export function useOptionCounts(key: string, wanted: boolean): ReadonlyMap<string, number> {
  const { data } = useQuery(DISTRIBUTION, { variables: { key, buckets: OPTIONS }, skip: !wanted });
  return useMemo(
    () =>
      new Map(
        data?.previewRule.breakdown.flatMap(({ value, of }): [string, number][] =>
          typeof value === 'string' ? [[value, of]] : [],
        ),
      ),
    [data],
  );
}

/** The buckets of a number that are drawn: with both bounds, neither the rest nor the unknown. */
export function numberBuckets(
  buckets: readonly { from?: unknown; to?: unknown; count: number; of: number }[],
): HistogramBucket[] {
  return buckets.flatMap(({ from, to, count, of }) =>
    typeof from === 'number' && typeof to === 'number' ? [{ from, to, count, of }] : [],
  );
}

export function useNumberDistribution(key: string): HistogramBucket[] {
  const { data } = useQuery(DISTRIBUTION, { variables: { key, buckets: BARS } });
  return useMemo(() => numberBuckets(data?.previewRule.breakdown ?? []), [data]);
}
