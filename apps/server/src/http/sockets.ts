import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { getOperationAST, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { App } from '../composition.js';
import { createContext } from '../graphql/context.js';
import { logSurprises, presentError } from '../graphql/errors.js';
import { PARSE_OPTIONS, textFault, variablesFault } from '../graphql/limits.js';
import { operationFault } from '../graphql/operation-cost.js';
import { denial } from './access.js';
import type { AccessOptions } from './access.js';

const LARGEST_MESSAGE = 1024 * 1024;
// A client that does not answer that its socket is closed holds up a stop for as long.
const CLOSE_TIMEOUT = 2_000;
// A socket is one browser tab: a segment page asks for one subscription, a list for one a row in sight.
const MOST_OPERATIONS = 200;

/** GraphQL over web sockets at `/graphql`. Resolves what it returns once every socket is closed. */
export function sockets(app: App, schema: GraphQLSchema, server: Server, access: AccessOptions): () => Promise<void> {
  const socketServer = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  const open = useServer(
    {
      schema,
      onSubscribe: (connection, _id, payload) =>
        Object.keys(connection.subscriptions).length > MOST_OPERATIONS
          ? [new GraphQLError('Too many operations on one socket.', { extensions: { code: 'TOO_LARGE' } })]
          : prepare(app, schema, payload, goneSignal(connection.extra.socket)),
      // Faults found in `prepare`, and those of the answers.
      onError: (_connection, _id, _payload, errors) => present(app, errors, randomUUID()),
      onNext: (_connection, _id, _payload, args, result) =>
        result.errors ? { ...result, errors: present(app, result.errors, requestIdOf(args)) } : result,
    },
    socketServer,
  );
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Node takes its own listener off a socket that it hands over: a peer that resets it would end the process.
    socket.on('error', () => socket.destroy());
    const isOurs = request.url?.split('?')[0] === '/graphql';
    const denied = denial(request.headers, access);
    if (!isOurs || denied) {
      socket.end(`HTTP/1.1 ${denied?.status ?? 404} ${denied?.code ?? 'NOT_FOUND'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    socketServer.handleUpgrade(request, socket, head, (client) => socketServer.emit('connection', client, request));
  };
  server.on('upgrade', onUpgrade);
  return async () => {
    server.off('upgrade', onUpgrade);
    const late = setTimeout(() => socketServer.clients.forEach((client) => client.terminate()), CLOSE_TIMEOUT);
    await open.dispose();
    clearTimeout(late);
  };
}

/** The same limits as over HTTP, in the same order. */
function prepare(
  app: App,
  schema: GraphQLSchema,
  payload: SubscribePayload,
  signal: AbortSignal,
): ExecutionArgs | readonly GraphQLError[] {
  const fault = textFault(payload.query) ?? variablesFault(payload.variables);
  if (fault) return [fault];
  let document: DocumentNode;
  try {
    document = parse(payload.query, PARSE_OPTIONS);
  } catch (error) {
    return [error as GraphQLError];
  }
  const faults = validate(schema, document);
  if (faults.length > 0) return faults;
  const operation = getOperationAST(document, payload.operationName);
  if (!operation) return [new GraphQLError('The operation cannot be told from its name.')];
  const variableValues = payload.variables ?? {};
  const size = operationFault(schema, document, operation, variableValues);
  if (size) return [size];
  return {
    schema,
    document,
    operationName: payload.operationName,
    variableValues,
    contextValue: createContext(app, randomUUID(), signal, { cache: false }),
  };
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

function present(app: App, errors: readonly GraphQLError[], requestId: string): ReturnType<typeof presentError>[] {
  logSurprises(errors, requestId, app.log);
  return errors.map((error) => presentError(error, requestId));
}

function requestIdOf(args: ExecutionArgs): string {
  return (args.contextValue as { requestId: string }).requestId;
}
