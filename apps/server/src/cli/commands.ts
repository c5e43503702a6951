/** Every command, and the operation that it is: the same name as at other doors, where others have it too. */
export const COMMANDS = {
  'audit verify': 'verifyAudit',
  backup: 'backup',
  bench: 'bench',
  'citus-setup': 'distribute',
  'erasures export': 'exportErasures',
  'erasures replay': 'replayErasures',
  import: 'runImport',
  'member link': 'resetMember',
  migrate: 'migrate',
  preview: 'previewRule',
  restore: 'restore',
  'secrets forget': 'forgetSecrets',
  'secrets rotate': 'rotateSecrets',
  seed: 'seed',
  'segment archive': 'archiveSegment',
  'segment create': 'createSegment',
  'segment export': 'exportMembers',
  'segment list': 'segments',
  'segment materialize': 'materializeSegment',
  'segment members': 'exportMembers',
  'segment publish': 'updateSegment',
  'segment show': 'segment',
} as const satisfies Readonly<Record<string, string>>;

export type CommandName = keyof typeof COMMANDS;
