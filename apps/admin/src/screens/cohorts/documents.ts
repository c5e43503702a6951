import { graphql } from '../../graphql';
import type { CohortsQuery } from '../../graphql/graphql';

export const EVENTS = graphql(`
  query CohortEvents {
    eventTypes {
      name
      properties {
        name
        types
      }
    }
  }
`);

export const COHORTS = graphql(`
  query Cohorts($input: CohortsInput!) {
    cohorts(input: $input) {
      asOf
      unit
      bounds
      averages {
        period
        share
      }
      cohorts {
        begins
        size
        cells {
          period
          users
          events
          amount
          share
          ended
        }
      }
    }
  }
`);

export type Table = CohortsQuery['cohorts'];
export type Cohort = Table['cohorts'][number];
export type Cell = NonNullable<Cohort['cells'][number]>;
