import { audited, mayOfAll, notAudited } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may see models and what they found, and who may define and run them: those who may define tags, which they end as. */
export const modelAccess: AccessRules = {
  operations: {
    // Of the command line, and of jobs.
    runModel: mayOfAll('tag.define'),
    runDueModels: mayOfAll('tag.define'),
  },
  objects: {},
  fields: {},
  audits: {
    runModel: audited('model'),
    runDueModels: notAudited('it asks for runs, each of which is written down'),
  },
};
