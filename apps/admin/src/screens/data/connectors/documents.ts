import { graphql } from '../../../graphql';

export const CONNECTORS = graphql(`
  query Connectors {
    connectors {
      key
      name
      kind
      source
      settings
      mapping
      every
      paused
      caughtUpAt
      nextRunAt
      failures
      runs {
        id
        startedAt
        endedAt
        rows
        accepted
        duplicates
        rejected
        rejectedBy
        repairedBy
        files
        fault {
          code
          message
        }
      }
      files {
        name
        bytes
        takenAt
        importId
        fault {
          code
          message
        }
      }
    }
  }
`);

export const TEST_CONNECTOR = graphql(`
  mutation TestConnector($input: ConnectorInput!, $key: String) {
    testConnector(input: $input, key: $key) {
      records
    }
  }
`);

export const CREATE_CONNECTOR = graphql(`
  mutation CreateConnector($input: ConnectorInput!) {
    createConnector(input: $input) {
      key
      name
    }
  }
`);

export const CHANGE_CONNECTOR = graphql(`
  mutation ChangeConnector($input: ChangeConnectorInput!) {
    changeConnector(input: $input) {
      key
      name
    }
  }
`);

export const RUN_CONNECTOR = graphql(`
  mutation RunConnector($input: ConnectorKeyInput!) {
    runConnector(input: $input) {
      key
    }
  }
`);

export const RESTART_CONNECTOR = graphql(`
  mutation RestartConnector($input: ConnectorKeyInput!) {
    restartConnector(input: $input) {
      key
    }
  }
`);

export const REMOVE_CONNECTOR = graphql(`
  mutation RemoveConnector($input: ConnectorKeyInput!) {
    removeConnector(input: $input)
  }
`);
