import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import type { Application } from 'express';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { BUILT_IN_ROLES, PERMISSIONS } from '@strata/access';
import type { BuiltInRole, Requirement } from '@strata/access';
import { isAllowed, machineLines, matrixLines } from './authorization.text.js';
import { AUTHORIZATION } from './composition.js';
import { rootFields } from './graphql/reach.js';
import { createSchema } from './graphql/schema.js';
import { HTTP_OPERATIONS } from './http/operations.js';
import { routeOf } from './http/requests.js';
import { dump } from './testing/erasures.js';
import { questionOf } from './testing/questions.js';
import { signedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const schema = createSchema();
const lines = matrixLines(schema, AUTHORIZATION.rules);
const ROLES = Object.keys(BUILT_IN_ROLES) as BuiltInRole[];
const SOME = { not: { everyone: true } } as const;

/** Whoever asks, and what the matrix says of them. */
const ASKING: readonly {
  who: string;
  sign: () => Promise<object>;
  allowed: (takes: readonly Requirement[]) => boolean;
}[] = [
  ...ROLES.map((role) => ({
    who: role,
    sign: () => signedIn(server, role),
    allowed: (takes: readonly Requirement[]) => isAllowed(takes, BUILT_IN_ROLES[role]),
  })),
  {
    who: 'somebody who sees only some users',
    sign: () => signedIn(server, PERMISSIONS, SOME),
    allowed: (takes) => isAllowed(takes, PERMISSIONS, true),
  },
  {
    who: 'somebody of a role that allows nothing',
    sign: () => signedIn(server, []),
    allowed: (takes) => isAllowed(takes, []),
  },
];

let server: TestServer;
/** The application of Express that has answered last. */
let doorsOf: Application | undefined;
beforeAll(async () => {
  const { application } = express as unknown as { application: { handle: (...request: unknown[]) => unknown } };
  const usual = application.handle;
  const note = (doors: Application): void => void (doorsOf = doors);
  application.handle = function (this: Application, ...request) {
    note(this);
    return usual.apply(this, request);
  };
  server = await startTestServer({
    // Thousands of requests in seconds.
    callerOf: (_request, actor) => ({ subject: 'everybody', authenticated: actor !== undefined }),
  });
});
afterAll(() => server.close());

type Outcome = 'allowed' | 'FORBIDDEN' | 'UNAUTHENTICATED';
type Ask = (as: object) => Promise<Outcome>;

/** How a subscription that needs no argument is asked so that it ends at once. */
const ENDING: Readonly<Record<string, string>> = { movementHappened: '(after: "what nobody made")' };

/** How each cell's door is asked, by operation and door. */
const doors = new Map<string, Ask>([
  ...rootFields(schema).map(({ kind, field }): [string, Ask] => {
    const { query, variables } = questionOf({ kind, steps: [{ field }] });
    const overHttp: Ask = async (as) => {
      const { status, errors } = await server.ask(query, variables, as);
      return outcome(status, errors?.[0]?.extensions.code);
    };
    const ending = query.replace(field.name, `${field.name}${ENDING[field.name] ?? ''}`);
    return [`${field.name} ${kind}`, kind === 'subscription' ? (as) => listen(ending, variables, as) : overHttp];
  }),
  ...HTTP_OPERATIONS.flatMap((door): [string, Ask][] =>
    'operation' in door
      ? [[`${door.operation} ${door.method} ${door.path}`, (as) => request(door.method, door.path, as)]]
      : [],
  ),
  [
    'tagByRule mutations assignTags, removeTags by a rule',
    async (as) => {
      const query = 'mutation { assignTags(input: { tag: "nothing", rule: { everyone: true } }) { assigned } }';
      const { status, errors } = await server.ask(query, {}, as);
      return outcome(status, errors?.[0]?.extensions.code);
    },
  ],
]);

async function request(method: string, path: string, as: object): Promise<Outcome> {
  const filled = path.replace(':id', '999999999').replace(':kind', 'IP').replace(/:\w+/, 'nothing');
  const response = await fetch(`${server.url}${filled}`, { method, headers: as as Record<string, string> });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return outcome(response.status, isJson ? (JSON.parse(text) as { code?: string }).code : undefined);
}

function outcome(status: number, code: string | undefined): Outcome {
  if (status === 401 && code === 'UNAUTHENTICATED') return 'UNAUTHENTICATED';
  if (code === 'FORBIDDEN') return 'FORBIDDEN';
  if (status === 401 || status === 403) throw new Error(`refused in another way: ${status} ${code}`);
  return 'allowed';
}

/** Over a socket. Of what nobody has made, not even this test, a subscription ends at once when it is not refused before. */
async function listen(query: string, given: Record<string, unknown>, as: object): Promise<Outcome> {
  const variables = Object.fromEntries(Object.keys(given).map((name) => [name, 'what nobody made']));
  class Socket extends WebSocket {
    constructor(url: string, protocols: string | string[]) {
      super(url, protocols, { headers: as as Record<string, string> });
    }
  }
  const socketUrl = `${server.url.replace('http', 'ws')}/graphql`;
  const client = createClient({ url: socketUrl, webSocketImpl: Socket, retryAttempts: 0 });
  const ended = new Promise<unknown>((resolve) => {
    client.subscribe({ query, variables }, { next: resolve, error: resolve, complete: () => resolve(undefined) });
  });
  const why = await ended;
  await client.dispose();
  // Refused before it began, or answered; else the socket was not even opened.
  const errors = Array.isArray(why) ? why : (why as { errors?: unknown[] }).errors;
  if (!errors) return 'UNAUTHENTICATED';
  const [{ extensions }] = errors as [{ extensions: { code: string } }];
  return extensions.code === 'FORBIDDEN' ? 'FORBIDDEN' : 'allowed';
}

/** All that is kept, but who is signed in, and that somebody was refused. */
async function kept(): Promise<string> {
  const rows = (await dump(server)).filter(
    ({ table }) => !/\.(sessions|members|roles|audit_pending|audit_entries)$/.test(table),
  );
  return createHash('sha256')
    .update(JSON.stringify(rows.map(({ table, row }) => `${table} ${row}`).sort()))
    .digest('hex');
}

describe('the matrix', () => {
  test('has a line for every operation, at every door that it has', () => {
    const beside = machineLines(AUTHORIZATION.rules).map(({ operation }) => operation);
    const operations = new Set([...lines.map(({ operation }) => operation), ...beside]);
    expect([...operations].sort()).toEqual(Object.keys(AUTHORIZATION.rules.operations).sort());
    expect([...doors.keys()].sort()).toEqual(lines.map(({ operation, door }) => `${operation} ${door}`).sort());
  });

  test('names every path that the server answers beside GraphQL', async () => {
    const routes = (await routesOf(server)).filter((route) => !route.endsWith(' /graphql'));
    const named = HTTP_OPERATIONS.map(({ method, path }) => `${method} ${path}`);
    expect(routes.filter((route) => !named.includes(route))).toEqual([]);
    expect(named.filter((route) => !routes.includes(route))).toEqual([]);
  });

  test('gives every path that Express answers a name of its own in metrics and logs', async () => {
    const paths = [...new Set((await routesOf(server)).map((route) => route.split(' ')[1]!))];
    const names = paths.map((path) => routeOf(path.replace(/:\w+/g, 'Some-thing%20of_theirs')));
    expect(routeOf('/V1/Users/')).toBe('/v1/users');
    expect(names).toEqual(paths.map((path) => path.replace(/:\w+/g, (parameter) => parameter.slice(1).toUpperCase())));
  });

  test('is true of nobody: a stranger is refused at every door of it', async () => {
    const nobody = { cookie: 'none=1', origin: server.url };
    for (const [door, ask] of doors) expect([door, await ask(nobody)]).toEqual([door, 'UNAUTHENTICATED']);
  });

  test.each(ASKING)('is true of $who, and what is refused changes nothing', async ({ sign, allowed }) => {
    const cells = lines.map(({ operation, door, takes }) => ({ name: `${operation} ${door}`, may: allowed(takes) }));
    const ask = async (name: string, as: object): Promise<[string, Outcome]> => [name, await doors.get(name)!(as)];

    const before = await kept();
    const as = await sign();
    const refused = cells.filter(({ may }) => !may).map(({ name }) => name);
    expect(await Promise.all(refused.map((name) => ask(name, as)))).toEqual(refused.map((name) => [name, 'FORBIDDEN']));
    expect(await kept()).toBe(before);

    const open = cells.filter(({ may }) => may).map(({ name }) => name);
    for (const name of open) expect(await ask(name, as)).toEqual([name, 'allowed']);
  });
});

/** What Express has been told to answer: the methods and paths of the server that took a request. */
async function routesOf({ url }: TestServer): Promise<string[]> {
  await fetch(`${url}/healthz`);
  return doorsOf ? routesBelow(doorsOf.router as unknown as Layers) : [];
}

interface Layers {
  stack: { route?: { path: string; methods: Record<string, boolean> }; handle: unknown }[];
}

function routesBelow({ stack }: Layers): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route) return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`);
    return typeof handle === 'function' && 'stack' in handle ? routesBelow(handle as unknown as Layers) : [];
  });
}
