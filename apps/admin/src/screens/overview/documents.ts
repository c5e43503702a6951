import { graphql } from '../../graphql';

export const OVERVIEW = graphql(`
  query Overview($days: Int!) {
    period: overview(days: $days) {
      newUsers
      events
    }
    overview(days: 90) {
      users
      active {
        day
        count
        users
      }
    }
  }
`);

/** Asked apart: it evaluates every segment. */
export const ATTENTION = graphql(`
  query Attention {
    overview(days: 1) {
      attention {
        kind
        key
        name
        since
        count
      }
    }
  }
`);

/** Asked apart: it evaluates a condition for each channel. */
export const REACH = graphql(`
  query Reach($purpose: String!) {
    overview(days: 1) {
      reach(purpose: $purpose) {
        anywhere
        channels {
          channel
          addresses
          reachable
        }
      }
    }
  }
`);

/** A week ago and now of many, to find those that moved most. */
export const MOVERS = graphql(`
  query Movers {
    segments(first: 20) {
      edges {
        node {
          key
          name
          count
          trend(points: 2, days: 7) {
            at
            count
          }
        }
      }
    }
  }
`);

/** The days between, of those that are shown. */
export const MOVER_TREND = graphql(`
  query MoverTrend($key: String!) {
    segment(key: $key) {
      key
      trend(points: 8, days: 7) {
        at
        count
      }
    }
  }
`);

export const LAYER_TAGS = graphql(`
  query LayerTags {
    tags {
      key
      name
    }
  }
`);

export const LAYERS = graphql(`
  query Layers($under: String!) {
    previewRule(rule: { everyone: true }) {
      breakdown(tagUnder: $under, buckets: 12) {
        ...BucketFields
      }
    }
  }
`);
