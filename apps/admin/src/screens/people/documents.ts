import { graphql } from '../../graphql';

export const DUPLICATES = graphql(`
  query Duplicates($first: Int!, $after: String) {
    duplicates(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          score
          foundAt
          evidence {
            kind
            one
            other
          }
          one {
            ...DuplicateUser
          }
          other {
            ...DuplicateUser
          }
        }
      }
    }
  }
  fragment DuplicateUser on User {
    id
    externalId
    name
    createdAt
  }
`);

/** Two people side by side, also when nobody has proposed them: a link to a comparison outlives the proposal. */
export const COMPARED = graphql(`
  query Compared($one: ID!, $other: ID!) {
    one: user(id: $one) {
      ...ComparedUser
    }
    other: user(id: $other) {
      ...ComparedUser
    }
  }
  fragment ComparedUser on User {
    id
    externalId
    name
    createdAt
    identities {
      kind
      namespace
      value
      masked
    }
    tags {
      tag {
        key
      }
    }
    segments {
      key
    }
    events(first: 1) {
      totalCount
    }
    consents(first: 1) {
      totalCount
    }
  }
`);

export const MERGE_PREVIEW = graphql(`
  query MergePreview($keep: ID!, $merge: ID!) {
    mergePreview(keep: $keep, merge: $merge) {
      attribute {
        key
        name
        type
        unit
      }
      kept
      merged
      masked
      mergedStands
      reason
    }
  }
`);

export const MERGE_USERS = graphql(`
  mutation MergeUsers($input: MergeUsersInput!) {
    mergeUsers(input: $input) {
      id
      merges {
        id
        mergedId
        undoableUntil
      }
    }
  }
`);

export const DISMISS_DUPLICATE = graphql(`
  mutation DismissDuplicate($input: DismissDuplicateInput!) {
    dismissDuplicate(input: $input) {
      one
    }
  }
`);

export const MERGES = graphql(`
  query Merges($first: Int!, $after: String) {
    merges(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          mergedAt
          keptId
          mergedId
          mergedExternalId
          undoableUntil
          undoneAt
          kept {
            id
            externalId
            name
          }
          evidence {
            kind
            value
          }
        }
      }
    }
  }
`);

export const UNDO_MERGE = graphql(`
  mutation UndoMerge($input: UndoMergeInput!) {
    undoMerge(input: $input) {
      id
    }
  }
`);

export const NOTICES = graphql(`
  query IdentityNotices($first: Int!, $after: String) {
    identityNotices(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          profiles
          raisedAt
          identity {
            kind
            namespace
            value
          }
          user {
            id
            externalId
            name
          }
        }
      }
    }
  }
`);

export const CLEAR_NOTICE = graphql(`
  mutation ClearIdentityNotice($input: ClearIdentityNoticeInput!) {
    clearIdentityNotice(input: $input) {
      raisedAt
    }
  }
`);

export const POLICIES = graphql(`
  query IdentityPolicies {
    identityPolicies {
      kind
      policy
      mostProfiles
    }
  }
`);

export const SET_POLICY = graphql(`
  mutation SetIdentityPolicy($input: SetIdentityPolicyInput!) {
    setIdentityPolicy(input: $input) {
      kind
      policy
      mostProfiles
    }
  }
`);
