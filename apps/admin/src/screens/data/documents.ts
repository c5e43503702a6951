import { graphql } from '../../graphql';

export const EVENT_TYPES = graphql(`
  query EventTypes {
    overview(days: 1) {
      users
    }
    eventTypes {
      name
      firstSeen
      lastSeen
      volume
      coverage
      properties {
        name
        types
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
    overview(days: 1) {
      users
    }
    attributes {
      key
      name
      type
      unit
      options
      sensitive
      coverage
      usedIn {
        key
        name
      }
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
