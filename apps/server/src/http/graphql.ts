import { ApolloServer, HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Admission, OperationCost } from '../graphql/admission.js';
import type { App } from '../composition.js';
import { createContext } from '../graphql/context.js';
import type { Context } from '../graphql/context.js';
import { logSurprises, notNow, presentError } from '../graphql/errors.js';
import { MOST_FAULTS, PARSE_OPTIONS, textFault, variablesFault } from '../graphql/limits.js';
import { executeInTime } from '../graphql/execution.js';
import type { DocumentTrust } from '../graphql/trusted-documents.js';
import { statusOf } from '../refusals.js';
import { actorOf } from './actors.js';
import { refuse } from './answer.js';
import type { CallerOf } from './caller.js';
import { jsonBody } from './json-body.js';
import type { Metrics } from './metrics.js';
import type { Rates } from './rate-limited.js';

/** A rule with 10,000 literals takes a fifth of this. */
const LARGEST_BODY = '1mb';

export interface GraphqlDoor {
  app: App;
  schema: GraphQLSchema;
  admission: Admission;
  trusted: DocumentTrust;
  callerOf: CallerOf;
  rates: Rates;
  /** What one operation may take, in milliseconds. */
  longest: number;
}

/** Starts Apollo Server and gives what handles `/graphql`, in order. Stop it when the requests under way are answered. */
export async function graphql(
  door: GraphqlDoor,
  metrics: Metrics,
): Promise<{ handlers: RequestHandler[]; apollo: ApolloServer<HttpContext> }> {
  const apollo = new ApolloServer<HttpContext>({
    schema: door.schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: PARSE_OPTIONS,
    validationOptions: { maxErrors: MOST_FAULTS },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would watch every single field, a third of the time of a large answer, for hints that no field gives.
      ApolloServerPluginCacheControlDisabled(),
      answering(door, metrics),
    ],
  });
  await apollo.start();

  const answer = expressMiddleware(apollo, { context: ({ req, res }) => Promise.resolve(contextOf(door, req, res)) });
  return { handlers: [somebody, onlyJson, jsonBody(LARGEST_BODY), beforeParsing(door), answer], apollo };
}

/** What Apollo Server is given of a request: what the resolvers are given, and what ends the work for it. */
interface HttpContext extends Context {
  readonly abandon: AbortController;
  /** Beside which the log finds what was refused. */
  readonly locals: Response['locals'];
}

function contextOf({ app, callerOf }: GraphqlDoor, request: Request, response: Response): HttpContext {
  const abandon = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) abandon.abort();
  });
  const requestId = response.locals.requestId as string;
  const actor = actorOf(response);
  const asked = { requestId, actor, caller: callerOf(request, actor), signal: abandon.signal };
  return { ...createContext(app, asked, { cache: true }), abandon, locals: response.locals };
}

/** Nothing of a stranger's body is read. */
const somebody: RequestHandler = (_request, response, next) => {
  actorOf(response);
  next();
};

/**
 * A page elsewhere can make a browser send a GET or a form, with the cookies that it has for us, but not JSON; and what was asked
 * by GET stands in logs and histories.
 */
const onlyJson: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Send operations by POST.');
  } else if (!/^application\/json *(;|$)/i.test(request.get('content-type') ?? '')) {
    refuse(response, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json.');
  } else next();
};

/** What has to be refused before a recursive parser sees it; and the text, where the document was asked by its id. */
const beforeParsing =
  ({ trusted }: GraphqlDoor): RequestHandler =>
  (request, response, next) => {
    const body = (request.body ??= {}) as unknown;
    if (!isObject(body)) {
      refuse(response, 400, 'BAD_REQUEST', 'Send one operation as an object; batches are not taken.');
      return;
    }
    const query = (body.query = trusted.textFor(actorOf(response), body));
    const shape = shapeFault(body);
    if (shape !== undefined) {
      refuse(response, 400, 'BAD_REQUEST', shape);
      return;
    }
    const fault = textFault(query as string) ?? variablesFault(body.variables) ?? variablesFault(body.extensions);
    if (fault) refuse(response, 400, String(fault.extensions.code), fault.message);
    else next();
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is no request by the GraphQL over HTTP specification. Apollo Server would answer it without the request's id. */
function shapeFault(body: Record<string, unknown>): string | undefined {
  if (typeof body.query !== 'string' || body.query === '') return 'query: expected the text of a document.';
  for (const name of ['variables', 'extensions'])
    if (body[name] != null && !isObject(body[name])) return `${name}: expected an object.`;
  if (body.operationName != null && typeof body.operationName !== 'string') return 'operationName: expected a text.';
  return undefined;
}

const needsSocket = (): GraphQLError =>
  new GraphQLError('Subscriptions are answered over web sockets at this address (graphql-transport-ws).', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });

/** Admits, runs and answers operations; presents errors with the request's id, logs the surprises, and measures. */
function answering(door: GraphqlDoor, metrics: Metrics): ApolloServerPlugin<HttpContext> {
  const { app, admission, longest } = door;
  return {
    requestDidStart({ contextValue: context }) {
      const started = performance.now();
      let cost: OperationCost | undefined;
      return Promise.resolve({
        async didResolveOperation({ document, operation, request }) {
          if (!operation) return;
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw needsSocket();
          cost = await admission.admit(context, { document, operation, variables: request.variables ?? {} });
        },
        async responseForOperation({ schema, document, operation, request }) {
          if (!operation) return null;
          const { variables: variableValues, operationName } = request;
          const args = { schema, document, operationName, variableValues, contextValue: context };
          const singleResult = await executeInTime(args, context, longest);
          const status = singleResult.data === undefined ? 400 : undefined;
          return { body: { kind: 'single', singleResult }, http: { status, headers: new HeaderMap() } };
        },
        willSendResponse({ response, errors, operation }) {
          if (response.body.kind === 'single') {
            const { singleResult } = response.body;
            // Faults of the request are presented by Apollo already, in the place of what was raised.
            const raised = errors ?? (singleResult.errors as GraphQLError[] | undefined);
            if (raised) {
              logSurprises(raised, context.requestId, app.log);
              const presented = raised.map((error) => presentError(error, context));
              singleResult.errors = presented;
              presented.forEach((error) => metrics.countError(codeOf(error)));
              context.locals.code = presented[0] && codeOf(presented[0]);
              const refused = notNow(presented);
              if (refused) {
                response.http.status = statusOf(codeOf(refused));
                response.http.headers.set('retry-after', String(refused.extensions?.retryAfter));
              }
            }
            if (cost) singleResult.extensions = { ...singleResult.extensions, cost };
          }
          const field = operation?.selectionSet.selections[0];
          if (field?.kind === Kind.FIELD)
            metrics.observeOperation(field.name.value, (performance.now() - started) / 1000);
          return Promise.resolve();
        },
      });
    },
  };
}

function codeOf(error: GraphQLFormattedError): string {
  return String(error.extensions?.code);
}
