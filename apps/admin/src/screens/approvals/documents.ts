import { graphql } from '../../graphql';

export const ASK_ERASURE = graphql(`
  mutation AskErasure($input: EraseUsersInput!) {
    eraseUsers(input: $input) {
      ... on Approval {
        __typename
        id
      }
      ... on ApprovalNeeded {
        __typename
        people
        unknown
      }
    }
  }
`);

export const ASK_EXPORT = graphql(`
  mutation AskExport($input: AskExportInput!) {
    askExport(input: $input) {
      ... on Approval {
        __typename
        id
      }
      ... on ApprovalNeeded {
        __typename
        people
        unknown
      }
    }
  }
`);

export const EXPORT_ATTRIBUTES = graphql(`
  query ExportAttributes {
    attributes {
      key
      name
      sensitive
    }
  }
`);
