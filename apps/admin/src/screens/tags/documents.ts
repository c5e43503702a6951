import { graphql } from '../../graphql';

export const TAGS = graphql(`
  query Tags {
    tags {
      key
      name
      class
      definition
      rule
      ttl
      halfLife
      exclusive
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

export const UPDATE_TAG = graphql(`
  mutation UpdateTag($input: UpdateTagInput!) {
    updateTag(input: $input) {
      key
    }
  }
`);

export const TAG_NAMES = graphql(`
  query TagNames {
    tags {
      key
      name
      rule
    }
  }
`);

export const ASSIGN_TAGS = graphql(`
  mutation AssignTags($input: AssignTagsInput!) {
    assignTags(input: $input) {
      assigned
      unknown
      freshness
    }
  }
`);

export const REMOVE_TAGS = graphql(`
  mutation RemoveTags($input: RemoveTagsInput!) {
    removeTags(input: $input) {
      removed
      unknown
      freshness
    }
  }
`);
