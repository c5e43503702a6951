import { graphql } from '../../../graphql';

export const SOURCES = graphql(`
  query CleaningSources {
    sources {
      key
      name
      kind
      rank
      cleaning {
        off
        infer
        dateOrder
        pivotYear
        unreadable
      }
    }
  }
`);

export const DEFINE_SOURCE = graphql(`
  mutation DefineCleaning($input: DefineSourceInput!) {
    defineSource(input: $input) {
      key
      name
    }
  }
`);

export const TRY_CLEANING = graphql(`
  query TryCleaning($input: TryCleaningInput!) {
    tryCleaning(input: $input) {
      value
      stored {
        attribute
        value
        inferred
      }
      repairs
      fault
    }
  }
`);
