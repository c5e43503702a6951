import { graphql } from '../../../graphql';

export const APPROVALS = graphql(`
  query Approvals($first: Int!, $after: String, $state: ApprovalState, $mine: Boolean, $waiting: Boolean) {
    approvals(first: $first, after: $after, state: $state, mine: $mine, waiting: $waiting) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          operation
          state
          people
          askedByName
          askedAt
          segmentName
          isMine
          mayDecide
        }
      }
    }
  }
`);

export const ATTRIBUTE_NAMES = graphql(`
  query ApprovalAttributes {
    attributes {
      key
      name
    }
  }
`);

export const APPROVAL = graphql(`
  query Approval($id: ID!, $locale: String) {
    approval(id: $id) {
      id
      operation
      state
      reason
      people
      done
      named
      askedByName
      askedAt
      expiresAt
      decidedByName
      decidedAt
      comment
      endedAt
      code
      failure
      segment
      segmentName
      attributes
      format
      sentence(locale: $locale)
      isMine
      mayDecide
      mayWithdraw
      file
    }
  }
`);

export const DECIDE = graphql(`
  mutation DecideApproval($input: DecideApprovalInput!) {
    decideApproval(input: $input) {
      id
      state
    }
  }
`);

export const WITHDRAW = graphql(`
  mutation WithdrawApproval($input: WithdrawApprovalInput!) {
    withdrawApproval(input: $input) {
      id
      state
    }
  }
`);

export const APPROVAL_SETTINGS = graphql(`
  query ApprovalSettings {
    accessSettings {
      approvalAudienceSize
    }
  }
`);

export const UPDATE_APPROVAL_SETTINGS = graphql(`
  mutation UpdateApprovalSettings($input: UpdateAccessSettingsInput!) {
    updateAccessSettings(input: $input) {
      approvalAudienceSize
    }
  }
`);
