import { graphql } from '../../../graphql';

export const ACCOUNT = graphql(`
  query Account {
    account {
      id
      email
      name
      role
      hasPassword
      hasSecondFactor
      recoveryCodesLeft
    }
  }
`);

export const SESSIONS = graphql(`
  query Sessions($member: ID) {
    sessions(member: $member) {
      id
      createdAt
      lastSeenAt
      address
      agent
      isThis
    }
  }
`);

export const CHANGE_NAME = graphql(`
  mutation ChangeName($name: String!) {
    changeName(name: $name) {
      id
      name
    }
  }
`);

export const BEGIN_SECOND_FACTOR = graphql(`
  mutation BeginSecondFactor($input: PasswordInput!) {
    beginSecondFactor(input: $input) {
      secret
      uri
    }
  }
`);

export const CONFIRM_SECOND_FACTOR = graphql(`
  mutation ConfirmSecondFactor($code: String!) {
    confirmSecondFactor(code: $code)
  }
`);

export const DISABLE_SECOND_FACTOR = graphql(`
  mutation DisableSecondFactor($input: PasswordInput!) {
    disableSecondFactor(input: $input) {
      id
      hasSecondFactor
      recoveryCodesLeft
    }
  }
`);

export const END_SESSION = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id)
  }
`);

export const END_OTHER_SESSIONS = graphql(`
  mutation EndOtherSessions {
    endOtherSessions
  }
`);
