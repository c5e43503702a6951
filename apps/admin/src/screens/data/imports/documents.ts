import { graphql } from '../../../graphql';

// What columns are guessed to be, and what a list says of an import; named by the queries below.
graphql(`
  fragment GuessFields on ImportGuess {
    kind
    name
    missing
    fields {
      source
      target
      format
      times
      confidence
      reasons
      newAttribute {
        key
        name
        type
        standardForm
      }
    }
  }
`);

graphql(`
  fragment ImportRow on Import {
    id
    state
    fileName
    bytes
    received
    source
    sameAs
    progress
    createdAt
    startedAt
    finishedAt
    undoneAt
    fault {
      code
      message
    }
    mapping {
      kind
      name
    }
    examination {
      guess {
        kind
      }
    }
    report {
      read
      accepted
      created
      updated
      unchanged
      sameUser
      merged
      duplicates
      rejected
      tookMs
    }
  }
`);

export const IMPORTS = graphql(`
  query Imports($first: Int!, $after: String, $states: [ImportState!]) {
    imports(first: $first, after: $after, states: $states) {
      edges {
        node {
          ...ImportRow
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
    sources {
      key
      name
    }
  }
`);

export const IMPORT = graphql(`
  query Import($id: ID!) {
    import(id: $id) {
      ...ImportRow
      fileKept
      rejectedFile
      mapping {
        kind
        name
        missing
        timeZone
        fields {
          source
          target
          format
          times
        }
      }
      examination {
        format
        packed
        unpackedBytes
        encoding
        detectedEncoding
        delimiter
        header
        sheets
        sheet
        sampledRows
        firstRows
        columns {
          name
          number
          samples
          filled
          distinct
          shape
          format
          ambiguous
        }
        guess {
          kindConfidence
          ...GuessFields
        }
      }
      report {
        repeated
        emptyBy {
          code
          count
        }
        rejectedBy {
          code
          count
        }
        repairedBy {
          code
          count
        }
        oddities {
          column
          kind
          prefix
          count
          line
        }
      }
      undoReport {
        usersRemoved
        usersKept
        valuesRestored
        valuesKept
        identitiesRemoved
        tagsRemoved
        eventsRemoved
        eventsKept
      }
    }
  }
`);

/** What the keys in a mapping are called. */
export const TARGET_NAMES = graphql(`
  query TargetNames {
    attributes {
      key
      name
      type
    }
  }
`);

/** Whether the tags of a file are there. */
export const TAG_KEYS = graphql(`
  query TagKeys {
    tags {
      key
    }
  }
`);

export const MAKE_TAG = graphql(`
  mutation MakeTagForImport($input: CreateTagInput!) {
    createTag(input: $input) {
      key
    }
  }
`);

/** What a mapping may name. */
export const MAPPING_TARGETS = graphql(`
  query MappingTargets($columns: [String!]!) {
    attributes {
      key
      name
      type
    }
    sources {
      key
      name
      kind
      cleaning {
        off
        infer
        dateOrder
        pivotYear
        unreadable
      }
    }
    importMappings(columns: $columns) {
      name
      updatedAt
      lacks
      mapping {
        kind
        name
        missing
        timeZone
        fields {
          source
          target
          format
          times
        }
      }
    }
  }
`);

export const PREVIEW_IMPORT = graphql(`
  query PreviewImport($input: PreviewImportInput!) {
    previewImport(input: $input) {
      row
      line
      repairs
      rejected {
        code
        message
      }
      cells {
        field
        raw
        stored
        fault
        repairs
      }
    }
  }
`);

export const EXAMINE_IMPORT = graphql(`
  mutation ExamineImport($input: ExamineImportInput!) {
    examineImport(input: $input) {
      id
      state
    }
  }
`);

export const RUN_IMPORT = graphql(`
  mutation RunImport($input: RunImportInput!) {
    runImport(input: $input) {
      id
      state
    }
  }
`);

export const CANCEL_IMPORT = graphql(`
  mutation CancelImport($input: ImportIdInput!) {
    cancelImport(input: $input) {
      id
      state
    }
  }
`);

export const UNDO_IMPORT = graphql(`
  mutation UndoImport($input: ImportIdInput!) {
    undoImport(input: $input) {
      id
      state
    }
  }
`);

export const DISCARD_IMPORT = graphql(`
  mutation DiscardImport($input: ImportIdInput!) {
    discardImport(input: $input) {
      id
      state
    }
  }
`);

export const SAVE_MAPPING = graphql(`
  mutation SaveImportMapping($input: SaveImportMappingInput!) {
    saveImportMapping(input: $input) {
      name
    }
  }
`);

export const RENAME_MAPPING = graphql(`
  mutation RenameImportMapping($input: RenameImportMappingInput!) {
    renameImportMapping(input: $input) {
      name
    }
  }
`);

export const DELETE_MAPPING = graphql(`
  mutation DeleteImportMapping($input: DeleteImportMappingInput!) {
    deleteImportMapping(input: $input) {
      deleted
    }
  }
`);

/** What the columns are if the rows are of this kind. */
export const GUESS_IMPORT = graphql(`
  query GuessImport($id: ID!, $kind: ImportKind!) {
    guessImport(id: $id, kind: $kind) {
      ...GuessFields
    }
  }
`);

export const DEFINE_SOURCE = graphql(`
  mutation DefineImportSource($input: DefineSourceInput!) {
    defineSource(input: $input) {
      key
    }
  }
`);
