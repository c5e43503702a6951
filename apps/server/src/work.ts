import { approvalCron, approvalJobs } from '@strata/access';
import { connectorCron, connectorJobs, importCron, importJobs, inboundCron, inboundJobs } from '@strata/collect';
import { startJobs } from '@strata/jobs';
import { modelCron, modelJobs } from '@strata/model';
import type { JobHandlers } from '@strata/jobs';
import { erasureJobs, profileCron, profileJobs, retentionCron, retentionJobs } from '@strata/profile';
import { segmentJobs } from '@strata/segment';
import type { App } from './composition.js';
import { writtenDownJobs } from './jobs.js';
import type { Shutdown } from './process.js';
import { inSpan } from './tracing/tracing.js';

// Jobs wait for the engine and the database; beside an API in the same process few at once are enough.
const JOBS_AT_ONCE = 4;

/** Starts the jobs of all folders. */
export async function work(app: App, shutdown: Shutdown): Promise<void> {
  const jobs = await startJobs({
    url: app.database.url,
    handlers: traced(
      writtenDownJobs(app, {
        ...profileJobs(app.database, app.merges, app.identityConversion),
        ...segmentJobs(app.segments.snapshots),
        ...modelJobs(app.modelRuns),
        ...importJobs(app.imports),
        ...inboundJobs(app.inbound.deliveries),
        ...connectorJobs(app.inbound.connectorRunner),
        ...erasureJobs(app.erasures),
        ...retentionJobs(app.retentions, app.consenting),
        ...approvalJobs(app.approvals),
      }),
    ),
    cron: [
      ...profileCron,
      ...retentionCron,
      ...modelCron,
      ...importCron,
      ...inboundCron,
      ...connectorCron,
      ...approvalCron,
    ],
    concurrency: JOBS_AT_ONCE,
    log: (level, message, error) => app.log[level]({ err: error }, message),
  });
  shutdown.add('jobs', () => jobs.stop());
  app.follower.start();
  shutdown.add('follower', () => app.follower.stop());
  app.announcer.start();
  shutdown.add('announcer', () => app.announcer.stop());
  app.log.info('jobs are running');
}

type Handler = (...given: unknown[]) => Promise<unknown>;

/** The same, each run of a job a trace of its own. */
function traced<Handlers extends Partial<JobHandlers>>(handlers: Handlers): Handlers {
  const each = Object.entries(handlers as Record<string, Handler>).map(([name, handle]): [string, Handler] => [
    name,
    (...given) => inSpan(`job ${name}`, {}, () => handle(...given)),
  ]);
  return Object.fromEntries(each) as unknown as Handlers;
}
