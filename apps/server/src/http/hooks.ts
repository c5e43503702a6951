import { raw, Router } from 'express';
import type { Request } from 'express';
import type { App } from '../composition.js';
import { inTime } from './in-time.js';

const LARGEST_BODY = 1024 * 1024;
const body = inTime(raw({ type: () => true, limit: LARGEST_BODY }));

/**
 * `POST /v1/hooks/KEY`, for senders that sign by Standard Webhooks. It stands before the guard of the other doors: the
 * signature says who it is, whatever name the sender knows us by.
 */
export function hooks(app: App): Router {
  const router = Router();
  router.post('/v1/hooks/:key', body, async (request: Request<{ key: string }>, response) => {
    const header = (name: string): string => request.get(name) ?? '';
    const signed = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
    };
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    response.json(await app.inbound.webhookDoor.take(request.params.key, signed, bytes));
  });
  return router;
}
