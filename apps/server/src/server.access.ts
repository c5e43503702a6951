import { audited, may, mayOfAll } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may ask what belongs to no folder alone. */
export const serverAccess: AccessRules = {
  operations: {
    viewer: may('signed-in'),
    workspace: may('signed-in'),
    updateWorkspace: may('workspace.manage'),
    overview: mayOfAll('audience.count'),
    previewRule: mayOfAll('audience.count'),
    compareRules: mayOfAll('audience.count'),
    explainRule: mayOfAll('profile.read'),
    readMetrics: may('metrics.read'),
  },
  objects: {
    Workspace: may('signed-in'),
    Viewer: may('signed-in'),
    Overview: mayOfAll('audience.count'),
    RulePreview: mayOfAll('audience.count'),
    RuleChange: mayOfAll('audience.count'),
    RuleExplanation: mayOfAll('profile.read'),
  },
  fields: {},
  audits: {
    updateWorkspace: audited('workspace'),
  },
};
