import { audited } from '../audit/audit-rule.js';
import { may, mayOfAll } from '../authorize.js';
import type { AccessRules } from '../authorize.js';

/** Who may see and make API keys. Whoever sees only some users makes none, which would see others. */
export const apiKeyAccess: AccessRules = {
  operations: {
    apiKeys: may('key.read'),
    createApiKey: mayOfAll('key.manage'),
    changeApiKey: mayOfAll('key.manage'),
    rotateApiKey: mayOfAll('key.manage'),
    revokeApiKey: mayOfAll('key.manage'),
  },
  objects: {
    ApiKey: may('key.read'),
    NewApiKey: mayOfAll('key.manage'),
  },
  fields: {},
  audits: {
    createApiKey: audited('api_key'),
    changeApiKey: audited('api_key'),
    rotateApiKey: audited('api_key'),
    revokeApiKey: audited('api_key'),
  },
};
