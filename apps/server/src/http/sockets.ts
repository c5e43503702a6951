import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { getOperationAST, GraphQLError, parse, validate } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Actor } from '@strata/access';
import { Refusal } from '@strata/db';
import type { Caller } from '../caller.js';
import type { App } from '../composition.js';
import type { OperationCost } from '../graphql/admission.js';
import { createContext } from '../graphql/context.js';
import type { Context } from '../graphql/context.js';
import { logSurprises, presentError } from '../graphql/errors.js';
import { executeInTime } from '../graphql/execution.js';
import { MOST_FAULTS, PARSE_OPTIONS, textFault, variablesFault } from '../graphql/limits.js';
import { refusalOf, statusOf } from '../refusals.js';
import { actorOfSocket } from './actors.js';
import { clientAddress } from './client-address.js';
import { expectRate } from './rate-limited.js';
import { isKeptOut } from './requests.js';
import type { GraphqlDoor } from './graphql.js';
import type { DoorOptions } from './identify.js';
import { STANDING_EVERY, watchStanding } from './socket-standing.js';

const LARGEST_MESSAGE = 1024 * 1024;
// A client that does not answer that its socket is closed holds up a stop for as long.
const CLOSE_TIMEOUT = 2_000;
// A socket is one browser tab: a segment page asks for one subscription, a list for one a row in sight.
const MOST_OPERATIONS = 200;
/** Of one caller at a time: the tabs of one browser, or the servers of one partner. */
const MOST_SOCKETS = 100;

/** GraphQL over web sockets at `/graphql`. Resolves what it returns once every socket is closed. */
export function sockets(
  door: GraphqlDoor,
  server: Server,
  options: DoorOptions,
  standingEvery = STANDING_EVERY,
): () => Promise<void> {
  const { app } = door;
  const socketServer = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  const open = useServer(
    {
      schema: door.schema,
      onSubscribe: (connection, _id, payload) =>
        Object.keys(connection.subscriptions).length > MOST_OPERATIONS
          ? [new GraphQLError('Too many operations on one socket.', { extensions: { code: 'TOO_LARGE' } })]
          : prepare(door, payload, connection.extra, options),
      // Of queries and mutations; a subscription goes on for as long as someone listens.
      execute: (args: ExecutionArgs) => executeInTime(args, args.contextValue as SocketContext, door.longest),
      // Faults found in `prepare`, and those of the answers.
      onError: ({ extra }, _id, _payload, errors) =>
        present(app, errors, { requestId: randomUUID(), caller: door.callerOf(extra.request, undefined) }),
      onNext: (_connection, _id, _payload, { contextValue }, result) => {
        const context = contextValue as SocketContext;
        return {
          ...result,
          ...(result.errors && { errors: present(app, result.errors, context) }),
          extensions: { ...result.extensions, cost: context.cost },
        };
      },
    },
    socketServer,
  );
  const standing = watchStanding(socketServer, (request) => actorOfSocket(app, request, options, true), standingEvery);
  const opened = new Map<string, number>();
  /** Who opens a socket, counted for them as a request is, and among those that they have open. */
  const enter = async (request: IncomingMessage): Promise<{ actor: Actor; leave: () => void }> => {
    const actor = await actorOfSocket(app, request, options).catch(async (error: unknown) => {
      if (statusOf(refusalOf(error)?.code ?? '') === 401)
        await expectRate(door.rates.failures, door.callerOf(request, undefined));
      throw error;
    });
    const caller = door.callerOf(request, actor);
    await expectRate(door.rates.requests, caller);
    const { subject } = caller;
    const count = (opened.get(subject) ?? 0) + 1;
    if (count > MOST_SOCKETS) throw new Refusal('RATE_LIMITED', `More than ${MOST_SOCKETS} web sockets are open.`);
    opened.set(subject, count);
    const leave = (): void => {
      const left = (opened.get(subject) ?? 1) - 1;
      if (left > 0) opened.set(subject, left);
      else opened.delete(subject);
    };
    return { actor, leave };
  };
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Node takes its own listener off a socket that it hands over: a peer that resets it would end the process.
    socket.on('error', () => socket.destroy());
    const isOurs = request.url?.split('?')[0] === '/graphql';
    const close = (status: number, code: string, retryAfter?: unknown): void => {
      const wait = typeof retryAfter === 'number' ? `Retry-After: ${retryAfter}\r\n` : '';
      socket.end(`HTTP/1.1 ${status} ${code}\r\n${wait}Connection: close\r\n\r\n`);
    };
    if (!isOurs) {
      close(404, 'NOT_FOUND');
      return;
    }
    enter(request).then(
      ({ actor, leave }) => {
        standing.came(request, actor);
        if (socket.destroyed) leave();
        else socket.once('close', leave);
        socketServer.handleUpgrade(request, socket, head, (client) => socketServer.emit('connection', client, request));
      },
      (error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal) logKeptOut(app, refusal.code, { address: clientAddress(request, options.proxies) });
        else app.log.error({ err: error }, 'a web socket failed');
        close(refusal ? statusOf(refusal.code) : 500, refusal?.code ?? 'INTERNAL', refusal?.details?.retryAfter);
      },
    );
  };
  server.on('upgrade', onUpgrade);
  return async () => {
    server.off('upgrade', onUpgrade);
    standing.stop();
    const late = setTimeout(() => socketServer.clients.forEach((client) => client.terminate()), CLOSE_TIMEOUT);
    await open.dispose();
    clearTimeout(late);
  };
}

