import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Request } from 'express';
import { Refusal } from '@strata/db';
import { sightOf } from '@strata/profile';
import { EXPORT_FORMATS } from '@strata/segment';
import type { ExportFormat } from '@strata/segment';
import type { App } from '../composition.js';
import { permit } from './actors.js';
import { audited } from './audit.js';

const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/**
 * `GET /v1/segments/KEY/members?format=csv|ndjson&attributes=city,age`: the members of a segment as a file, written as fast
 * as it is read. Sensitive attributes go out only where they are named.
 */
export function exports(app: App): Router {
  const router = Router();
  router.get('/v1/segments/:key/members', async (request, response) => {
    const actor = permit(app, response, 'exportMembers');
    const segment = await app.segments.queries.find(request.params.key.normalize('NFC'));
    if (!segment) throw new Refusal('NOT_FOUND', 'There is no such segment.');
    const { sensitive } = await app.definitions.current();
    const format = formatOf(request);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const attributes = attributesOf(request);
    await audited(
      app,
      response,
      { operation: 'exportMembers', objectId: segment.key, details: { format, attributes } },
      async () => {
        const text = await app.segments.export.open(segment, sightOf(actor, sensitive), {
          format,
          attributes,
          // By it spreadsheets know that a file is UTF-8.
          byteOrderMark: true,
          signal: gone.signal,
        });
        // It sets a type by the end of the name, and knows no NDJSON.
        response.attachment(`${segment.key}.${format}`);
        response.setHeader('Content-Type', MEDIA_TYPES[format]);
        response.setHeader('Cache-Control', 'no-store');
        await pipeline(Readable.from(text), response);
      },
    );
  });
  return router;
}

function formatOf(request: Request): ExportFormat {
  const asked = request.query.format ?? 'csv';
  const format = EXPORT_FORMATS.find((one) => one === asked);
  if (!format) throw new Refusal('INVALID_INPUT', `format: expected one of ${EXPORT_FORMATS.join(', ')}`);
  return format;
}

function attributesOf(request: Request): string[] | undefined {
  const asked = request.query.attributes;
  if (asked === undefined) return undefined;
  if (typeof asked !== 'string')
    throw new Refusal('INVALID_INPUT', 'attributes: expected keys with commas between them');
  return asked.split(',').filter((key) => key !== '');
}
