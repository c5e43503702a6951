import type { Actor, DeedEnd } from '@strata/access';
import type { App } from '../composition.js';
import { changesOf, settingsOf } from './audited-objects.js';

/** What is done by an operation, to what. */
export interface OperationDeed {
  operation: string;
  /** Absent: what is made tells it. */
  objectId?: string | undefined;
  details?: Readonly<Record<string, unknown>>;
}

/** Of what was done: to what, and its counts; undefined where nothing came of it, which is no entry. */
export type Told<T> = (done: T) => { objectId?: string; details?: Readonly<Record<string, unknown>> } | undefined;

/**
 * Does what an operation does, and writes it down as is declared beside its permission, with what changed of the object. Mutations,
 * commands and jobs all pass through here.
 */
export async function writtenDown<T>(
  app: App,
  actor: Actor,
  { operation, objectId = '', details = {} }: OperationDeed,
  run: () => Promise<T>,
  told: Told<T>,
): Promise<T> {
  const rule = app.authorization.rules.audits[operation] ?? { object: '' };
  if ('not' in rule) return run();
  const { object } = rule;
  const before = await settingsOf(app, object, objectId);
  const endOf = async (done: T): Promise<DeedEnd | undefined> => {
    const end = told(done);
    if (!end) return undefined;
    const id = objectId === '' ? (end.objectId ?? '') : objectId;
    const { sensitive } = await app.definitions.current();
    const changes = changesOf(before, await settingsOf(app, object, id), sensitive.attributes);
    return { objectId: id, details: { ...changes, ...end.details } };
  };
  return app.audit.around(actor, { operation, object, objectId, details }, run, endOf);
}
