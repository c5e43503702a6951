import { graphql } from '../../graphql';

export const SEGMENTS = graphql(`
  query Segments($first: Int!, $after: String, $search: String, $archived: Boolean, $mayCount: Boolean!) {
    overview(days: 1) @include(if: $mayCount) {
      users
    }
    segments(first: $first, after: $after, search: $search, archived: $archived) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          key
          name
          description
          rule
          version
          draftAt
          count
          asOf
          archivedAt
          usedIn {
            key
            name
          }
        }
      }
    }
  }
`);

/** Asked for each row apart, after the counts: a trend evaluates the rule at many instants. */
export const SEGMENT_TREND = graphql(`
  query SegmentTrend($key: String!) {
    segment(key: $key) {
      key
      trend(points: 14, days: 91) {
        at
        count
      }
    }
  }
`);
