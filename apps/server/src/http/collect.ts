import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { App } from '../composition.js';
import { refuse } from './answer.js';
import { jsonBody } from './json-body.js';

/** The SDK for pages as Vite built it. */
const SDK_FOLDER = fileURLToPath(new URL('../../../sdk/dist/web', import.meta.url));
const LARGEST_BODY = 512 * 1024;
const HOUR = 3600;

/**
 * What pages of other sites may ask: `/sdk.js`, and `POST /v1/collect` for whoever has a write key, which every reader of
 * such a page has. It stands before the guard of the other doors. Text is taken for JSON, as beacons send it, which spares
 * a page the question whether it may ask.
 */
export function collect(app: App): Router {
  const router = Router();
  router.use(['/sdk.js', '/v1/collect'], anyPage);
  router.get('/sdk.js', (_request, response, next) => {
    const options = { root: SDK_FOLDER, maxAge: HOUR * 1000 };
    response.sendFile('sdk.js', options, (error?: NodeJS.ErrnoException) => {
      if (error?.code === 'ENOENT') refuse(response, 404, 'NOT_FOUND', 'The SDK has not been built: npm run build.');
      else if (error && !response.headersSent) next(error);
    });
  });
  router.post('/v1/collect', jsonBody(LARGEST_BODY, ['application/json', 'text/plain']), async (request, response) => {
    response.json(await app.inbound.clientDoor.take(request.body));
  });
  return router;
}

/** No cookie is read here, so that it says nothing more about anyone that every page may ask. */
const anyPage: RequestHandler = (request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  response.setHeader('Access-Control-Max-Age', '86400');
  response.status(204).end();
};
