import './production.js';
import { loadDemo } from './demo.js';
import { expectFree } from './http/bind.js';
import { openApp } from './open.js';
import { runProcess } from './process.js';
import { serve, startAudit, startEngine } from './serve.js';
import { warmLookUps } from './warm.js';
import { work } from './work.js';

// In a terminal somebody reads: only what they have to know, so that the addresses stay in sight.
const USUAL_LOG_LEVEL = process.stdout.isTTY ? 'warn' : 'info';

/** `npm start`: API and worker in one process, on an embedded PostgreSQL unless DATABASE_URL names another. */
await runProcess(async (config, log, shutdown) => {
  await expectFree(config);
  const app = await openApp('start', config, log, shutdown);
  if (config.demo && config.databaseUrl === undefined) await loadDemo(app);
  await startEngine(app, shutdown);
  startAudit(app, shutdown);
  await work(app, shutdown);
  const listening = await serve(app, config, shutdown);
  if (config.databaseUrl === undefined) void warmLookUps(app, shutdown);
  const url = listening.url.replace('//127.0.0.1:', '//localhost:');
  process.stdout.write(`
  Strata is ready.

    Admin app    ${url}/
    Playground   ${url}/playground
    GraphQL      ${url}/graphql

`);
}, USUAL_LOG_LEVEL);
