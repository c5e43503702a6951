import type { ServerResponse } from 'node:http';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import { Router } from 'express';
import type { RequestHandler, Response } from 'express';
import { GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { App } from '../composition.js';
import { createContext } from '../graphql/context.js';
import type { Context } from '../graphql/context.js';
import { logSurprises, notNow, presentError } from '../graphql/errors.js';
import { PARSE_OPTIONS, textFault, variablesFault } from '../graphql/limits.js';
import { operationFault } from '../graphql/operation-cost.js';
import { statusOf } from '../refusals.js';
import { refuse } from './answer.js';
import { jsonBody } from './json-body.js';
import type { Metrics } from './metrics.js';

/** A rule with 10,000 literals takes a fifth of this. */
const LARGEST_BODY = '1mb';

/** Starts Apollo Server and gives the router of `/graphql`. Stop it when the requests under way are answered. */
export async function graphql(
  app: App,
  schema: GraphQLSchema,
  metrics: Metrics,
): Promise<{ router: Router; apollo: ApolloServer<Context> }> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: PARSE_OPTIONS,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would watch every single field, a third of the time of a large answer, for hints that no field gives.
      ApolloServerPluginCacheControlDisabled(),
      limits,
      reporting(app, metrics),
    ],
  });
  await apollo.start();

  const router = Router();
  router.use(
    '/graphql',
    jsonBody(LARGEST_BODY),
    beforeParsing,
    expressMiddleware(apollo, {
      context: ({ res }) => Promise.resolve(createContext(app, requestIdOf(res), goneSignal(res), { cache: true })),
    }),
  );
  return { router, apollo };
}

/** Aborts when the connection closes before the answer is complete. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

function requestIdOf(response: object): string {
  return (response as Response).locals.requestId as string;
}

/** What has to be refused before a recursive parser sees it. */
const beforeParsing: RequestHandler = (request, response, next) => {
  const body = (request.body ?? {}) as Record<string, unknown>;
  request.body = body;
  const { query, variables, extensions } = { ...request.query, ...body };
  const fault =
    (typeof query === 'string' ? textFault(query) : undefined) ??
    variablesFault(variables) ??
    variablesFault(extensions);
  if (fault) refuse(response, 400, String(fault.extensions.code), fault.message);
  else next();
};

const needsSocket = (): GraphQLError =>
  new GraphQLError('Subscriptions are answered over web sockets at this address (graphql-transport-ws).', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });

const limits: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ schema, document, operation, request }) {
        if (!operation) return Promise.resolve();
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) return Promise.reject(needsSocket());
        const fault = operationFault(schema, document, operation, request.variables ?? {});
        return fault ? Promise.reject(fault) : Promise.resolve();
      },
    }),
};

/** Presents errors with the request's id, logs the surprises, and measures. */
function reporting(app: App, metrics: Metrics): ApolloServerPlugin<Context> {
  return {
    requestDidStart({ contextValue: { requestId } }) {
      const started = performance.now();
      return Promise.resolve({
        didEncounterErrors({ errors }) {
          logSurprises(errors, requestId, app.log);
          return Promise.resolve();
        },
        willSendResponse({ response, errors, operation }) {
          if (response.body.kind === 'single' && errors) {
            const presented = errors.map((error) => presentError(error, requestId));
            response.body.singleResult.errors = presented;
            presented.forEach((error) => metrics.countError(codeOf(error)));
            const refused = notNow(presented);
            if (refused) {
              response.http.status = statusOf(codeOf(refused));
              response.http.headers.set('retry-after', String(refused.extensions?.retryAfter));
            }
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
