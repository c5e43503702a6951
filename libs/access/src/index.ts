export { PERMISSION_MEANINGS, PERMISSIONS, isPermission, type Permission } from './permission.js';
export { BUILT_IN_ROLES, isBuiltInRole, type BuiltInRole } from './role.js';
export { commandActor, ENVIRONMENT_KEY, systemActor, type Actor } from './actor.js';
export { Authorization, denied, may, mayOfAll, type AccessRules, type Requirement } from './authorize.js';
export { MemberService, type Member } from './member.service.js';
export { SessionService } from './session.service.js';
