import { graphql } from '../../graphql';

export const USER = graphql(`
  query User($id: ID!, $mayMerge: Boolean!) {
    tags {
      key
      name
    }
    attributes {
      key
      name
      type
      unit
      sensitive
    }
    user(id: $id) {
      id
      externalId
      name
      createdAt
      restrictedAt
      attributes {
        attribute {
          key
        }
        value
        masked
        source
        at
        original
        inferred
      }
      identities {
        kind
        namespace
        value
        masked
      }
      tags {
        tag {
          key
          name
          halfLife
        }
        weight
        weightGiven
        source
        assignedAt
        expiresAt
      }
      segments {
        key
        name
        rule
      }
      latest: events(first: 1) {
        totalCount
        edges {
          node {
            id
            occurredAt
          }
        }
      }
      consents(first: 1) {
        totalCount
      }
      merges @include(if: $mayMerge) {
        id
      }
      activity(days: 182) {
        day
        count
      }
    }
  }
`);

export const KNOWN_BY = graphql(`
  query KnownBy($id: ID!, $mayMerge: Boolean!) {
    user(id: $id) {
      id
      identities {
        kind
        namespace
        value
        masked
      }
      merges @include(if: $mayMerge) {
        id
        mergedAt
        mergedId
        mergedExternalId
        undoableUntil
        undoneAt
        evidence {
          kind
        }
      }
    }
  }
`);

export const TIMELINE = graphql(`
  query Timeline($id: ID!, $first: Int!, $after: String, $name: String) {
    eventTypes {
      name
    }
    user(id: $id) {
      id
      events(first: $first, after: $after, name: $name) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            name
            occurredAt
            properties
          }
        }
      }
    }
  }
`);

export const WHY = graphql(`
  query Why($rule: RuleInput!, $userId: ID!) {
    explainRule(rule: $rule, userId: $userId) {
      matches
      asOf
      changesAt
      nodes {
        path
        matches
        value
        evidence {
          id
          name
          occurredAt
          properties
        }
      }
    }
  }
`);

export const ATTRIBUTE_HISTORY = graphql(`
  query AttributeHistory($id: ID!, $key: String!, $first: Int!, $after: String) {
    user(id: $id) {
      id
      attributeHistory(key: $key, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            value
            masked
            source
            original
            inferred
            from
            to
          }
        }
      }
    }
  }
`);
