import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Request } from 'express';
import { INFERENCE_TABLE_KINDS } from '@strata/collect';
import type { InferenceTableKind } from '@strata/collect';
import { Refusal } from '@strata/db';
import type { App } from '../composition.js';
import { expectMayInfer } from '../inference.js';
import { permit } from './actors.js';
import { audited } from './audit.js';

/**
 * Tables that places are inferred by: POSTAL_CODE, PHONE_PREFIX and IP, as CSV, gzip or not, written as they come.
 *
 * - `PUT /v1/inference-tables/KIND?fileName=F[&note=N]` gives one in place of that of its kind. Rows that cannot be taken refuse it
 *   whole: `FAULTY_TABLE`, with their lines in `faults`.
 * - `GET /v1/inference-tables/KIND` is the file as it was given.
 */
export function inferenceTables(app: App): Router {
  const { inferenceTables } = app;
  const router = Router();
  router.put('/v1/inference-tables/:kind', async (request, response) => {
    const actor = permit(app, response, 'giveInferenceTable');
    const kind = kindOf(request.params.kind);
    const { fileName, note = '' } = request.query;
    if (typeof fileName !== 'string') throw new Refusal('INVALID_INPUT', 'fileName: expected the name of the file');
    if (typeof note !== 'string') throw new Refusal('INVALID_INPUT', 'note: expected a text');
    await audited(app, response, { operation: 'giveInferenceTable', objectId: kind }, async () => {
      await expectMayInfer(app, actor, [kind]);
      const { rows, givenAt } = await inferenceTables.give(kind, { fileName, note, content: bodyOf(request) });
      response.setHeader('Cache-Control', 'no-store').json({ kind, rows, givenAt });
    });
  });
  router.get('/v1/inference-tables/:kind', async (request, response) => {
    permit(app, response, 'inferenceTables');
    const table = await inferenceTables.find(kindOf(request.params.kind));
    if (!table) throw new Refusal('NOT_FOUND', 'There is no such table.');
    response.attachment(table.fileName);
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(Readable.from(inferenceTables.file(table).read()), response);
  });
  return router;
}

function kindOf(text: string): InferenceTableKind {
  const kind = INFERENCE_TABLE_KINDS.find((one) => one === text);
  if (!kind)
    throw new Refusal('NOT_FOUND', `There are tables of ${INFERENCE_TABLE_KINDS.join(', ')}; this is none of them.`);
  return kind;
}

/** Destroying the request when it is left early would take the answer with it. */
const bodyOf = (request: Request): AsyncIterable<Buffer> =>
  request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
