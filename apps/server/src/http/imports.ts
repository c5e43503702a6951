import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Import } from '@strata/collect';
import { Refusal } from '@strata/db';
import type { App } from '../composition.js';
import { expectContentSeen, expectUploader, uploaderOf } from '../import-content.js';
import { permit } from './actors.js';
import { audited } from './audit.js';

/**
 * Files for the app's import, streamed into the database as they come, never held whole.
 *
 * - `POST /v1/imports?fileName=F[&bytes=N]` begins an upload with its body, or with none. With `bytes` it is whole when so much
 *   has come; without, when the body ends.
 * - `PATCH /v1/imports/ID?offset=N` goes on from byte N: what was dropped, or the next piece. `GET /v1/imports/ID` says how
 *   much is here.
 * - `GET /v1/imports/ID/rejected.csv[?lang=zh]`: the rows that were not taken, with their reasons, in English unless Chinese is asked for.
 */
export function imports(app: App): Router {
  const router = Router();
  const { uploads } = app.imports;
  router.post('/v1/imports', async (request, response) => {
    const actor = permit(app, response, 'uploadImport');
    const { fileName } = request.query;
    if (typeof fileName !== 'string') throw new Refusal('INVALID_INPUT', 'fileName: expected the name of the file');
    const bytes = numberOf(request, 'bytes');
    expectPlain(request);
    const begun = await uploads.begin(fileName, bytes, { uploadedBy: uploaderOf(actor) });
    // What follows by PATCH is the same upload, by the same hand; that it is whole then is an entry again.
    await audited(app, response, { operation: 'uploadImport', objectId: begun.id }, async () => {
      if (bytes !== undefined && request.headers['content-length'] === '0') return answer(response, 201, begun);
      answer(response, 201, await uploads.take(begun.id, 0, bodyOf(request)));
    });
  });
  router.patch('/v1/imports/:id', async (request, response) => {
    const actor = permit(app, response, 'uploadImport');
    const offset = numberOf(request, 'offset');
    if (offset === undefined) throw new Refusal('INVALID_INPUT', 'offset: expected the byte from which on it comes');
    expectPlain(request);
    const { id } = request.params;
    expectUploader(actor, await theImport(app, id));
    const taken = await uploads.take(id, offset, bodyOf(request));
    if (taken.state === 'UPLOADING') return answer(response, 200, taken);
    const deed = { operation: 'uploadImport', objectId: id, details: { whole: true, bytes: taken.received } };
    await audited(app, response, deed, () => Promise.resolve(answer(response, 200, taken)));
  });
  router.get('/v1/imports/:id', async (request, response) => {
    permit(app, response, 'uploadImport');
    answer(response, 200, await theImport(app, request.params.id));
  });
  router.get('/v1/imports/:id/rejected.csv', async (request, response) => {
    const actor = permit(app, response, 'rejectedRows');
    const found = await theImport(app, request.params.id);
    expectContentSeen(actor, found);
    const language = request.query.lang === 'zh' ? 'zh' : 'en';
    response.attachment(`${found.fileName.replace(/\.(gz|csv|tsv|txt|xlsx|ndjson|jsonl)$/i, '')}.rejected.csv`);
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    await audited(app, response, { operation: 'rejectedRows', objectId: found.id }, () =>
      pipeline(Readable.from(app.imports.rejectedRows(found, language)), response),
    );
  });
  return router;
}

async function theImport(app: App, id: string): Promise<Import> {
  const found = await app.imports.find(id);
  if (!found) throw new Refusal('NOT_FOUND', 'There is no such import.');
  return found;
}

function answer(response: Response, status: number, { id, state, fileName, bytes, received }: Import): void {
  response.status(status).setHeader('Cache-Control', 'no-store').json({ id, state, fileName, bytes, received });
}

/** Destroying the request when it is left early would take the answer with it. */
const bodyOf = (request: Request): AsyncIterable<Buffer> =>
  request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;

function numberOf(request: Request, name: string): number | undefined {
  const text = request.query[name];
  if (text === undefined) return undefined;
  if (typeof text === 'string' && /^\d{1,15}$/.test(text)) return Number(text);
  throw new Refusal('INVALID_INPUT', `${name}: expected a number of bytes`);
}

/** A file may be gzip itself; a body that is packed on its way would be another file. */
function expectPlain(request: Request): void {
  if ((request.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity') {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'Send the file as it is, without a Content-Encoding.');
  }
}
