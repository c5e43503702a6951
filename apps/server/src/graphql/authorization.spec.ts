import { describe, expect, test } from '@jest/globals';
import { getOperationAST, isObjectType, parse, validate } from 'graphql';
import { BUILT_IN_ROLES, PERMISSIONS } from '@strata/access';
import type { Actor, Permission } from '@strata/access';
import { machineLines } from '../authorization.text.js';
import { AUTHORIZATION } from '../composition.js';
import { accessFault } from './authorization.js';
import { createSchema } from './schema.js';

const schema = createSchema();
/** Operations of HTTP alone, and parts of operations that take more. */
const BESIDE = [
  'changePassword',
  'exportAudit',
  'exportMembers',
  'exportPerson',
  'movementUsers',
  'readMetrics',
  'rejectedRows',
  'tagByRule',
  'uploadImport',
];

function actor(permissions: readonly Permission[], scoped = false): Actor {
  return {
    kind: 'member',
    id: '1',
    name: 'somebody',
    permissions: new Set(permissions),
    ...(scoped && { scope: { attribute: 'city', is: ['上海'] } }),
  } as Actor;
}

function fault(who: Actor, query: string, variables: Record<string, unknown> = {}): unknown {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  const found = accessFault(schema, AUTHORIZATION, who, document, operation!, variables);
  return found && [found.extensions.code, found.path?.join('.'), found.extensions.permission ?? 'scope'];
}

describe('what is declared', () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}));

  test('every operation of the schema is declared, and nothing else is', () => {
    const machine = machineLines(AUTHORIZATION.rules).map(({ operation }) => operation);
    const all = new Set([...fields, ...BESIDE, ...machine]);
    expect(Object.keys(AUTHORIZATION.rules.operations).sort()).toEqual([...all].sort());
  });

  test('of every mutation it is said whether and as what it is written down', () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    const { audits, operations } = AUTHORIZATION.rules;
    expect(mutations.filter((name) => !audits[name])).toEqual([]);
    expect(Object.keys(audits).filter((name) => !operations[name])).toEqual([]);
  });

  test('every object and field that is declared is in the schema', () => {
    for (const name of Object.keys(AUTHORIZATION.rules.objects)) {
      expect([name, isObjectType(schema.getType(name))]).toEqual([name, true]);
    }
    for (const name of Object.keys(AUTHORIZATION.rules.fields)) {
      const [type, field] = name.split('.');
      const object = schema.getType(type ?? '');
      expect([name, isObjectType(object) && field! in object.getFields()]).toEqual([name, true]);
    }
  });
});

describe('an operation', () => {
  test('is refused before it runs, by the first thing that the actor may not', () => {
    expect(fault(actor([]), '{ workspace { name } viewer { id } }')).toBeUndefined();
    expect(fault(actor(['profile.write']), '{ user(id: "1") { id } }')).toEqual(['FORBIDDEN', 'user', 'profile.read']);
    expect(fault(actor(PERMISSIONS), 'mutation { eraseUser(input: { externalId: "x" }) { id } }')).toBeUndefined();
  });

  test('reaches an object by no path that is not open: lists, fragments, aliases, unions, directives', () => {
    const counts = actor(['audience.count', 'segment.read', 'segment.write']);
    const rule = 'previewRule(rule: { everyone: true })';
    const sample = ['FORBIDDEN', 'previewRule.sample', 'profile.read'];
    expect(fault(counts, `{ ${rule} { count } }`)).toBeUndefined();
    expect(fault(counts, `{ ${rule} { sample { id } } }`)).toEqual(sample);
    expect(fault(counts, `{ x: ${rule} { y: sample { id } } }`)).toEqual(['FORBIDDEN', 'x.y', 'profile.read']);
    expect(fault(counts, `{ ${rule} { ... { ...on RulePreview { sample { id } } } } }`)).toEqual(sample);
    expect(
      fault(
        counts,
        `query { ...q } fragment q on Query { ${rule} { ...p } } fragment p on RulePreview { sample { id } }`,
      ),
    ).toEqual(sample);
    expect(
      fault(counts, '{ segments(first: 1) { edges { node { members(first: 1) { edges { node { id } } } } } } }'),
    ).toEqual(['FORBIDDEN', 'segments.edges.node.members.edges.node', 'profile.read']);
    const archive =
      'mutation { archiveSegment(input: { key: "x" }) { ... on SegmentArchived { segment { key members(first: 1) { totalCount edges { node { id } } } } } } }';
    expect(fault(counts, archive)).toEqual(['FORBIDDEN', 'archiveSegment.segment.members.edges.node', 'profile.read']);
  });

  test('may leave out by a directive what the actor may not see, and by nothing that could turn out otherwise', () => {
    const counts = actor(['audience.count']);
    const query = (directive: string): string =>
      `query ($see: Boolean! = false) { previewRule(rule: { everyone: true }) { count total @skip(if: $see) sample ${directive} { id } } }`;
    expect(fault(counts, query('@include(if: $see)'))).toBeUndefined();
    expect(fault(counts, query('@include(if: $see)'), { see: true })).toBeDefined();
    expect(fault(counts, query('@include(if: $see)'), { see: 'false' })).toBeDefined();
    expect(fault(counts, query('@include(if: false)'), { see: true })).toBeUndefined();
    expect(fault(counts, query('@skip(if: true)'), { see: true })).toBeUndefined();
    expect(fault(counts, query('@skip(if: $see)'))).toBeDefined();
    expect(fault(counts, query('@include(if: true) @skip(if: $see)'))).toBeDefined();
  });

  test('that shows figures of everyone is refused to whoever sees only some', () => {
    const owner = actor(BUILT_IN_ROLES.owner, true);
    expect(fault(owner, '{ imports(first: 1) { edges { node { id } } } }')).toEqual(['FORBIDDEN', 'imports', 'scope']);
    expect(fault(owner, '{ tags { key } }')).toBeUndefined();
    expect(fault(owner, '{ segment(key: "x") { key } erasures(first: 1) { edges { node { id } } } }')).toEqual([
      'FORBIDDEN',
      'erasures',
      'scope',
    ]);
  });
});
