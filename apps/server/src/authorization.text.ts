import { BUILT_IN_ROLES, PERMISSION_MEANINGS, PERMISSIONS } from '@strata/access';
import type { AccessRules, BuiltInRole, Requirement } from '@strata/access';
import type { GraphQLSchema } from 'graphql';
import { rootFields, takenBy } from './graphql/reach.js';
import { COMMANDS } from './cli/commands.js';
import { HTTP_OPERATIONS } from './http/operations.js';
import { JOBS } from './jobs.js';

/** One line of the matrix: a way to do something, and all that it takes. */
export interface MatrixLine {
  readonly operation: string;
  readonly door: string;
  readonly takes: readonly Requirement[];
}

const ROLES = Object.keys(BUILT_IN_ROLES) as BuiltInRole[];
/** What part of an operation takes more, judged by what it is given. */
const PARTS = [
  { operation: 'tagByRule', of: 'assignTags', door: 'mutations assignTags, removeTags by a rule' },
] as const;

/** What roles are called at the head of a narrow column. */
const HEAD: Readonly<Record<BuiltInRole, string>> = {
  owner: 'own',
  administrator: 'adm',
  marketer: 'mar',
  analyst: 'ana',
  service: 'ser',
  developer: 'dev',
  protection_officer: 'pro',
};

/** Every operation at every door that it has. */
export function matrixLines(schema: GraphQLSchema, rules: AccessRules): MatrixLine[] {
  const graphql = rootFields(schema).map(({ kind, field }) => {
    return { operation: field.name, door: kind, takes: takenBy(schema, rules, field) };
  });
  const http = HTTP_OPERATIONS.flatMap((door) => {
    const rule = 'operation' in door ? rules.operations[door.operation] : undefined;
    return 'operation' in door && rule
      ? [{ operation: door.operation, door: `${door.method} ${door.path}`, takes: [rule] }]
      : [];
  });
  const parts = PARTS.map(({ operation, of, door }) => {
    return { operation, door, takes: [of, operation].flatMap((name) => rules.operations[name] ?? []) };
  });
  return [...graphql, ...http, ...parts].sort((a, b) =>
    a.operation < b.operation ? -1 : a.operation > b.operation ? 1 : 0,
  );
}

/** What the command line and jobs do. */
export function machineLines(
  rules: AccessRules,
): { name: string; operation: string; takes: Requirement; object: string | undefined }[] {
  const named: [string, string][] = [
    ...Object.entries(COMMANDS).map(([name, operation]): [string, string] => [`strata ${name}`, operation]),
    ...Object.entries(JOBS).map(([name, { operation }]): [string, string] => [name, operation]),
  ];
  return named.flatMap(([name, operation]) => {
    const takes = rules.operations[operation];
    const rule = rules.audits?.[operation];
    return takes ? [{ name, operation, takes, object: rule && 'object' in rule ? rule.object : undefined }] : [];
  });
}

/** Whether somebody with these permissions may, and who sees only some users. */
export function isAllowed(takes: readonly Requirement[], permissions: Iterable<string>, isScoped = false): boolean {
  const held = new Set(permissions);
  return takes.every(
    ({ permission, scoped }) => (permission === 'signed-in' || held.has(permission)) && (scoped || !isScoped),
  );
}

/** docs/authorization.md. */
export function authorizationDocument(schema: GraphQLSchema, rules: AccessRules): string {
  const lines = matrixLines(schema, rules);
  return `# Who may do what

Made by \`npm run authorization\` from the declarations beside the code (\`*.access.ts\`), the roles and the schema; CI fails when it is stale, and
a test asks the real doors for every cell (\`authorization.spec.ts\`) and for every object by every path of the graph (\`authorization.paths.spec.ts\`).
Who is nobody is answered 401 everywhere but at the doors without a permission, below. Where one of the things that an operation reaches is refused, the whole is refused, before
anything of it ran ([decision](decisions/0029-access-is-judged-before-anything-runs.md)).

## Permissions and roles

${table(
  ['permission', 'allows', ...ROLES.map((role) => HEAD[role])],
  PERMISSIONS.map((permission) => [
    code(permission),
    PERMISSION_MEANINGS[permission],
    ...ROLES.map((role) => mark((BUILT_IN_ROLES[role] as readonly string[]).includes(permission))),
  ]),
)}

Columns: ${ROLES.map((role) => `${HEAD[role]} is ${role.replace('_', ' ')}`).join(', ')}. A role of the company's own, and an API key, is a list of permissions.

## Operations

*Some* is whoever holds every permission, but sees only the users of a rule: operations that do not keep to it are refused to them. A command line acts for
whoever holds the database's password and may do everything; a job acts by itself.

${table(
  ['operation', 'door', 'takes', ...ROLES.map((role) => HEAD[role]), 'some'],
  lines.map(({ operation, door, takes }) => [
    code(operation),
    door.includes('/') ? code(door) : door,
    permissionsOf(takes),
    ...ROLES.map((role) => mark(isAllowed(takes, BUILT_IN_ROLES[role]))),
    mark(isAllowed(takes, PERMISSIONS, true)),
  ]),
)}

## Objects and fields

What these take, by whatever path they are reached, beside what the operation takes. Other objects are parts of these or of an operation's answer.

${table(
  ['object or field', 'takes', 'some'],
  Object.entries({ ...rules.objects, ...rules.fields })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rule]) => [code(name), permissionsOf([rule]), mark(rule.scoped)]),
)}

## Commands and jobs

They pass the same place: what nobody has declared, none of them does.

${table(
  ['command or job', 'operation', 'takes', 'in the audit trail as'],
  machineLines(rules).map(({ name, operation, takes, object }) => [
    code(name),
    code(operation),
    permissionsOf([takes]),
    object === undefined ? '' : code(object),
  ]),
)}

## Doors without a permission

${table(
  ['door', 'what it is'],
  HTTP_OPERATIONS.flatMap((door) => ('open' in door ? [[code(`${door.method} ${door.path}`), door.open]] : [])),
)}
`;
}

const code = (text: string): string => `\`${text}\``;
const mark = (is: boolean): string => (is ? '●' : '');

function permissionsOf(takes: readonly Requirement[]): string {
  const named = [...new Set(takes.map(({ permission }) => permission))];
  const permissions = named.filter((permission) => permission !== 'signed-in');
  return permissions.length > 0 ? permissions.map(code).join(', ') : 'to be signed in';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
