import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { UserSet } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { App } from '../composition.js';
import { permit } from './actors.js';
import { audited } from './audit.js';

/** Users read at once. */
const PIECE = 1_000;

/** `GET /v1/movements/ID/users`: everybody of one movement of many at once, one `{ id, externalId }` a line, but those who are gone by now. */
export function movementLists(app: App): Router {
  const router = Router();
  router.get('/v1/movements/:id/users', async (request, response) => {
    permit(app, response, 'movementUsers');
    const { id } = request.params;
    const users = await app.movements.users(id);
    if (!users) throw new Refusal('NOT_FOUND', 'There is no such movement of many at once.');
    await audited(app, response, { operation: 'movementUsers', objectId: id, details: {} }, async () => {
      response.attachment(`movement-${id}.ndjson`);
      response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
      response.setHeader('Cache-Control', 'no-store');
      await pipeline(Readable.from(lines(app, users)), response);
    });
  });
  return router;
}

async function* lines(app: App, users: UserSet): AsyncGenerator<string> {
  const { sensitive } = await app.definitions.current();
  const isTold = !sensitive.identities.has('EXTERNAL_ID');
  for (let ids = users.page(PIECE); ids.length > 0; ids = users.page(PIECE, ids.at(-1)))
    for (const { id, externalId } of await app.profiles.byIds(ids))
      yield `${JSON.stringify({ id: String(id), externalId: isTold ? externalId : null })}\n`;
}
