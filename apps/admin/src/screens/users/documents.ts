import { graphql } from '../../graphql';

export const USERS = graphql(`
  query Users($rule: RuleInput, $search: String, $first: Int!, $after: String) {
    attributes {
      key
      name
      type
      unit
      sensitive
    }
    users(rule: $rule, search: $search, first: $first, after: $after) {
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

  fragment UserRow on User {
    id
    name
    externalId
    createdAt
    attributes {
      attribute {
        key
        type
        unit
      }
      value
    }
    tags {
      tag {
        key
        name
      }
    }
  }
`);

/** The sentence of a rule that was given in the address. */
export const RULE_SENTENCE = graphql(`
  query RuleSentence($rule: RuleInput!, $locale: String) {
    previewRule(rule: $rule) {
      sentence(locale: $locale)
      count
    }
  }
`);
