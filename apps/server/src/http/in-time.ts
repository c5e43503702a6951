import type { RequestHandler } from 'express';
import { refuse } from './answer.js';

/** What a body that is held whole may take to arrive: 5 MB at 0.7 Mbit/s. */
const LONGEST_BODY = 60_000;

/**
 * Has `read` read a body, for so long as one may take: who sends a byte now and then keeps no connection. Bodies that are
 * streamed have no such end, and are dropped when nothing comes any more.
 */
export function inTime(read: RequestHandler, longest = LONGEST_BODY): RequestHandler {
  return (request, response, next) => {
    const timer = setTimeout(() => {
      response.setHeader('Connection', 'close');
      refuse(response, 408, 'REQUEST_TIMEOUT', `The body took longer than ${longest / 1000} s.`);
      response.once('finish', () => request.destroy());
    }, longest);
    const done = (error?: unknown): void => {
      clearTimeout(timer);
      if (!response.headersSent) next(error);
    };
    void read(request, response, done);
  };
}
