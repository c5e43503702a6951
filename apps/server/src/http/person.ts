import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Response } from 'express';
import { seesSensitive } from '@strata/access';
import type { Actor } from '@strata/access';
import { Refusal } from '@strata/db';
import type { App } from '../composition.js';
import { permit } from './actors.js';
import { audited } from './audit.js';
import { exportHtml } from '../portability/export-html.js';
import { exportJson } from '../portability/export-json.js';
import { namesOf } from '../portability/names.js';
import { piecesOf } from '../portability/pieces.js';
import { EXPORT_LANGUAGES } from '../portability/words.js';

/**
 * `GET /v1/users/ID/export.json` and `/v1/users/ID/export.html?lang=zh|en`: everything that is kept of one person, written as
 * fast as it is read, a thousand rows at a time. That it was handed out is noted with the person.
 */
export function person(app: App): Router {
  const router = Router();
  router.get('/v1/users/:id/export.json', async (request, response) => {
    const user = await userOf(app, permitWhole(app, response), request.params.id);
    const text = exportJson(piecesOf(app, user), { user, exportedAt: new Date() });
    await send(app, response, text, { user, format: 'json', type: 'application/json; charset=utf-8' });
  });
  router.get('/v1/users/:id/export.html', async (request, response) => {
    const actor = permitWhole(app, response);
    const language = EXPORT_LANGUAGES.find((one) => one === (request.query.lang ?? 'zh'));
    if (!language) throw new Refusal('INVALID_INPUT', `lang: expected one of ${EXPORT_LANGUAGES.join(', ')}`);
    const user = await userOf(app, actor, request.params.id);
    const names = await namesOf(app, language);
    const text = exportHtml(piecesOf(app, user), { exportedAt: new Date(), language, names });
    await send(app, response, text, { user, format: 'html', type: 'text/html; charset=utf-8' });
  });
  return router;
}

/** People ask for their data one by one. Who fetches more exports it, and that takes a second person. */
const MOST_A_DAY = 100;

/** A copy with gaps would answer nobody's right to one. */
function permitWhole(app: App, response: Response): Actor {
  const actor = permit(app, response, 'exportPerson');
  if (seesSensitive(actor)) return actor;
  const message = 'exportPerson takes the permission profile.sensitive: a copy holds everything as it is.';
  throw new Refusal('FORBIDDEN', message, { permission: 'profile.sensitive' });
}

async function userOf(app: App, actor: Actor, id: string): Promise<number> {
  const user = /^[1-9]\d{0,9}$/.test(id) ? await app.profiles.byId(Number(id)) : null;
  const scope = user && (await app.rules.scopeOf(actor));
  if (!user || scope?.has(user.id) === false) throw new Refusal('NOT_FOUND', 'There is no such user.');
  await app.approvals.expectFew(actor, 'exportPerson', MOST_A_DAY);
  return user.id;
}

async function send(
  app: App,
  response: Response,
  text: AsyncGenerator<string>,
  { user, format, type }: { user: number; format: string; type: string },
): Promise<void> {
  await audited(app, response, { operation: 'exportPerson', objectId: String(user), details: { format } }, async () => {
    await app.rights.recordAccess(user, format);
    response.attachment(`person-${user}.${format}`);
    response.setHeader('Content-Type', type);
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(Readable.from(text), response);
  });
}
