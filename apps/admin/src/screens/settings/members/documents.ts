import { graphql } from '../../../graphql';

/** They go on working without the member. */
export const KEYS_TOLD = graphql(`
  query KeysToldTo($member: ID!) {
    apiKeys(toldTo: $member) {
      id
      name
      state
    }
  }
`);

export const MEMBERS = graphql(`
  query Members {
    viewer {
      permissions
    }
    account {
      id
      role
      hasPassword
      hasSecondFactor
    }
    roles {
      key
      name
      permissions
    }
    members {
      id
      email
      name
      role
      state
      hasSecondFactor
      hasOpenId
      createdAt
      lastSeenAt
    }
  }
`);

export const INVITE_MEMBER = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      url
      expiresAt
    }
  }
`);

export const CHANGE_MEMBER = graphql(`
  mutation ChangeMember($input: ChangeMemberInput!) {
    changeMember(input: $input) {
      id
      role
      state
    }
  }
`);

export const RESET_MEMBER = graphql(`
  mutation ResetMember($input: ResetMemberInput!) {
    resetMember(input: $input) {
      url
      expiresAt
    }
  }
`);

export const REMOVE_MEMBER = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input)
  }
`);

export const ACCESS_SETTINGS = graphql(`
  query AccessSettings {
    accessSettings {
      secondFactorRequired
    }
    workspace {
      smallCount
    }
  }
`);

export const UPDATE_ACCESS_SETTINGS = graphql(`
  mutation UpdateAccessSettings($input: UpdateAccessSettingsInput!) {
    updateAccessSettings(input: $input) {
      secondFactorRequired
    }
  }
`);

export const UPDATE_SMALL_COUNT = graphql(`
  mutation UpdateSmallCount($smallCount: Int) {
    updateWorkspace(input: { smallCount: $smallCount }) {
      smallCount
    }
  }
`);
