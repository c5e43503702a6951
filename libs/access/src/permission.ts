/**
 * What somebody may be allowed to do, each with what it means. A role and an API key are lists of these; an operation
 * names the one that it takes. They are words of the contract with partners: a name never changes its meaning.
 */
export const PERMISSION_MEANINGS = {
  'audience.count': 'Counts, previews and charts of rules: figures, nobody by name.',
  'profile.read': 'Users one by one and in lists, their sensitive values masked.',
  'profile.write': 'Create and change users.',
  'profile.sensitive': 'Sensitive values as they are, and questions that turn on them.',
  'profile.merge': 'Merge users who are one person, and undo it.',
  'profile.export': 'Everything that is kept of one person, as a file.',
  'profile.erase': 'Erase a person, and lift an erasure.',
  'event.read': 'What users did, one by one.',
  'event.write': 'Send events.',
  'consent.write': 'Record consents and suppressions.',
  'tag.read': 'The tag tree, and which tags a user holds.',
  'tag.assign': 'Give tags to users and take them away.',
  'tag.define': 'Define tags.',
  'segment.read': 'Segments, their rules, counts and history.',
  'segment.write': 'Compose, publish, materialize and archive segments.',
  'segment.export': 'Members of a segment as a file.',
  'definition.read': 'Definitions of attributes, events, identities and sources, and how values are cleaned.',
  'definition.write': 'Change those definitions.',
  'import.read': 'Imports and their reports.',
  'import.run': 'Upload, run and undo imports, and see the rows of the files as they came.',
  'connection.read': 'Connectors, webhooks and write keys, without their secrets.',
  'connection.manage': 'Change connectors, webhooks and write keys.',
  'privacy.read': 'Erasures, retention and records of processing.',
  'privacy.manage': 'Consent purposes, retention, restrictions and records of processing.',
  'workspace.manage': 'Settings of the whole company.',
  'member.read': 'Members and roles.',
  'member.manage': 'Invite and suspend members, and make roles; nobody gives what they do not hold.',
  'key.read': 'API keys, without the keys themselves.',
  'key.manage': 'Make, rotate and revoke API keys; nobody gives what they do not hold.',
  'audit.read': 'The audit trail.',
  'approval.decide': 'Approve or refuse what needs a second person.',
  'metrics.read': 'Metrics of the server.',
} as const satisfies Readonly<Record<string, string>>;

export type Permission = keyof typeof PERMISSION_MEANINGS;

export const PERMISSIONS = Object.keys(PERMISSION_MEANINGS) as readonly Permission[];

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(PERMISSION_MEANINGS, text);
}
