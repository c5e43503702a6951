import { graphql } from '../../../graphql';

export const API_KEYS = graphql(`
  query ApiKeys {
    viewer {
      permissions
    }
    apiKeys {
      id
      name
      prefix
      state
      permissions
      scope
      addresses
      ratePerMinute
      createdAt
      createdByName
      expiresAt
      revokedAt
      secrets {
        createdAt
        expiresAt
        lastUsedAt
        lastUsedFrom
      }
    }
  }
`);

export const SCOPES = graphql(`
  query ScopeSegments {
    segments(first: 100) {
      edges {
        node {
          key
          name
        }
      }
    }
  }
`);

export const CREATE_API_KEY = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      secret
    }
  }
`);

export const ROTATE_API_KEY = graphql(`
  mutation RotateApiKey($input: RotateApiKeyInput!) {
    rotateApiKey(input: $input) {
      secret
    }
  }
`);

export const REVOKE_API_KEY = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      id
    }
  }
`);
