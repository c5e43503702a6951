import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '../log.js';
import { refusalOf, statusOf } from '../refusals.js';

/** Every answer of ours that is no success has this body, whatever asked. `errors` is what GraphQL clients look for. */
export function refuse(
  response: Response,
  status: number,
  code: string,
  message: string,
  details: { readonly retryAfter?: unknown } & object = {},
): void {
  const { requestId } = response.locals as { requestId?: string };
  response.locals.code = code;
  response.setHeader('Cache-Control', 'no-store');
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (typeof details.retryAfter === 'number') response.setHeader('Retry-After', details.retryAfter);
  response
    .status(status)
    .json({ code, message, requestId, ...details, errors: [{ message, extensions: { code, requestId } }] });
}

/** What Express and its parsers throw. */
interface HttpError {
  status: number;
  type?: string;
}

function isHttpError(error: unknown): error is HttpError {
  return typeof error === 'object' && error !== null && typeof (error as { status?: unknown }).status === 'number';
}

const CODES: Readonly<Record<number, [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'The request could not be read: expected JSON.'],
  413: ['TOO_LARGE', 'The body is larger than this door takes.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The encoding of the body is not one this door reads.'],
};

/** What ends when a client hangs up: the work for it, or what was on its way to it. */
function isLeft(error: unknown): boolean {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown };
  return name === 'AbortError' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** Last in line: JSON in every case, never a stack. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const requestId = response.locals.requestId as string;
    if (response.destroyed && isLeft(error)) {
      log.info({ requestId }, 'the client went away before its answer had come');
      return;
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    if (request.destroyed && !request.complete) {
      log.info({ requestId }, 'the client went away in the middle of its request');
      return;
    }
    const refusal = refusalOf(error);
    if (refusal) {
      if (refusal !== error && statusOf(refusal.code) >= 500) log.warn({ requestId, err: error }, refusal.code);
      refuse(response, statusOf(refusal.code), refusal.code, refusal.message, refusal.details);
      return;
    }
    if (isHttpError(error) && error.status < 500) {
      const [code, message] = CODES[error.status] ?? ['BAD_REQUEST', 'The request could not be read.'];
      refuse(response, error.status, code, message);
      return;
    }
    log.error({ requestId, err: error }, 'a request failed');
    refuse(
      response,
      500,
      'INTERNAL',
      'Something went wrong on our side. The log has more under the id of this request.',
    );
  };
}

/** Aborts when nobody waits for the answer any more. */
export function goneWith(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
