import { may } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may ask who came back. */
export const cohortAccess: AccessRules = {
  operations: { cohorts: may('audience.count') },
  objects: { CohortTable: may('audience.count') },
  fields: {},
  audits: {},
};
