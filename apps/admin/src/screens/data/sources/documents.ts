import { graphql } from '../../../graphql';

export const INBOUND = graphql(`
  query Inbound {
    sources {
      key
      name
      kind
    }
    writeKeys {
      key
      source
      createdAt
      usedAt
    }
    webhooks {
      key
      name
      source
      items
      mapping
      paused
      createdAt
      receivedAt
    }
  }
`);

export const CREATE_WRITE_KEY = graphql(`
  mutation CreateWriteKey($input: CreateWriteKeyInput!) {
    createWriteKey(input: $input) {
      key
      source
      createdAt
      usedAt
    }
  }
`);

export const REVOKE_WRITE_KEY = graphql(`
  mutation RevokeWriteKey($input: RevokeWriteKeyInput!) {
    revokeWriteKey(input: $input)
  }
`);

export const CREATE_WEBHOOK = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      secret
      webhook {
        key
      }
    }
  }
`);

export const ROTATE_WEBHOOK = graphql(`
  mutation RotateWebhook($input: WebhookKeyInput!) {
    rotateWebhookSecret(input: $input) {
      secret
    }
  }
`);

export const REMOVE_WEBHOOK = graphql(`
  mutation RemoveWebhook($input: WebhookKeyInput!) {
    removeWebhook(input: $input)
  }
`);

/** How a source ranks beside others. */
export const SET_RANK = graphql(`
  mutation SetRank($input: DefineSourceInput!) {
    defineSource(input: $input) {
      key
      rank
    }
  }
`);

export const CHANGE_WEBHOOK = graphql(`
  mutation ChangeWebhook($input: ChangeWebhookInput!) {
    changeWebhook(input: $input) {
      key
      name
    }
  }
`);

export const DELIVERIES = graphql(`
  query WebhookDeliveries($key: String!) {
    webhook(key: $key) {
      key
      deliveries {
        id
        receivedAt
        fault
        body
        answer {
          accepted
          duplicates
          rejected {
            index
            code
            message
          }
        }
      }
    }
  }
`);

export const TRY_WEBHOOK = graphql(`
  query TryWebhook($key: String!, $items: String, $mapping: JSON!) {
    tryWebhookMapping(key: $key, items: $items, mapping: $mapping) {
      record
      item
      rejected {
        code
        message
      }
    }
  }
`);
