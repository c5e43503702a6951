import { systemActor } from '@strata/access';
import type { JobHandlers, JobMap } from '@strata/jobs';
import { writtenDown } from './audit/deed.js';
import type { App } from './composition.js';

type Name = keyof JobHandlers;

interface JobOperation<Payload> {
  operation: string;
  id?: (payload: Payload) => string;
  details?: (payload: Payload) => Readonly<Record<string, unknown>>;
}

/** What a job does, by the name of its operation, and to what. */
type JobOperations = {
  [One in Name]: JobOperation<JobMap[One]>;
};

/** Every job, and the operation that it is: the same as of whoever asked for it, where somebody did. One without does not compile. */
export const JOBS: JobOperations = {
  'access.expire_approvals': { operation: 'expireApprovals' },
  'access.run_approved': { operation: 'runApproved', id: ({ id }) => id },
  'collect.prune_deliveries': { operation: 'pruneDeliveries' },
  'collect.run_connector': { operation: 'runConnector', id: ({ key }) => key },
  'collect.run_due_connectors': { operation: 'runDueConnectors' },
  'import.examine': { operation: 'examineImport', id: ({ id }) => id },
  'import.expire': { operation: 'expireImports' },
  'import.run': { operation: 'runImport', id: ({ id }) => id },
  'import.undo': { operation: 'undoImport', id: ({ id }) => id },
  'model.run': { operation: 'runModel', details: ({ id }) => ({ run: id }) },
  'model.run_due': { operation: 'runDueModels' },
  'profile.expire': { operation: 'expireKept' },
  'profile.findDuplicates': { operation: 'findDuplicates' },
  'profile.forgetMerges': { operation: 'forgetMerges' },
  'profile.standardizeIdentities': { operation: 'standardizeIdentities' },
  'profile.sweep_erasure': { operation: 'sweepErasure', id: ({ erasure }) => erasure },
  'segment.materialize': { operation: 'materializeSegment', details: ({ id }) => ({ snapshot: id }) },
};

type Handler = (payload: never, context: never) => Promise<unknown>;

/**
 * The same jobs, each let through by what is declared for its operation and written down as what this server does by itself. One
 * that answers 0 found nothing to do, which is no entry.
 */
export function writtenDownJobs<Handlers extends Partial<JobHandlers>>(app: App, handlers: Handlers): Handlers {
  const each = Object.entries(handlers as Record<string, Handler>).map(([name, handle]): [string, Handler] => {
    const { operation, id, details } = JOBS[name as Name] as JobOperation<never>;
    const actor = systemActor(name);
    return [
      name,
      async (payload, context) => {
        app.authorization.authorize(actor, operation);
        return writtenDown(
          app,
          actor,
          { operation, objectId: id?.(payload), details: details?.(payload) ?? {} },
          () => handle(payload, context),
          (done) => (done === 0 ? undefined : { details: typeof done === 'number' ? { count: done } : {} }),
        );
      },
    ];
  });
  return Object.fromEntries(each) as unknown as Handlers;
}
