import { graphql } from '../../graphql';

export const EVENT_TYPES = graphql(`
  query EventTypes {
    eventTypes {
      name
      firstSeen
      lastSeen
      volume
      properties {
        name
        types
        unexpected
      }
      usedIn {
        key
        name
      }
    }
  }
`);

export const ATTRIBUTES = graphql(`
  query Attributes {
    retentions {
      kind
      name
      period
    }
    attributes {
      key
      name
      type
      unit
      options
      sensitive
      consentPurpose
      standardForm
      usedIn {
        key
        name
      }
    }
  }
`);

export const PURPOSE_NAMES = graphql(`
  query PurposeNames {
    consentPurposes {
      key
      name {
        zh
        en
      }
      channels
    }
  }
`);

export const DEFINE_ATTRIBUTE = graphql(`
  mutation DefineAttribute($input: DefineAttributeInput!) {
    defineAttribute(input: $input) {
      key
      name
      type
      unit
      options
      sensitive
    }
  }
`);
