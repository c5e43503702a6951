import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getOperationAST, parse, validate } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import { PERMISSIONS } from '@strata/access';
import type { Actor, Permission, Requirement } from '@strata/access';
import { AUTHORIZATION } from './composition.js';
import { accessFault } from './graphql/authorization.js';
import { objectsOf, rootFields } from './graphql/reach.js';
import { createSchema } from './graphql/schema.js';
import { nameOf, questionOf, ways } from './testing/questions.js';
import type { Way } from './testing/questions.js';
import { signedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const schema = createSchema();
const { operations, objects, fields } = AUTHORIZATION.rules;
const every = ways(schema);

/** Each way to what takes something: an object, or a field of one. */
const guarded = every.flatMap(({ to, way }): { what: string; way: Way; takes: Requirement }[] => {
  const object = objects[to];
  const own = Object.values((schema.getType(to) as GraphQLObjectType).getFields()).flatMap((field) => {
    const takes = fields[`${to}.${field.name}`];
    const on = objectsOf(schema, field.type)[0]?.name;
    return takes ? [{ what: `${to}.${field.name}`, way: { ...way, steps: [...way.steps, { field, on }] }, takes }] : [];
  });
  return [...(object ? [{ what: to, way, takes: object }] : []), ...own];
});

/** Parts of many things, which tell no more than the thing that they are part of. */
const TELL_NOTHING = [
  'DayCount',
  'ImportRejection',
  'PageInfo',
  'RejectedItem',
  'TrendPoint',
  'UserConnection',
  'UserEdge',
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    callerOf: (_request, actor) => ({ subject: 'everybody', authenticated: actor !== undefined }),
  });
});
afterAll(() => server.close());

const WITHOUT = PERMISSIONS.filter((permission) => guarded.some(({ takes }) => takes.permission === permission));

describe('by every path of the graph', () => {
  test('there are many, and each is an operation of the schema', () => {
    expect(guarded.length).toBeGreaterThan(500);
    for (const { way } of guarded)
      expect([nameOf(way), validate(schema, parse(questionOf(way).query))]).toEqual([nameOf(way), []]);
  });

  test.each(WITHOUT)('what takes %s is refused to whoever may do everything else', async (permission) => {
    const held = PERMISSIONS.filter((one) => one !== permission);
    const as = await signedIn(server, held);
    const asked = guarded.filter(({ takes }) => takes.permission === permission);
    await expectRefused(
      asked.map(({ way }) => way),
      as,
      actorWith(held),
    );
  });

  test('what is only for those who see all users is refused to whoever sees some', async () => {
    const nobody = { not: { everyone: true as const } };
    const as = await signedIn(server, PERMISSIONS, nobody);
    await expectRefused(
      guarded.filter(({ takes }) => !takes.scoped).map(({ way }) => way),
      as,
      { ...actorWith(PERMISSIONS), scope: nobody },
    );
  });

  test('and whoever may do just what is declared on the way is not refused', () => {
    for (const { to, way } of every) {
      const takes = [
        operations[way.steps[0]!.field.name],
        ...way.steps.map(({ on }) => objects[on ?? '']),
        ...way.steps.slice(1).map(({ field }, at) => fields[`${way.steps[at]!.on}.${field.name}`]),
      ].flatMap((one) => (one ? [one.permission] : []));
      // Of a union, all that it may turn out to be.
      const others = way.steps.flatMap(({ field }) =>
        objectsOf(schema, field.type).flatMap(({ name }) => objects[name]?.permission ?? []),
      );
      expect([to, nameOf(way), faultOf(way, [...takes, ...others])]).toEqual([to, nameOf(way), undefined]);
    }
  });
});

describe('every kind of object', () => {
  test('takes a permission, or is a part of what takes one by every path', () => {
    const bare = new Set<string>();
    // From what takes nothing but to be signed in, on through all that takes no more.
    const go = (type: GraphQLObjectType): void => {
      if (objects[type.name] && objects[type.name]!.permission !== 'signed-in') return;
      if (bare.has(type.name)) return;
      bare.add(type.name);
      for (const field of Object.values(type.getFields())) {
        const takes = fields[`${type.name}.${field.name}`];
        if (!takes || takes.permission === 'signed-in') objectsOf(schema, field.type).forEach(go);
      }
    };
    for (const { field } of rootFields(schema)) {
      if (operations[field.name]!.permission === 'signed-in') objectsOf(schema, field.type).forEach(go);
    }
    const told = [...bare].filter((name) => !TELL_NOTHING.includes(name));
    expect(told.filter((name) => objects[name]?.permission !== 'signed-in')).toEqual([]);
  });

  test('that takes nothing itself belongs to one thing that does, or is named here as telling nothing of its own', () => {
    const owners = new Map<string, Set<string>>();
    for (const { to, way } of every) {
      if (objects[to]) continue;
      // The nearest thing on the way that takes something: a field, an object, or the operation itself.
      const guards = way.steps.flatMap(({ field }, at) => {
        const above = at === 0 ? undefined : way.steps[at - 1]!.on;
        const takes =
          above === undefined ? operations[field.name] : (fields[`${above}.${field.name}`] ?? objects[above]);
        return takes ? [takes.permission] : [];
      });
      owners.set(to, (owners.get(to) ?? new Set()).add(guards.at(-1)!));
    }
    const shared = [...owners].filter(([, by]) => by.size > 1).map(([name]) => name);
    expect(shared.sort()).toEqual(TELL_NOTHING);
  });

  test('that is of one user is reached by nobody who may not read users', () => {
    const ofUsers = every.filter(({ way }) => way.steps.some(({ on }) => on === 'User'));
    expect(ofUsers.length).toBeGreaterThan(100);
    const others = PERMISSIONS.filter((one) => one !== 'profile.read');
    expect(ofUsers.filter(({ way }) => faultOf(way, others) === undefined).map(({ way }) => nameOf(way))).toEqual([]);
  });
});

const actorWith = (permissions: readonly Permission[]): Actor => ({
  kind: 'member',
  id: '1',
  name: 'somebody',
  permissions: new Set(permissions),
});

/** What judges an operation before it runs, asked without a door. */
function judged(way: Way, actor: Actor): ReturnType<typeof accessFault> {
  const document = parse(questionOf(way).query);
  return accessFault(schema, AUTHORIZATION, actor, document, getOperationAST(document)!, {});
}

const faultOf = (way: Way, permissions: readonly (Permission | 'signed-in')[]): string | undefined =>
  judged(way, actorWith(permissions.filter((one) => one !== 'signed-in')))?.message;

async function expectRefused(asked: readonly Way[], as: object, actor: Actor): Promise<void> {
  const answers = asked.map(async (way) => {
    const { query, variables } = questionOf(way);
    // Subscriptions are asked over sockets; what judges them is asked here without one.
    if (way.kind === 'subscription') return [nameOf(way), judged(way, actor)?.extensions.code];
    const { errors } = await server.ask(query, variables, as);
    return [nameOf(way), errors?.[0]?.extensions.code];
  });
  expect(await Promise.all(answers)).toEqual(asked.map((way) => [nameOf(way), 'FORBIDDEN']));
}
