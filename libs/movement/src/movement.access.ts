import { audited, may, mayOfAll } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may hear who moved, and who says which systems do. */
export const movementAccess: AccessRules = {
  operations: {
    movementHappened: mayOfAll('profile.read'),
    movementUsers: mayOfAll('segment.export'),
    destinations: mayOfAll('connection.read'),
    createDestination: mayOfAll('connection.manage'),
    changeDestination: mayOfAll('connection.manage'),
    rotateDestinationSecret: mayOfAll('connection.manage'),
    removeDestination: mayOfAll('connection.manage'),
  },
  objects: {
    Movement: may('profile.read'),
    Destination: mayOfAll('connection.read'),
  },
  fields: {},
  audits: {
    movementUsers: audited('movement'),
    createDestination: audited('destination'),
    changeDestination: audited('destination'),
    rotateDestinationSecret: audited('destination'),
    removeDestination: audited('destination'),
  },
};
