import { graphql } from '../../graphql';

export const RESTRICT_USER = graphql(`
  mutation RestrictUser($input: RestrictUserInput!) {
    restrictUser(input: $input) {
      id
      restrictedAt
    }
  }
`);

export const LIFT_RESTRICTION = graphql(`
  mutation LiftRestriction($input: RestrictUserInput!) {
    liftRestriction(input: $input) {
      id
      restrictedAt
    }
  }
`);

export const CORRECT_USER = graphql(`
  mutation CorrectUser($input: CorrectUserInput!) {
    correctUser(input: $input) {
      id
    }
  }
`);

export const ERASE_USER = graphql(`
  mutation EraseUser($input: EraseUserInput!) {
    eraseUser(input: $input) {
      id
      erasedAt
      completedAt
      liftedAt
      liftReason
      counts {
        name
        rows
      }
    }
  }
`);