/** What a resolver is given, what ends the work for it, and what it costs. */
interface SocketContext extends Context {
  readonly abandon: AbortController;
  readonly cost: OperationCost;
}

/** The same limits as over HTTP, in the same order. Who asks is found out each time: a session may have ended since the socket was opened. */
async function prepare(
  door: GraphqlDoor,
  payload: SubscribePayload,
  { request, socket }: Extra,
  options: DoorOptions,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const { app, schema, admission, trusted } = door;
  try {
    const actor = await actorOfSocket(app, request, options);
    const caller = door.callerOf(request, actor);
    await expectRate(door.rates.requests, caller);
    const text = String(trusted.textFor(actor, payload));
    const fault = textFault(text) ?? variablesFault(payload.variables) ?? variablesFault(payload.extensions);
    if (fault) return [fault];
    const document = parse(text, PARSE_OPTIONS);
    const faults = validate(schema, document, undefined, { maxErrors: MOST_FAULTS });
    if (faults.length > 0) return faults;
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) return [new GraphQLError('The operation cannot be told from its name.')];
    const variableValues = payload.variables ?? {};
    const cost = await admission.admit({ actor, caller }, { document, operation, variables: variableValues });
    const abandon = new AbortController();
    const signal = AbortSignal.any([abandon.signal, goneSignal(socket)]);
    const asked = { requestId: randomUUID(), actor, caller, signal };
    const contextValue: SocketContext = { ...createContext(app, asked, { cache: false }), abandon, cost };
    return { schema, document, operationName: payload.operationName, variableValues, contextValue };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    return [new GraphQLError('This operation was refused.', { originalError: error as Error })];
  }
}

const signals = new WeakMap<WebSocket, AbortSignal>();

/** Aborts when the socket closes; one for all operations on it. */
function goneSignal(socket: WebSocket): AbortSignal {
  let signal = signals.get(socket);
  if (!signal) {
    const gone = new AbortController();
    socket.once('close', () => gone.abort());
    signal = gone.signal;
    signals.set(socket, signal);
  }
  return signal;
}

function present(
  app: App,
  errors: readonly GraphQLError[],
  asked: { requestId: string; caller: Caller },
): ReturnType<typeof presentError>[] {
  logSurprises(errors, asked.requestId, app.log);
  const presented = errors.map((error) => presentError(error, asked));
  const { requestId, caller } = asked;
  for (const { extensions } of presented)
    logKeptOut(app, String(extensions?.code), { requestId, actor: caller.subject });
  return presented;
}

/** What a line of the log says of a request over HTTP, a socket's operations have no line for. */
function logKeptOut(app: App, code: string, who: object): void {
  if (isKeptOut(statusOf(code))) app.log.info({ ...who, path: '/graphql', code }, 'refused over a web socket');
}
