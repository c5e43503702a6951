import type { App } from './composition.js';
import type { Config } from './config.js';
import { listen } from './http/server.js';
import type { Listening } from './http/server.js';
import type { Shutdown } from './process.js';

/** Starts the engine; what runs on it is told only then, so that the first answer is exact already. */
export async function startEngine(app: App, shutdown: Shutdown): Promise<void> {
  await app.audience.start();
  shutdown.add('engine', () => app.audience.stop());
}

/** Gives entries of the audit trail their place, and writes at the end what nobody waited for. */
export function startAudit(app: App, shutdown: Shutdown): void {
  app.auditChain.start((error) => app.log.error({ err: error }, 'the audit trail could not be sealed'));
  shutdown.add('audit trail', async () => {
    await app.audit.reads.flush();
    await app.auditChain.stop();
  });
}

/** Opens the doors. */
export async function serve(app: App, config: Config, shutdown: Shutdown): Promise<Listening> {
  const listening = await listen(app, { ...config, demo: config.demo && config.databaseUrl === undefined });
  shutdown.add('HTTP', (isPatient) => listening.stop(isPatient ? config.drainSeconds * 1000 : 0));
  app.log.info({ url: listening.url }, 'listening');
  return listening;
}
