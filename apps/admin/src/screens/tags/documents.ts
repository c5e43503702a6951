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

/** How many hold a tag or any below it: what a rule that names it selects. */
export const HOLDERS = graphql(`
  query TagHolders($rule: RuleInput!) {
    previewRule(rule: $rule) {
      count
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
