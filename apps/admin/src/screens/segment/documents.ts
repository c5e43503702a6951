import { graphql } from '../../graphql';

export const SEGMENT = graphql(`
  query Segment($key: String!, $locale: String, $mayCount: Boolean!) {
    overview(days: 1) @include(if: $mayCount) {
      users
    }
    segment(key: $key) {
      key
      name
      description
      rule
      version
      count
      asOf
      sentence(locale: $locale)
      draftAt
      watched
      createdAt
      updatedAt
      archivedAt
      usedIn {
        key
        name
      }
      snapshots(first: 1) {
        edges {
          node {
            ...SnapshotFields
          }
        }
      }
    }
  }
`);

export const SEGMENT_CHANGED = graphql(`
  subscription SegmentChanged($key: String!) {
    segmentChanged(key: $key) {
      count
      entered
      left
      asOf
    }
  }
`);

export const SEGMENT_NODES = graphql(`
  query SegmentNodes($rule: RuleInput!) {
    previewRule(rule: $rule) {
      total
      nodes {
        path
        count
      }
    }
  }
`);

export const SEGMENT_MEMBERS = graphql(`
  query SegmentMembers($key: String!, $first: Int!, $after: String) {
    attributes {
      key
      name
      type
      unit
      sensitive
    }
    segment(key: $key) {
      key
      members(first: $first, after: $after) {
        totalCount
        asOf
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...UserRow
          }
        }
      }
    }
  }
`);

export const SEGMENT_SIZE = graphql(`
  query SegmentSize($key: String!, $points: Int!, $days: Int!) {
    segment(key: $key) {
      key
      trend(points: $points, days: $days) {
        at
        count
      }
    }
  }
`);

export const SEGMENT_SNAPSHOTS = graphql(`
  query SegmentSnapshots($key: String!, $first: Int!, $after: String) {
    segment(key: $key) {
      key
      snapshots(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            state
            asOf
            ruleVersion
            count
            entered
            left
            error
            createdAt
          }
        }
      }
    }
  }
`);

export const SEGMENT_VERSIONS = graphql(`
  query SegmentVersions($key: String!, $first: Int!, $after: String) {
    segment(key: $key) {
      key
      versions(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            version
            rule
            note
            publishedAt
          }
        }
      }
    }
  }
`);

export const SEGMENT_BREAKDOWN = graphql(`
  query SegmentBreakdown($key: String!, $attribute: String, $tagUnder: String) {
    segment(key: $key) {
      key
      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: 12) {
        ...BucketFields
      }
    }
  }
`);

export const MATERIALIZE = graphql(`
  mutation Materialize($key: String!) {
    materializeSegment(input: { key: $key }) {
      id
      state
      progress
    }
  }
`);

export const SNAPSHOT = graphql(`
  query Snapshot($id: ID!) {
    segmentSnapshot(id: $id) {
      ...SnapshotFields
    }
  }

  fragment SnapshotFields on SegmentSnapshot {
    id
    state
    progress
    asOf
    count
    entered
    left
    error
  }
`);

export const WATCH = graphql(`
  mutation Watch($key: String!, $watched: Boolean!) {
    updateSegment(input: { key: $key, watched: $watched }) {
      key
      watched
    }
  }
`);

export const ARCHIVE = graphql(`
  mutation Archive($key: String!) {
    archiveSegment(input: { key: $key }) {
      __typename
      ... on SegmentArchived {
        segment {
          key
          archivedAt
        }
      }
      ... on SegmentInUse {
        dependents {
          kind
          key
          name
        }
      }
    }
  }
`);

export const UNARCHIVE = graphql(`
  mutation Unarchive($key: String!) {
    unarchiveSegment(input: { key: $key }) {
      key
      archivedAt
    }
  }
`);
