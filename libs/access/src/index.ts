export { PERMISSION_MEANINGS, PERMISSIONS, isPermission, type Permission } from './permission.js';
export { BUILT_IN_ROLES, isBuiltInRole, type BuiltInRole } from './role.js';
export { commandActor, ENVIRONMENT_KEY, systemActor, type Actor } from './actor.js';
export { Authorization, denied, may, mayOfAll, type AccessRules, type Requirement } from './authorize.js';
export {
  admit,
  admitKept,
  expectMoreThanFigures,
  expectNotJoined,
  mayNotJoin,
  seesFiguresAlone,
  seesSensitive,
  type Judged,
} from './admit.js';
export { scopeRules, type ScopeRule } from './scope-rules.js';
export { memberAccess } from './member.access.js';
export { MEMBER_STATES, type Member, type MemberEntry } from './member.js';
export { MemberService } from './member.service.js';
export { MemberLinks, type MadeLink } from './member-links.js';
export { RoleService, type RoleEntry, type RoleInput } from './role.service.js';
export { SessionService, type Session } from './session.service.js';
export { SecondFactorService, secondFactorSecrets, type SecondFactorBegun } from './second-factor.service.js';
export { SignInNotes } from './sign-in-notes.js';
export { SignInService, type Client, type SignedIn } from './sign-in.service.js';
export { AccessSettings, type AccessSettingsValues } from './access-settings.js';
export { Attempts } from './attempts.js';
export type { ApiKey, ApiKeySecret, ApiKeySettings, NewSecret } from './api-keys/api-key.js';
export { ApiKeyService } from './api-keys/api-key.service.js';
export { HeldKeys, noKey } from './api-keys/held-keys.js';
export { apiKeyAccess } from './api-keys/api-key.access.js';
export { AUDIT_OUTCOMES, type AuditDetails, type AuditEntry, type AuditOutcome } from './audit/audit-entry.js';
export { audited, notAudited, type AuditRule } from './audit/audit-rule.js';
export { AuditTrail, type Deed, type DeedEnd } from './audit/audit-trail.js';
export { type AuditActor } from './audit/refusal-notes.js';
export { AuditChain, readHead, type AuditHead, type AuditVerification } from './audit/audit-chain.js';
export { AuditReader, type AuditFilter } from './audit/audit-reader.js';
export { auditAccess } from './audit/audit.access.js';
export { APPROVAL_STATES, type Approval, type ApprovalInput, type ApprovalState } from './approvals/approval.js';
export type { ApprovalRule, AskedFacts } from './approvals/approval-rule.js';
// By `*`, which hands on what it adds to the jobs.
export * from './approvals/approval.service.js';
export { isApprovalId, type ApprovalFilter } from './approvals/approval.store.js';
export { approvalAccess } from './approvals/approval.access.js';
export { approvalCron, approvalJobs } from './approvals/approval.jobs.js';
