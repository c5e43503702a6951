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

export const INFERENCE_TABLES = graphql(`
  query InferenceTables {
    inferenceTables {
      kind
      fileName
      note
      rows
      givenAt
    }
  }
`);

export const REMOVE_INFERENCE_TABLE = graphql(`
  mutation RemoveInferenceTable($input: RemoveInferenceTableInput!) {
    removeInferenceTable(input: $input) {
      removed
    }
  }
`);
