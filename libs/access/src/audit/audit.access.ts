import { mayOfAll } from '../authorize.js';
import type { AccessRules } from '../authorize.js';
import { audited } from './audit-rule.js';

/** Who may read the audit trail. It names whom was done what to: nothing for whoever sees only some users. */
export const auditAccess: AccessRules = {
  operations: {
    auditEntries: mayOfAll('audit.read'),
    verifyAudit: mayOfAll('audit.read'),
    exportAudit: mayOfAll('audit.read'),
  },
  objects: {
    AuditEntry: mayOfAll('audit.read'),
    AuditVerification: mayOfAll('audit.read'),
  },
  fields: {},
  audits: { exportAudit: audited('audit') },
};
