import { systemActor } from '@strata/access';
import { linkUrl } from './member-link.js';
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
    await app.audit.flush();
    await app.auditChain.stop();
  });
}

/** Opens the doors. */
export async function serve(app: App, config: Config, shutdown: Shutdown): Promise<Listening> {
  const listening = await listen(app, { ...config, demo: config.demo && config.databaseUrl === undefined });
  shutdown.add('HTTP', (isPatient) => listening.stop(isPatient ? config.drainSeconds * 1000 : 0));
  app.log.info({ url: listening.url }, 'listening');
  await tellSetUp(app);
  return listening;
}

/**
 * Where nobody owns the workspace yet: a link, used once, by which whoever reads the output of the start becomes its owner. In the
 * log too, which is all there is to read of a container; it is worth nothing once somebody has used it.
 */
async function tellSetUp(app: App): Promise<void> {
  if ((await app.workspace.get()).demo || (await app.members.hasOwner())) return;
  const link = linkUrl(app, await app.members.setUpLink());
  await app.audit.note(systemActor('start'), { operation: 'makeSetUpLink', object: 'member' });
  app.log.warn({ link }, 'nobody owns this workspace yet: open the link to set it up');
  process.stdout.write(
    `\n  Nobody owns this workspace yet. Within 24 hours, once, this makes you its owner:\n\n    ${link}\n`,
  );
}
