import type { RequestHandler } from 'express';
import type { Actor } from '@strata/access';
import type { RateLimit } from '../rate-limit.js';
import { refuse } from './answer.js';
import type { CallerOf } from './caller.js';

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
    else refuse(response, 429, 'RATE_LIMITED', `More than ${ratePerMinute} requests in a minute.`, { retryAfter });
  };
}
