import { audited, may, mayOfAll, notAudited } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may see models and what they found, and who may define and run them: those who may define tags, which they end as. */
export const modelAccess: AccessRules = {
  operations: {
    models: may('tag.read'),
    model: may('tag.read'),
    createModel: mayOfAll('tag.define'),
    updateModel: mayOfAll('tag.define'),
    archiveModel: mayOfAll('tag.define'),
    previewModel: mayOfAll('audience.count'),
    rfmMovement: mayOfAll('audience.count'),
    runModel: mayOfAll('tag.define'),
    // Of jobs.
    runDueModels: mayOfAll('tag.define'),
  },
  objects: {
    Model: may('tag.read'),
    ModelRun: may('tag.read'),
    RfmFigures: mayOfAll('audience.count'),
    RfmMoves: mayOfAll('audience.count'),
    NotEnoughData: mayOfAll('audience.count'),
  },
  fields: {
    'ModelRun.figures': mayOfAll('audience.count'),
  },
  audits: {
    createModel: audited('model'),
    updateModel: audited('model'),
    archiveModel: audited('model'),
    runModel: audited('model'),
    runDueModels: notAudited('it asks for runs, each of which is written down'),
  },
};
