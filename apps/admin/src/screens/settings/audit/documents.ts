import { graphql } from '../../../graphql';

export const AUDIT = graphql(`
  query AuditTrail($first: Int!, $after: String, $filter: AuditFilterInput) {
    auditEntries(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          place
          at
          actorKind
          actorId
          actorName
          address
          requestId
          operation
          object
          objectId
          outcome
          code
          details
        }
      }
    }
  }
`);

export const VERIFY = graphql(`
  query VerifyAudit {
    verifyAudit {
      entries
      head
      brokenAt
    }
  }
`);
