import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from '@strata/access';
import type { Log } from '../log.js';
import { statusOf } from '../refusals.js';
import { NO_SPAN, startRequest } from '../tracing/tracing.js';
import type { Span } from '../tracing/tracing.js';
import type { Metrics } from './metrics.js';
import { HTTP_OPERATIONS } from './operations.js';

/** An id that the caller chose is kept where it is harmless in a log. */
const HARMLESS_ID = /^[\w.-]{1,64}$/;

/** Gives each request an id, and logs and measures it when it is answered: when, who, what, what became of it. */
export function requests(log: Log, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const requestId = given !== undefined && HARMLESS_ID.test(given) ? given : randomUUID();
    const started = performance.now();
    // Now: a router rewrites the path for what is mounted below it.
    const route = routeOf(request.path);
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    const span = QUIET.has(route) ? NO_SPAN : spanOf(request, route);
    response.once('close', () => {
      const { method } = request;
      const { statusCode: status } = response;
      const seconds = (performance.now() - started) / 1000;
      metrics.observeRequest(method, route, status, seconds);
      const level = QUIET.has(route) ? 'debug' : 'info';
      const line = { requestId, method, path: route, status, ms: Math.round(seconds * 1000) };
      span.run(() => log[level]({ ...line, ...whoAndWhy(response) }, 'request'));
      span.end({ 'http.response.status_code': status, ...(status >= 500 && { 'error.type': String(status) }) });
    });
    span.run(next);
  };
}

/** Whether somebody was kept out, or held up. */
export const isKeptOut = (status: number): boolean => [401, 403, 429].includes(status);

/** Who asked, and of what was refused the code; of who was kept out also from where. What people's own pages send has no address. */
function whoAndWhy({ locals, statusCode }: Response): object {
  const { actor, address, code } = locals as { actor?: Actor; address?: string; code?: string };
  const keptOut = isKeptOut(statusCode) || (code !== undefined && isKeptOut(statusOf(code)));
  return { ...(actor && { actor: `${actor.kind} ${actor.id}` }), code, ...(keptOut && { address }) };
}

function spanOf(request: Request, route: string): Span {
  const attributes = { 'http.request.method': request.method, 'http.route': route };
  return startRequest(`${request.method} ${route}`, attributes, request.get('traceparent'));
}

/** The pieces of the paths of all doors. */
const DOORS = ['/graphql', ...new Set(HTTP_OPERATIONS.map(({ path }) => path))].map((path) => path.split('/'));
const QUIET = new Set(['/healthz', '/readyz', '/metrics', 'files']);

/**
 * The path of the door that answers, with KEY, ID or TOKEN where callers put theirs: paths of files would make endless metrics, those
 * of exports name people's segments, and who reads the path of a page of choices may act for its person.
 */
export function routeOf(path: string): string {
  // As Express takes them: in any case, with a slash at the end or none.
  const asked = path
    .replace(/(?<=.)\/$/, '')
    .toLowerCase()
    .split('/');
  const door = DOORS.find(
    (pieces) =>
      pieces.length === asked.length &&
      pieces.every((piece, place) => (piece.startsWith(':') ? asked[place] !== '' : piece === asked[place])),
  );
  if (!door) return 'files';
  return door.map((piece) => (piece.startsWith(':') ? piece.slice(1).toUpperCase() : piece)).join('/');
}
