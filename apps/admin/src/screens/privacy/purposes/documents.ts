import { graphql } from '../../../graphql';

export const PURPOSES = graphql(`
  query ConsentPurposes {
    consentPurposes {
      key
      name {
        zh
        en
      }
      description {
        zh
        en
      }
      basis
      channels
      wordings {
        version
        createdAt
        text {
          zh
          en
        }
      }
    }
  }
`);

export const DEFINE_PURPOSE = graphql(`
  mutation DefineConsentPurpose($input: DefineConsentPurposeInput!) {
    defineConsentPurpose(input: $input) {
      key
    }
  }
`);
