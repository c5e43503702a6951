import type { RequestHandler } from 'express';
import { refuse } from './answer.js';

/** Express answers HEAD by what answers GET: a file that is given once would be gone, and a copy noted that nobody got. */
export const noHead: RequestHandler = (request, response, next) => {
  if (request.method !== 'HEAD') {
    next();
    return;
  }
  response.setHeader('Allow', 'GET, POST, PUT, PATCH');
  refuse(response, 405, 'METHOD_NOT_ALLOWED', 'HEAD is not answered here.');
};
