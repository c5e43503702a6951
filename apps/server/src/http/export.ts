import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { Refusal } from '@strata/db';
import { sightOf } from '@strata/profile';
import type { Sight } from '@strata/profile';
import { EXPORT_FORMATS } from '@strata/segment';
import type { ExportFormat, ExportOptions, Segment } from '@strata/segment';
import type { AskedInput } from '../approved.js';
import type { App } from '../composition.js';
import { permit } from './actors.js';
import { goneWith } from './answer.js';
import { audited } from './audit.js';
import { expectMeant } from './identify.js';

const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/**
 * `GET /v1/segments/KEY/members?format=csv|ndjson&attributes=city,age`: the members of a segment as a file, written as fast
 * as it is read. Sensitive attributes take a second person: what was approved is had at `GET /v1/approvals/ID/file`, by whoever asked,
 * once, whatever the address says beside.
 */
export function exports(app: App): Router {
  const router = Router();
  router.get('/v1/segments/:key/members', async (request, response) => {
    const actor = permit(app, response, 'exportMembers');
    const segment = await segmentOf(app, request.params.key);
    const format = formatOf(request);
    const attributes = attributesOf(request);
    await audited(
      app,
      response,
      { operation: 'exportMembers', objectId: segment.key, details: { format, attributes } },
      async () => {
        const sight = sightOf(actor, (await app.definitions.current()).sensitive);
        const { keys, sensitive } = await app.segments.export.chosen(attributes, sight);
        // How many does not matter to it, and would have to be computed.
        if (await app.approvals.needed('exportMembers', { people: 0, sensitive }))
          throw new Refusal(
            'APPROVAL_NEEDED',
            'Sensitive values leave only once a second person approved: see askExport.',
            { attributes: sensitive },
          );
        const signal = goneWith(response);
        const within = await app.rules.scopeOf(actor, { signal });
        const text = await open(app, segment, sight, { format, attributes: keys, within, signal });
        await send(response, segment.key, format, text);
      },
    );
  });

  router.get('/v1/approvals/:id/file', async (request, response) => {
    // It is had once: a page of a neighbouring name, or a browser that fetches ahead, would use it up.
    expectMeant(request.headers);
    const actor = permit(app, response, 'exportMembers');
    const { id } = request.params;
    const { approval, people } = await app.approvals.approved(actor, id, 'exportMembers');
    const { segment: key = '', format = 'csv', attributes = [] } = approval.input as AskedInput;
    const details = { format, attributes, approval: id };
    await audited(app, response, { operation: 'exportMembers', objectId: key, details }, async () => {
      const segment = await segmentOf(app, key);
      const sight = sightOf(actor, (await app.definitions.current()).sensitive);
      const signal = goneWith(response);
      const scope = await app.rules.scopeOf(actor, { signal });
      const within = scope ? people.and(scope) : people;
      const text = await open(app, segment, sight, { format, attributes, within, signal });
      // What would be refused has been by now; from here on it is gone, also where the connection breaks.
      await app.approvals.take(id);
      await send(response, key, format, text);
    });
  });
  return router;
}

async function segmentOf(app: App, key: string): Promise<Segment> {
  const segment = await app.segments.queries.find(key.normalize('NFC'));
  if (!segment) throw new Refusal('NOT_FOUND', 'There is no such segment.');
  return segment;
}

function open(app: App, segment: Segment, sight: Sight, options: ExportOptions): Promise<AsyncGenerator<string>> {
  // By the mark spreadsheets know that a file is UTF-8.
  return app.segments.export.open(segment, sight, { ...options, byteOrderMark: true });
}

async function send(
  response: Response,
  name: string,
  format: ExportFormat,
  text: AsyncGenerator<string>,
): Promise<void> {
  // It sets a type by the end of the name, and knows no NDJSON.
  response.attachment(`${name}.${format}`);
  response.setHeader('Content-Type', MEDIA_TYPES[format]);
  response.setHeader('Cache-Control', 'no-store');
  await pipeline(Readable.from(text), response);
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
