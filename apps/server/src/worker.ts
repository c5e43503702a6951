import './production.js';
import { openApp } from './open.js';
import { runProcess } from './process.js';
import { startAudit, startEngine } from './serve.js';
import { work } from './work.js';

/** Runs jobs. Several may run; each job is taken by one of them. */
await runProcess(async (config, log, shutdown) => {
  const app = await openApp('worker', config, log, shutdown);
  await startEngine(app, shutdown);
  startAudit(app, shutdown);
  await work(app, shutdown);
});
