import { audited, notAudited } from '../audit/audit-rule.js';
import { mayOfAll } from '../authorize.js';
import type { AccessRules } from '../authorize.js';

/**
 * Who may see and decide what takes a second person. What one has asked for oneself one sees without a
 * permission; it is never about some users only, and nobody asks who sees only some.
 */
export const approvalAccess: AccessRules = {
  operations: {
    approval: mayOfAll('signed-in'),
    approvals: mayOfAll('signed-in'),
    decideApproval: mayOfAll('approval.decide'),
    withdrawApproval: mayOfAll('signed-in'),
    // Of jobs.
    runApproved: mayOfAll('approval.decide'),
    expireApprovals: mayOfAll('approval.decide'),
  },
  objects: {
    Approval: mayOfAll('signed-in'),
    ApprovalConnection: mayOfAll('signed-in'),
    ApprovalEdge: mayOfAll('signed-in'),
    ApprovalNeeded: mayOfAll('signed-in'),
  },
  fields: {},
  audits: {
    decideApproval: audited('approval'),
    withdrawApproval: audited('approval'),
    runApproved: notAudited('what it carries out is written down as of whoever asked'),
    expireApprovals: notAudited('each that ends by it is an entry'),
  },
};
