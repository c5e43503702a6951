import { raw, Router } from 'express';
import type { App } from '../composition.js';

const LARGEST_BODY = 1024 * 1024;

/**
 * `POST /v1/hooks/KEY`, for senders that sign by Standard Webhooks. It stands before the guard of the other doors: the
 * signature says who it is, whatever name the sender knows us by.
 */
export function hooks(app: App): Router {
  const router = Router();
  router.post('/v1/hooks/:key', raw({ type: () => true, limit: LARGEST_BODY }), async (request, response) => {
    const header = (name: string): string => request.get(name) ?? '';
    const signed = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
    };
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    response.json(await app.inbound.webhookDoor.take(request.params.key, signed, body));
  });
  return router;
}
