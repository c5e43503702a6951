import { audited, may, mayOfAll } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may ask what belongs to no folder alone. */
export const serverAccess: AccessRules = {
  operations: {
    viewer: may('signed-in'),
    workspace: may('signed-in'),
    updateWorkspace: may('workspace.manage'),
    overview: mayOfAll('audience.count'),
    previewRule: may('audience.count'),
    compareRules: may('audience.count'),
    explainRule: may('profile.read'),
    readMetrics: may('metrics.read'),
  },
  objects: {
    Workspace: may('signed-in'),
    Viewer: may('signed-in'),
    Overview: mayOfAll('audience.count'),
    RulePreview: may('audience.count'),
    RuleChange: may('audience.count'),
    RuleExplanation: may('profile.read'),
  },
  fields: {},
  audits: {
    updateWorkspace: audited('workspace'),
  },
};
