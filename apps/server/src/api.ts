import './production.js';
import { expectFree } from './http/bind.js';
import { openApp } from './open.js';
import { runProcess } from './process.js';
import { serve, startAudit, startEngine } from './serve.js';

/** Answers GraphQL and HTTP. Jobs run in `worker.ts`. */
await runProcess(async (config, log, shutdown) => {
  await expectFree(config);
  const app = await openApp('api', config, log, shutdown);
  await startEngine(app, shutdown);
  startAudit(app, shutdown);
  await serve(app, config, shutdown);
});
