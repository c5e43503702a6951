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
};
