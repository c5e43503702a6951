import { audited, may, mayOfAll } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may see, give and define tags. */
export const tagAccess: AccessRules = {
  operations: {
    tags: may('tag.read'),
    createTag: mayOfAll('tag.define'),
    updateTag: mayOfAll('tag.define'),
    assignTags: may('tag.assign'),
    removeTags: may('tag.assign'),
    // Of a rule in place of names: the answer says how many it selects.
    tagByRule: may('audience.count'),
  },
  objects: {
    Tag: may('tag.read'),
    UserTag: may('tag.read'),
  },
  fields: {
    'Tag.coverage': may('audience.count'),
  },
  audits: {
    createTag: audited('tag'),
    updateTag: audited('tag'),
    assignTags: audited('tag'),
    removeTags: audited('tag'),
  },
};
