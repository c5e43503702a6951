import { fileURLToPath } from 'node:url';
import compression from 'compression';
import { static as serve, Router } from 'express';
import type { RequestHandler } from 'express';
import { refuse } from './answer.js';

/** The admin app as Vite built it. */
export const ADMIN_FOLDER = fileURLToPath(new URL('../../../admin/dist', import.meta.url));

const YEAR = 365 * 24 * 3600;

/**
 * Serves the admin app: files with a hash in their name for a year, pages always asked for anew. Any other path that a
 * browser opens is a screen of the app. `/playground` is a page of its own. Compressed: the builder's scripts are 1.5 MB as they
 * are, and a third of that so.
 */
export function files(folder: string): Router {
  const router = Router();
  router.use(compression());
  router.use(
    '/assets',
    serve(`${folder}/assets`, { maxAge: YEAR * 1000, immutable: true, index: false, redirect: false }),
  );
  router.get('/playground', page(folder, 'playground.html'));
  router.use(
    serve(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  router.use((request, response, next) => {
    const isScreen =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !request.path.startsWith('/assets/') &&
      request.accepts(['json', 'html']) === 'html';
    if (isScreen) return page(folder, 'index.html')(request, response, next);
    refuse(response, 404, 'NOT_FOUND', 'There is nothing here.');
  });
  return router;
}

function page(folder: string, name: string): RequestHandler {
  return (_request, response, next) => {
    response.sendFile(
      name,
      { root: folder, headers: { 'Cache-Control': 'no-cache' } },
      (error?: NodeJS.ErrnoException) => {
        if (error?.code === 'ENOENT')
          refuse(response, 404, 'NOT_FOUND', 'The admin app has not been built: npm run build.');
        else if (error && !response.headersSent) next(error);
      },
    );
  };
}
