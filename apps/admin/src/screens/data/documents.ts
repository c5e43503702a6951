import { graphql } from '../../graphql';

export const EVENT_TYPES = graphql(`
  query EventTypes($mayCount: Boolean! = false) {
    eventTypes {
      name
      firstSeen
      lastSeen
      volume @include(if: $mayCount)
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
  query Attributes($mayPrivacy: Boolean! = false) {
    retentions @include(if: $mayPrivacy) {
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
