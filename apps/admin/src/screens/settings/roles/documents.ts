import { graphql } from '../../../graphql';

export const ROLES = graphql(`
  query Roles {
    viewer {
      permissions
    }
    roles {
      key
      name
      description
      permissions
      scope
      isBuiltIn
      members
    }
  }
`);

export const ROLE_SCOPE = graphql(`
  query RoleScope($rule: RuleInput!, $locale: String) {
    previewRule(rule: $rule) {
      count
      sentence(locale: $locale)
    }
  }
`);

export const CREATE_ROLE = graphql(`
  mutation CreateRole($input: RoleInput!) {
    createRole(input: $input) {
      key
    }
  }
`);

export const CHANGE_ROLE = graphql(`
  mutation ChangeRole($input: RoleInput!) {
    changeRole(input: $input) {
      key
    }
  }
`);

export const REMOVE_ROLE = graphql(`
  mutation RemoveRole($input: RemoveRoleInput!) {
    removeRole(input: $input)
  }
`);
