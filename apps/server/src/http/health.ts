import { Router } from 'express';
import type { App } from '../composition.js';
import { allow } from './actors.js';
import type { Metrics } from './metrics.js';

/** An engine that has not ticked for this long gives answers that are too old; it ticks twice a second. */
const OLDEST_ANSWER = 30_000;

/**
 * `/healthz`: the process lives. `/readyz`: the database answers, the engine keeps up and no stop has begun. `/metrics`:
 * Prometheus, with an API key.
 */
export function health(app: App, metrics: Metrics, isStopping: () => boolean): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const database = await app.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const engine = app.audience.status().lagMs < OLDEST_ANSWER;
    const stopping = isStopping();
    const ready = database && engine && !stopping;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready', database, engine, stopping });
  });
  router.get('/metrics', allow(app, 'readMetrics'), async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
