import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '../log.js';
import { refusalOf } from '../refusals.js';

/** Every answer of ours that is no success has this body, whatever asked. `errors` is what GraphQL clients look for. */
export function refuse(response: Response, status: number, code: string, message: string, details: object = {}): void {
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.status(status).json({ code, message, ...details, errors: [{ message, extensions: { code } }] });
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

/** Refusals that HTTP has a status of its own for. */
const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WRONG_OFFSET: 409,
  WRONG_STATE: 409,
  UNKNOWN_WRITE_KEY: 401,
  INVALID_SIGNATURE: 401,
  NO_MAPPING: 503,
  PAUSED: 503,
};

/** Last in line: JSON in every case, never a stack. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalOf(error);
    if (refusal) {
      refuse(response, STATUS[refusal.code] ?? 400, refusal.code, refusal.message, refusal.details);
      return;
    }
    if (isHttpError(error) && error.status < 500) {
      const [code, message] = CODES[error.status] ?? ['BAD_REQUEST', 'The request could not be read.'];
      refuse(response, error.status, code, message);
      return;
    }
    const requestId = response.locals.requestId as string;
    if (request.destroyed && !request.complete) {
      log.info({ requestId }, 'the client went away in the middle of its request');
      return;
    }
    log.error({ requestId, err: error }, 'a request failed');
    refuse(
      response,
      500,
      'INTERNAL',
      'Something went wrong on our side. The log has more under the id of this request.',
      { requestId },
    );
  };
}
