import { graphql } from '../../graphql';

export const PROCESSING_RECORDS = graphql(`
  query ProcessingRecords {
    processingRecords {
      kind
      name
      label
      sensitive
      purpose
      basis
      recipients
      sources
      keptFor
    }
  }
`);

export const SET_PROCESSING_RECORD = graphql(`
  mutation SetProcessingRecord($input: SetProcessingRecordInput!) {
    setProcessingRecord(input: $input) {
      kind
      name
    }
  }
`);

export const RETENTIONS = graphql(`
  query Retentions {
    retentions {
      kind
      name
      period
      setAt
    }
    attributes {
      key
      name
    }
    eventTypes {
      name
    }
  }
`);

export const RETENTION_PREVIEW = graphql(`
  query RetentionPreview($kind: RetentionKind!, $name: String!, $period: String!) {
    retentionPreview(kind: $kind, name: $name, period: $period)
  }
`);

export const SET_RETENTION = graphql(`
  mutation SetRetention($input: SetRetentionInput!) {
    setRetention(input: $input) {
      kind
      name
      period
      setAt
    }
  }
`);

export const ERASURES = graphql(`
  query Erasures($first: Int!, $after: String) {
    erasures(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          erasedAt
          completedAt
          liftedAt
          liftReason
          counts {
            name
            rows
          }
        }
      }
    }
  }
`);

export const FIND_ERASURE = graphql(`
  query FindErasure($identity: IdentityInput!) {
    erasure(identity: $identity) {
      id
      erasedAt
      completedAt
      liftedAt
      liftReason
      counts {
        name
        rows
      }
    }
  }
`);

export const ERASE_BY_IDENTITY = graphql(`
  mutation EraseByIdentity($input: EraseUserInput!) {
    eraseUser(input: $input) {
      id
      erasedAt
      completedAt
      liftedAt
      liftReason
      counts {
        name
        rows
      }
    }
  }
`);

export const LIFT_ERASURE = graphql(`
  mutation LiftErasure($input: LiftErasureInput!) {
    liftErasure(input: $input) {
      id
      liftedAt
      liftReason
    }
  }
`);
