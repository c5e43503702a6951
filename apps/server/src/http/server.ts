import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import type { App } from '../composition.js';
import { Admission } from '../graphql/admission.js';
import { OPERATION_TIME } from '../graphql/execution.js';
import { createSchema } from '../graphql/schema.js';
import { readTrustedDocuments } from '../graphql/trusted-documents.js';
import type { DocumentTrust } from '../graphql/trusted-documents.js';
import { RateLimit } from '../rate-limit.js';
import { actors, noteDenied } from './actors.js';
import { auth } from './auth/auth.js';
import { OpenId } from './auth/open-id.js';
import type { OpenIdOptions } from './auth/open-id.js';
import { guardConnections } from './connections.js';
import { errorHandler } from './answer.js';
import { auditDoor } from './audit.js';
import { bind } from './bind.js';
import { callers, outsiders } from './caller.js';
import type { CallerOf } from './caller.js';
import { collect } from './collect.js';
import { demoSignIn } from './demo.js';
import { Drain } from './drain.js';
import { exports } from './export.js';
import { ADMIN_FOLDER, files } from './files.js';
import { graphql } from './graphql.js';
import type { GraphqlDoor } from './graphql.js';
import type { DoorOptions } from './identify.js';
import { hooks } from './hooks.js';
import { health } from './health.js';
import { inLine } from './in-line.js';
import { imports } from './imports.js';
import { inferenceTables } from './inference-tables.js';
import { ingest } from './ingest.js';
import { Metrics } from './metrics.js';
import { preferences } from './preferences/preferences.js';
import { movementLists } from './movements.js';
import { person } from './person.js';
import { failuresLimited, rateLimited } from './rate-limited.js';
import { requests } from './requests.js';
import { neverStored, securityHeaders } from './security-headers.js';
import { noHead } from './no-head.js';
import { sockets } from './sockets.js';

export interface ServerOptions extends DoorOptions {
  /** 0 takes any free port. */
  port: number;
  /** Whoever opens a page of the demo on this machine is signed in. */
  demo: boolean;
  /** A provider by which members may sign in. */
  openId?: OpenIdOptions | undefined;
  /** Whom requests are counted for, and how many they may send; by key, member and address unless it is given. */
  callerOf?: CallerOf;
  /** How often it is looked whether whoever listens still may, in milliseconds. */
  standingEvery?: number;
  /** What one operation of GraphQL may take, in milliseconds. */
  operationTime?: number;
  /** Which documents are run for whom; for sessions those of the app unless it is given. */
  trusted?: DocumentTrust;
}

export interface Listening {
  /** Where it answers, without a slash at the end. */
  url: string;
  /**
   * Not ready from now on and every answer the last of its connection, but answering for `drain` milliseconds, so that
   * load balancers and clients turn elsewhere; then takes no new requests, and resolves when those under way are answered.
   */
  stop(drain?: number): Promise<void>;
}

/** Puts the doors together in the order in which a request passes them, and opens them. */
export async function listen(app: App, options: ServerOptions): Promise<Listening> {
  let stopping = false;
  const metrics = new Metrics(app);
  const schema = createSchema();
  const doors = express();
  const server = createServer((request, response) => draining.pass(() => void doors(request, response)));
  const draining = new Drain(server);
  guardConnections(server, app.log);
  const { callerOf = callers(options.proxies), operationTime: longest = OPERATION_TIME } = options;
  const counted = metrics.counting(app);
  const door: GraphqlDoor = {
    app: counted,
    schema,
    admission: new Admission(schema, app.authorization, new RateLimit(), (actor, what) => noteDenied(app, actor, what)),
    trusted: options.trusted ?? readTrustedDocuments(),
    callerOf,
    rates: { requests: new RateLimit(), failures: new RateLimit() },
    longest,
  };
  const { handlers, apollo } = await graphql(door, metrics);
  const closeSockets = sockets(door, server, options, options.standingEvery);

  doors.disable('x-powered-by');
  doors.set('etag', false);
  const limited = rateLimited(door.rates.requests, callerOf);
  doors.use(inLine(requests(app.log, metrics), securityHeaders(options.publicUrl)));
  // Before the others, each of which would look whether it is the one: a fifth of the time that Express takes for a look-up.
  doors.all('/graphql', inLine(neverStored, actors(app, options), limited, ...handlers));
  doors.use(['/v1', '/healthz', '/readyz', '/metrics'], neverStored);
  const outsiderOf = outsiders(options.proxies);
  doors.use(['/v1/collect', '/v1/hooks'], rateLimited(new RateLimit(), outsiderOf));
  doors.use(collect(app), hooks(app), preferences(app, outsiderOf));
  doors.use(actors(app, options));
  doors.use(health(app, metrics, () => stopping));
  doors.use(['/v1', '/auth'], noHead, limited);
  doors.use(auth(app, options, options.openId && new OpenId(options.openId, app.publicUrl)));
  doors.use(
    ingest(counted),
    imports(app),
    inferenceTables(app),
    exports(app),
    person(app),
    movementLists(app),
    auditDoor(app),
  );
  if (options.demo) doors.use(demoSignIn(app, options));
  doors.use(files(ADMIN_FOLDER));
  doors.use(failuresLimited(door.rates.failures, callerOf), errorHandler(app.log));

  await bind(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    async stop(drain = 0) {
      stopping = true;
      draining.begin();
      await Promise.all([closeSockets(), sleep(drain)]);
      await draining.close();
      await apollo.stop();
    },
  };
}
