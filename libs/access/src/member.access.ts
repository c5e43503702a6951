import { audited } from './audit/audit-rule.js';
import { may, mayOfAll } from './authorize.js';
import type { AccessRules } from './authorize.js';

/** Who may see and change who works here. What is one's own takes no permission. */
export const memberAccess: AccessRules = {
  operations: {
    account: may('signed-in'),
    changeName: may('signed-in'),
    changePassword: may('signed-in'),
    beginSecondFactor: may('signed-in'),
    confirmSecondFactor: may('signed-in'),
    disableSecondFactor: may('signed-in'),
    // Of others only with `member.manage`, which the services ask for.
    sessions: may('signed-in'),
    endSession: may('signed-in'),
    endOtherSessions: may('signed-in'),

    members: may('member.read'),
    roles: may('member.read'),
    inviteMember: mayOfAll('member.manage'),
    changeMember: mayOfAll('member.manage'),
    resetMember: mayOfAll('member.manage'),
    removeMember: mayOfAll('member.manage'),
    createRole: mayOfAll('member.manage'),
    changeRole: mayOfAll('member.manage'),
    removeRole: mayOfAll('member.manage'),
    accessSettings: may('signed-in'),
    updateAccessSettings: mayOfAll('member.manage'),
  },
  objects: {
    Account: may('signed-in'),
    AccessSettings: may('signed-in'),
    Member: may('member.read'),
    MemberLink: mayOfAll('member.manage'),
    Role: may('member.read'),
    SecondFactorBegun: may('signed-in'),
    Session: may('signed-in'),
  },
  fields: {},
  audits: {
    inviteMember: audited('member'),
    changeMember: audited('member'),
    resetMember: audited('member'),
    removeMember: audited('member'),
    createRole: audited('role'),
    changeRole: audited('role'),
    removeRole: audited('role'),
    updateAccessSettings: audited('access_settings'),
    changeName: audited('account'),
    beginSecondFactor: audited('account'),
    changePassword: audited('account'),
    confirmSecondFactor: audited('account'),
    disableSecondFactor: audited('account'),
    endSession: audited('session'),
    endOtherSessions: audited('account'),
  },
};
