import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import { static as serve, Router } from 'express';
import type { RequestHandler } from 'express';
import { refuse } from './answer.js';
import { policyOfEditor, policyWithNonce } from './security-headers.js';

/** The admin app as Vite built it. */
export const ADMIN_FOLDER = fileURLToPath(new URL('../../../admin/dist', import.meta.url));

/** Stands in the pages for the nonce of an answer; `vite.config.ts` puts it there. */
const NONCE = /__NONCE__/g;
const NONCE_BYTES = 18;

const YEAR = 365 * 24 * 3600;

/**
 * Serves the admin app: files with a hash in their name for a year; pages are never stored, as each answer has a nonce of its own.
 * Any other path that a browser opens is a screen of the app. `/playground` is a page of its own. Compressed: the builder's scripts
 * are 1.5 MB as they are, and a third of that so.
 */
export function files(folder: string): Router {
  const router = Router();
  router.use(compression());
  router.use(
    '/assets',
    serve(`${folder}/assets`, { maxAge: YEAR * 1000, immutable: true, index: false, redirect: false }),
  );
  router.get('/playground', page(`${folder}/playground.html`, policyOfEditor));
  router.use(
    serve(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  const app = page(`${folder}/index.html`, policyWithNonce);
  router.use((request, response, next) => {
    const isScreen =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !request.path.startsWith('/assets/') &&
      request.accepts(['json', 'html']) === 'html';
    if (isScreen) return app(request, response, next);
    refuse(response, 404, 'NOT_FOUND', 'There is nothing here.');
  });
  return router;
}

function page(path: string, policyFor: (nonce: string) => string): RequestHandler {
  return async (_request, response) => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    if (text === undefined) {
      refuse(response, 404, 'NOT_FOUND', 'The admin app has not been built: npm run build.');
      return;
    }
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    response.setHeader('Content-Security-Policy', policyFor(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(text.replace(NONCE, nonce));
  };
}
