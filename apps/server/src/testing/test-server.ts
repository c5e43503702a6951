import { WebSocket } from 'ws';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { migrateJobs } from '@strata/jobs';
import { compose, ENTITIES } from '../composition.js';
import type { App } from '../composition.js';
import type { DocumentTrust } from '../graphql/trusted-documents.js';
import { listen } from '../http/server.js';
import type { ServerOptions } from '../http/server.js';
import { createLog } from '../log.js';
import type { Log } from '../log.js';
import { Shutdown } from '../process.js';
import { startEngine } from '../serve.js';
import { work } from '../work.js';
import { testSecrets } from './secrets.js';

export interface Answer<Data> {
  status: number;
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
}

export interface TestServer {
  readonly app: App;
  readonly url: string;
  /** One GraphQL operation over HTTP; the answer with its errors. */
  ask<Data = Record<string, unknown>>(query: string, variables?: object, headers?: object): Promise<Answer<Data>>;
  /** The same, for an operation that has to succeed: its data. */
  get<Data = Record<string, never>>(query: string, variables?: object): Promise<Data>;
  close(): Promise<void>;
}

export interface TestServerOptions extends Partial<ServerOptions> {
  /** Runs jobs too. */
  jobs?: boolean;
  log?: Log;
  /** Folders that connectors may read. */
  folders?: readonly string[];
  /** How long a statement waits for a connection; see `openDatabase`. */
  longestWait?: number;
  /** What connectors may connect to beside the public internet; this machine, unless said. */
  outgoing?: readonly string[];
  /** How long columns go on being loaded without anybody who waits for them. */
  patienceMs?: number;
  /** Stands between the app and its database, as a counter of statements does. */
  wrap?: (database: Database) => Database;
}

/** What tests show at the doors, unless they show something else. */
export const TEST_KEY = 'the-key-of-tests';
export const TEST_ACCESS = { authorization: `Bearer ${TEST_KEY}` };

/** What a role may see is asked in a test's own words. What sessions may ask is the promise of trusted-documents.spec. */
const ANY_DOCUMENT: DocumentTrust = { textFor: (_actor, { query }) => query };

/** A web socket that shows the key. */
export class TestSocket extends WebSocket {
  constructor(url: string, protocols: string | string[]) {
    super(url, protocols, { headers: TEST_ACCESS });
  }
}

/**
 * The whole server on a database and a port of its own: what a test does is what a client does. Start it in `beforeAll` and
 * `close` it in `afterAll`.
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const shutdown = new Shutdown();
  try {
    return await start(options, shutdown);
  } catch (error) {
    await shutdown.runStrictly();
    throw error;
  }
}

async function start(options: TestServerOptions, shutdown: Shutdown): Promise<TestServer> {
  const database = await freshDatabase({
    entities: ENTITIES,
    poolSize: 6,
    ...(options.longestWait !== undefined && { longestWait: options.longestWait }),
  });
  shutdown.add('database', () => database.close());
  await migrateJobs(database.url);
  const app = compose(options.wrap?.(database) ?? database, options.log ?? createLog('silent'), {
    secrets: testSecrets,
    folders: options.folders ?? [],
    ...(options.patienceMs !== undefined && { patienceMs: options.patienceMs }),
    outgoing: options.outgoing ?? ['127.0.0.0/8', '::1'],
  });
  await app.prepare('Asia/Shanghai');
  await startEngine(app, shutdown);
  shutdown.add('audit trail', () => app.audit.flush());
  if (options.jobs) await work(app, shutdown);
  const listening = await listen(app, {
    host: '127.0.0.1',
    port: 0,
    proxies: 0,
    demo: false,
    apiKey: TEST_KEY,
    trusted: ANY_DOCUMENT,
    ...options,
  });
  shutdown.add('HTTP', () => listening.stop());

  shutdown.add('fetch', sendKey(listening.url));

  const ask = async <Data>(query: string, variables: object = {}, headers: object = {}): Promise<Answer<Data>> => {
    const response = await fetch(`${listening.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  };
  return {
    app,
    url: listening.url,
    ask,
    async get<Data>(query: string, variables?: object) {
      const { data, errors } = await ask<Data>(query, variables);
      if (errors) throw new Error(JSON.stringify(errors, null, 2));
      return data;
    },
    close: () => shutdown.runStrictly(),
  };
}

/**
 * Has `fetch` show the key at the doors of this server where a test shows neither a key nor a cookie of its own: most
 * promises are not about who asks. Resolves with what undoes it.
 */
function sendKey(url: string): () => Promise<void> {
  const usual = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const isOurs = request.url.startsWith(`${url}/`);
    if (!isOurs || request.headers.has('authorization') || request.headers.has('cookie')) return usual(input, init);
    const headers = new Headers(request.headers);
    headers.set('authorization', TEST_ACCESS.authorization);
    return usual(input, { ...init, headers });
  };
  return () => {
    globalThis.fetch = usual;
    return Promise.resolve();
  };
}
