import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { OperationTypeNode } from 'graphql';
import { catchError, from, mergeMap, tap, throwError } from 'rxjs';
import { goToSignIn } from './auth';
import { connectionFound, connectionLost } from './connection';

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** The session is over, or there was none. */
const isSignedOut = (error: unknown): boolean =>
  (ServerError.is(error) && error.statusCode === 401) || errorCode(error) === 'UNAUTHENTICATED';

/** A refusal, also one of the doors before GraphQL, is an answer like any other. */
const isAnswer = (error: unknown): boolean =>
  CombinedGraphQLErrors.is(error) || (ServerError.is(error) && error.statusCode < 500);

/** Tells the banner whether the server answers. An aborted request says nothing about that. */
const watchConnection = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap(({ errors }) => {
      connectionFound();
      // The company has begun to ask for a second factor while the page was open: the shell leads there.
      if (errors?.some(({ extensions }) => extensions?.['secondFactor'] === true))
        void client.refetchQueries({ include: ['Viewer'] });
    }),
    catchError((error: unknown) => {
      if (isSignedOut(error)) goToSignIn();
      else if (isAnswer(error)) connectionFound();
      else if (!isAbort(error)) connectionLost();
      return throwError(() => error);
    }),
  ),
);

/** Asks by the id of the document, as codegen gave it: the server has the text, and from a session takes no other. */
const askById = new ApolloLink((operation, forward) => {
  const { __meta__ } = operation.query as { __meta__?: { hash: string } };
  if (__meta__) {
    operation.extensions = { ...operation.extensions, documentId: __meta__.hash };
    operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
  }
  return forward(operation);
});

const http = new HttpLink({ uri: '/graphql' });
/** The socket is loaded and opened with the first subscription; most screens have none. */
let socket: Promise<ApolloLink> | undefined;
const openSocket = async (): Promise<ApolloLink> => {
  const [{ GraphQLWsLink }, { createClient }] = await Promise.all([
    import('@apollo/client/link/subscriptions'),
    import('graphql-ws'),
  ]);
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new GraphQLWsLink(createClient({ url: `${scheme}://${location.host}/graphql`, lazy: true }));
};
const subscriptions = new ApolloLink((operation, forward) =>
  from((socket ??= openSocket())).pipe(mergeMap((link) => link.request(operation, forward))),
);

export const client = new ApolloClient({
  link: ApolloLink.from([
    watchConnection,
    askById,
    ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, subscriptions, http),
  ]),
  cache: new InMemoryCache({
    typePolicies: {
      Segment: { keyFields: ['key'] },
      Tag: { keyFields: ['key'] },
      Attribute: { keyFields: ['key'] },
      EventType: { keyFields: ['name'] },
      // Previews and explanations belong to one question at one moment: never merged with another's.
      RulePreview: { keyFields: false },
      Workspace: { keyFields: [] },
    },
  }),
});

/** What a server said instead of an answer. */
export interface Refused {
  code?: string;
  message: string;
  /** Under which the server's log has the rest. */
  requestId?: string;
  /** What belongs to the code, such as the names of those in the way. */
  details: Readonly<Record<string, unknown>>;
}

/** The first refusal of an answer, or nothing where the request never reached one. */
export function refusedBy(error: unknown): Refused | undefined {
  if (ServerError.is(error)) return readRefused(parsed(error.bodyText));
  if (!CombinedGraphQLErrors.is(error)) return undefined;
  const [first] = error.errors;
  return readRefused({ ...first?.extensions, message: first?.message });
}

/** The stable code of a refusal, or nothing where the request never reached an answer. */
export const errorCode = (error: unknown): string | undefined => refusedBy(error)?.code;

/** What is refused before GraphQL is answered as every door answers: `{ code, message, … }`. */
function readRefused(told: Readonly<Record<string, unknown>> | undefined): Refused | undefined {
  if (!told) return undefined;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    code: text(told['code']),
    message: text(told['message']) ?? '',
    requestId: text(told['requestId']),
    details: told,
  };
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const told: unknown = JSON.parse(body);
    return typeof told === 'object' && told !== null ? (told as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
