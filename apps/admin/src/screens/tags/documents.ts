import { graphql } from '../../graphql';

export const TAGS = graphql(`
  query Tags {
    overview(days: 1) {
      users
    }
    tags {
      key
      name
      class
      definition
      rule
      ttl
      coverage
      freshness
      stale
      createdAt
      usedIn {
        key
        name
      }
    }
  }
`);

export const CREATE_TAG = graphql(`
  mutation CreateTag($input: CreateTagInput!) {
    createTag(input: $input) {
      key
    }
  }
`);
