import { isUtf8 } from 'node:buffer';
import { json } from 'express';
import type { RequestHandler } from 'express';
import { Refusal } from '@strata/db';
import { inTime } from './in-time.js';

/**
 * Reads a JSON body of at most `limit`. One that is not UTF-8 is refused: read with replaced bytes, two ids in GBK become
 * one person.
 */
export function jsonBody(limit: string | number, type: string[] = ['application/json']): RequestHandler {
  const read = json({
    limit,
    type,
    strict: true,
    verify(_request, _response, body, encoding) {
      if (encoding !== 'utf-8' || !isUtf8(body)) throw new Refusal('INVALID_TEXT', 'The body is not UTF-8.');
    },
  });
  return inTime(read);
}
