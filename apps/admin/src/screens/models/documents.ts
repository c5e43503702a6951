import { graphql } from '../../graphql';
import type { ModelQuery } from '../../graphql/graphql';

export const MODELS = graphql(`
  query Models {
    models {
      key
      name
    }
  }
`);

/** One model with its last runs and all that they found. */
export const MODEL = graphql(`
  query Model($key: String!) {
    model(key: $key) {
      key
      name
      runHour
      settings {
        ... on RfmSettings {
          event
          where
          amount
          distinct
          period
          classes
          scoring
          limits {
            recency
            frequency
            monetary
          }
          middle
          segments {
            key
            zh
            en
            recency {
              from
              to
            }
            frequency {
              from
              to
            }
            monetary {
              from
              to
            }
          }
        }
      }
      runs(first: 10) {
        id
        state
        askedBy
        asOf
        error
        createdAt
        finishedAt
        figures {
          __typename
          ...TooFew
          ...RfmFound
        }
      }
    }
  }

  fragment TooFew on NotEnoughData {
    found
    needed
  }

  fragment RfmFound on RfmFigures {
    all {
      users
      revenue
    }
    limits {
      recency
      frequency
      monetary
    }
    grid {
      recency
      frequency
      segment
      users
      revenue
    }
    cells {
      key
      users
      revenue
    }
    segments {
      key
      users
      revenue
    }
  }
`);

export const PREVIEW_MODEL = graphql(`
  query PreviewModel($settings: ModelSettingsInput!) {
    previewModel(settings: $settings) {
      __typename
      ...TooFew
      ...RfmFound
    }
  }
`);

export const RFM_MOVEMENT = graphql(`
  query RfmMoves($model: String!, $from: DateTime!) {
    rfmMovement(model: $model, from: $from) {
      __typename
      ... on RfmMoves {
        moves {
          from
          to
          users
        }
      }
    }
  }
`);

/** The events that a model may count, with the properties that are numbers or name orders. */
export const MODEL_EVENTS = graphql(`
  query ModelEvents {
    eventTypes {
      name
      properties {
        name
        types
      }
    }
  }
`);

export const CREATE_MODEL = graphql(`
  mutation CreateModel($input: CreateModelInput!) {
    createModel(input: $input) {
      key
    }
  }
`);

export const UPDATE_MODEL = graphql(`
  mutation UpdateModel($input: UpdateModelInput!) {
    updateModel(input: $input) {
      key
    }
  }
`);

export const RUN_MODEL = graphql(`
  mutation RunModel($input: ModelKeyInput!) {
    runModel(input: $input) {
      id
    }
  }
`);

export type Model = NonNullable<ModelQuery['model']>;
export type ModelRun = Model['runs'][number];
export type RfmSettings = Model['settings'];
export type RfmSegment = RfmSettings['segments'][number];
export type RfmFigures = Extract<NonNullable<ModelRun['figures']>, { __typename: 'RfmFigures' }>;
