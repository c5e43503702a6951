import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Kind, OperationTypeNode, parse, validate, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { BUILT_IN_ROLES } from '@strata/access';
import type { Actor, BuiltInRole, Permission } from '@strata/access';
import { AUTHORIZATION } from './composition.js';
import { accessFault } from './graphql/authorization.js';
import { createSchema } from './graphql/schema.js';

const APP = join(import.meta.dirname, '../../admin/src');
const schema = createSchema();

/** The variables by which the app leaves out what the viewer may not see. */
const MAY: Readonly<Record<string, Permission>> = {
  mayCount: 'audience.count',
  mayMerge: 'profile.merge',
  mayPrivacy: 'privacy.read',
  maySegments: 'segment.read',
  mayUsers: 'profile.read',
};

/** What the app asks of the viewer before it shows the part of a screen that asks a question, beside what the screen takes. */
const PARTS: Readonly<Record<string, readonly Permission[]>> = {
  CoverageOfAttributes: ['audience.count'],
  CoverageOfEvents: ['audience.count'],
  CoverageOfTags: ['audience.count'],
  FindTags: ['tag.read'],
  RuleSentence: ['audience.count'],
  Duplicates: ['profile.sensitive'],
  IdentityNotices: ['profile.sensitive'],
  IdentityPolicies: ['definition.read'],
  SegmentNodes: ['audience.count'],
  SegmentMembers: ['profile.read'],
  SegmentBreakdown: ['audience.count'],
  BuilderSample: ['profile.read'],
  Imports: ['import.read'],
  Inbound: ['connection.read'],
  WebhookDeliveries: ['connection.read', 'profile.sensitive'],
  TryWebhook: ['connection.manage'],
  Connectors: ['connection.read'],
  Destinations: ['connection.read'],
  ModelEvents: ['tag.define'],
  WhatMoves: ['segment.read', 'tag.read'],
  Members: ['member.read'],
  Roles: ['member.read'],
  RoleScope: ['audience.count'],
  ApiKeys: ['key.read'],
  KeysToldTo: ['member.read', 'key.read'],
  ApprovalAttributes: ['definition.read'],
  AuditTrail: ['audit.read'],
  WaitingApprovals: ['approval.decide'],
  ExportAttributes: ['segment.export', 'definition.read'],
  VerifyAudit: ['audit.read'],
};

/** Folders of screens and the paths that they stand at; every other folder is there for everybody who is signed in. */
const SCREENS: Readonly<Record<string, string>> = {
  'screens/overview': '/',
  'screens/users': '/users',
  'screens/user': '/users/:id',
  'screens/people': '/people',
  'screens/tags': '/tags',
  'screens/data/imports': '/data/imports/:id',
  'screens/data': '/data',
  'screens/privacy': '/privacy',
  'screens/settings': '/settings',
  'screens/segments': '/segments',
  'screens/segment': '/segments/:key',
  'screens/segment-builder': '/segments/~new',
  'screens/overlap': '/overlap',
  'screens/cohorts': '/retention',
  'screens/models': '/models',
};

interface Question {
  name: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** The path of the screen; undefined: of every screen. */
  path: string | undefined;
}

const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('graphql') && !file.includes('.spec.'),
);
const texts = files.flatMap((file) =>
  [...readFileSync(join(APP, file), 'utf8').matchAll(/graphql\(\s*`([^`]*)`/g)].map(([, text = '']) => ({
    file,
    text,
  })),
);
const definitions = texts.flatMap(({ file, text }) =>
  parse(text).definitions.map((definition) => ({ file, definition })),
);
const fragments = new Map(
  definitions.flatMap(({ definition }) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
  ),
);

function fragmentsOf(
  node: OperationDefinitionNode | FragmentDefinitionNode,
  found = new Set<FragmentDefinitionNode>(),
) {
  visit(node, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment || found.has(fragment)) return;
      found.add(fragment);
      fragmentsOf(fragment, found);
    },
  });
  return found;
}

const questions = definitions.flatMap(({ file, definition }): Question[] => {
  // What changes something is behind a button; the server refuses it where the button should not have been.
  if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === OperationTypeNode.MUTATION) return [];
  const folder = Object.keys(SCREENS).find((one) => relative(one, file).startsWith('..') === false);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition, ...fragmentsOf(definition)] };
  return [{ name: definition.name?.value ?? '', document, operation: definition, path: folder && SCREENS[folder] }];
});

let takesOf: Readonly<Record<string, readonly string[]>>;
beforeAll(async () => {
  ({ SCREEN_TAKES: takesOf } = (await import(join(APP, 'screens.ts'))) as { SCREEN_TAKES: typeof takesOf });
});

const asPermission = (word: string): string => word.toLowerCase().replace('_', '.');

describe('the admin app asks for nothing that it would be refused', () => {
  test('all its questions are found, and are of the schema', () => {
    expect(questions.length).toBeGreaterThan(50);
    for (const { name, document } of questions) expect([name, validate(schema, document)]).toEqual([name, []]);
    const names = questions.map(({ name }) => name);
    expect(Object.keys(PARTS).filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(Object.keys(BUILT_IN_ROLES) as BuiltInRole[])('as %s', (role) => {
    const permissions: ReadonlySet<string> = new Set(BUILT_IN_ROLES[role]);
    const actor = { kind: 'member', id: '1', name: role, permissions } as Actor;
    const faults = questions.flatMap(({ name, document, operation, path }) => {
      const takes = [...(path === undefined ? [] : (takesOf[path] ?? [])).map(asPermission), ...(PARTS[name] ?? [])];
      if (!takes.every((permission) => permissions.has(permission))) return [];
      const variables = Object.fromEntries(Object.entries(MAY).map(([key, one]) => [key, permissions.has(one)]));
      const fault = accessFault(schema, AUTHORIZATION, actor, document, operation, variables);
      return fault ? [`${path ?? 'everywhere'}: ${name}: ${fault.message}`] : [];
    });
    expect(faults).toEqual([]);
  });
});
