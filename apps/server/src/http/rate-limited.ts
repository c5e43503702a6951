import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Actor } from '@strata/access';
import { Refusal } from '@strata/db';
import type { Caller } from '../caller.js';
import type { RateLimit } from '../rate-limit.js';
import { refusalOf, statusOf } from '../refusals.js';
import { refuse } from './answer.js';
import type { CallerOf } from './caller.js';

/** By whom it is counted what is asked, and what was refused for want of a right key: the same over HTTP and web sockets. */
export interface Rates {
  requests: RateLimit;
  failures: RateLimit;
}

/** The same as the handlers below, for what is no request of Express: throws RATE_LIMITED. */
export async function expectRate(limit: RateLimit, { subject, ratePerMinute }: Caller): Promise<void> {
  if (ratePerMinute === undefined) return;
  const { retryAfter } = await limit.spend(subject, 1, ratePerMinute);
  if (retryAfter !== undefined) throw new Refusal('RATE_LIMITED', tooMany(ratePerMinute), { retryAfter });
}

/** Counts each request for whoever makes it, and refuses those beyond what they may make in a minute. */
export function rateLimited(limit: RateLimit, callerOf: CallerOf): RequestHandler {
  return async (request, response, next) => {
    const { subject, ratePerMinute } = callerOf(request, response.locals.actor as Actor | undefined);
    if (ratePerMinute === undefined) {
      next();
      return;
    }
    const { retryAfter } = await limit.spend(subject, 1, ratePerMinute);
    if (retryAfter === undefined) next();
    else refuseNow(response, ratePerMinute, retryAfter);
  };
}

/** Counts what was refused for want of a right key, for the address that it came from: nobody tries keys for long. */
export function failuresLimited(limit: RateLimit, callerOf: CallerOf): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const { subject, ratePerMinute } = callerOf(request, undefined);
    if (statusOf(refusalOf(error)?.code ?? '') !== 401 || ratePerMinute === undefined) {
      next(error);
      return;
    }
    const { retryAfter } = await limit.spend(subject, 1, ratePerMinute);
    if (retryAfter === undefined) next(error);
    else refuseNow(response, ratePerMinute, retryAfter);
  };
}

function refuseNow(response: Response, ratePerMinute: number, retryAfter: number): void {
  refuse(response, 429, 'RATE_LIMITED', tooMany(ratePerMinute), { retryAfter });
}

const tooMany = (ratePerMinute: number): string => `More than ${ratePerMinute} requests in a minute.`;
