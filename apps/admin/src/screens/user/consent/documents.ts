import { graphql } from '../../../graphql';

export const CONSENT = graphql(`
  query Consent($id: ID!, $purpose: String!) {
    consentPurposes {
      key
      name {
        zh
        en
      }
      channels
      wordings {
        version
      }
    }
    user(id: $id) {
      id
      reachability(purpose: $purpose) {
        channel
        reachable
        addresses
        suppressedSince
        consent {
          state
          at
        }
      }
    }
  }
`);

export const CONSENT_HISTORY = graphql(`
  query ConsentHistory($id: ID!, $first: Int!, $after: String) {
    user(id: $id) {
      id
      suppressions {
        channel
        reason
        suppressedAt
        liftedAt
        liftReason
      }
      consents(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            purpose
            channel
            state
            givenBy
            source
            wording
            proof
            at
          }
        }
      }
    }
  }
`);

export const RECORD_CONSENT = graphql(`
  mutation RecordConsent($input: RecordConsentsInput!) {
    recordConsents(input: $input) {
      accepted
      rejected {
        message
      }
    }
  }
`);

export const SUPPRESS = graphql(`
  mutation Suppress($input: SuppressUsersInput!) {
    suppressUsers(input: $input) {
      suppressed
    }
  }
`);

export const UNSUPPRESS = graphql(`
  mutation Unsuppress($input: UnsuppressUsersInput!) {
    unsuppressUsers(input: $input) {
      lifted
    }
  }
`);

export const PREFERENCE_LINK = graphql(`
  mutation PreferenceLink($input: PreferenceLinkInput!) {
    preferenceLink(input: $input) {
      url
      path
      expiresAt
    }
  }
`);
