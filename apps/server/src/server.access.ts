import { audited, may, mayOfAll, notAudited } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may ask what belongs to no folder alone. */
export const serverAccess: AccessRules = {
  operations: {
    viewer: may('signed-in'),
    workspace: may('signed-in'),
    updateWorkspace: mayOfAll('workspace.manage'),
    overview: may('audience.count'),
    previewRule: may('audience.count'),
    compareRules: may('audience.count'),
    explainRule: may('profile.read'),
    readMetrics: may('metrics.read'),
    // Of the command line.
    backup: mayOfAll('workspace.manage'),
    bench: mayOfAll('workspace.manage'),
    distribute: mayOfAll('workspace.manage'),
    forgetSecrets: mayOfAll('workspace.manage'),
    migrate: mayOfAll('workspace.manage'),
    restore: mayOfAll('workspace.manage'),
    rotateSecrets: mayOfAll('workspace.manage'),
    seed: mayOfAll('workspace.manage'),
  },
  objects: {
    Workspace: may('signed-in'),
    Viewer: may('signed-in'),
    Overview: may('audience.count'),
    RulePreview: may('audience.count'),
    RuleChange: may('audience.count'),
    RuleExplanation: may('profile.read'),
  },
  fields: {},
  audits: {
    updateWorkspace: audited('workspace'),
    backup: audited('database'),
    bench: notAudited('it measures servers of its own'),
    distribute: audited('database'),
    forgetSecrets: audited('secrets'),
    migrate: audited('database'),
    restore: audited('database'),
    rotateSecrets: audited('secrets'),
    seed: audited('database'),
  },
};
