import { PERMISSIONS } from './permission.js';
import type { Permission } from './permission.js';

/** The roles that are always there, the mightiest first. Custom ones are made of permissions, too. */
export const BUILT_IN_ROLES = {
  /** Everything; there is always one. */
  owner: PERMISSIONS,
  /** Everything but what needs a person's own data in the clear: who runs the house need not read the letters. */
  administrator: PERMISSIONS.filter((one) => one !== 'profile.sensitive' && one !== 'profile.export'),
  marketer: [
    'audience.count',
    'profile.read',
    'profile.write',
    'event.read',
    'consent.write',
    'tag.read',
    'tag.assign',
    'tag.define',
    'segment.read',
    'segment.write',
    'segment.export',
    'definition.read',
    'definition.write',
    'import.read',
    'import.run',
    'connection.read',
    'privacy.read',
  ],
  /** Figures alone. */
  analyst: ['audience.count', 'tag.read', 'segment.read', 'segment.write', 'definition.read'],
  /** Whoever talks with customers, one at a time. */
  service: [
    'profile.read',
    'profile.write',
    'profile.sensitive',
    'profile.merge',
    'event.read',
    'consent.write',
    'tag.read',
    'tag.assign',
    'segment.read',
    'definition.read',
  ],
  /** Whoever connects systems: keys, connectors, the schema; nobody's data. */
  developer: [
    'audience.count',
    'event.write',
    'tag.read',
    'segment.read',
    'definition.read',
    'definition.write',
    'import.read',
    'connection.read',
    'connection.manage',
    'key.read',
    'key.manage',
    'metrics.read',
  ],
  protection_officer: [
    'audience.count',
    'profile.read',
    'profile.write',
    'profile.sensitive',
    'profile.export',
    'profile.erase',
    'event.read',
    'consent.write',
    'tag.read',
    'segment.read',
    'definition.read',
    'import.read',
    'connection.read',
    'privacy.read',
    'privacy.manage',
    'member.read',
    'key.read',
    'audit.read',
    'approval.decide',
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type BuiltInRole = keyof typeof BUILT_IN_ROLES;

export function isBuiltInRole(key: string): key is BuiltInRole {
  return Object.hasOwn(BUILT_IN_ROLES, key);
}
