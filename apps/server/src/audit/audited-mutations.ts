import { defaultFieldResolver } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { DeedEnd } from '@strata/access';
import type { Context } from '../graphql/context.js';
import { changesOf, settingsOf } from './audited-objects.js';

/**
 * Has every mutation write down what it does, by what is declared for it beside its permission. It stands around the
 * resolvers, so that none can forget it.
 */
export function auditMutations(schema: GraphQLSchema): void {
  for (const [operation, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (root, args, context: Context, info) => {
      const { app, actor } = context;
      const rule = app.authorization.rules.audits[operation] ?? { object: '' };
      const run = async (): Promise<unknown> => await resolve(root, args, context, info);
      if ('not' in rule) return run();
      const { object } = rule;
      const input = (args as { input?: Record<string, unknown> }).input ?? (args as Record<string, unknown>);
      const objectId = idGiven(object, input);
      const before = await settingsOf(app, object, objectId);
      const endOf = async (done: unknown): Promise<DeedEnd> => {
        const id = objectId === '' ? idOf(done) : objectId;
        const changes = changesOf(before, await settingsOf(app, object, id));
        return { objectId: id, details: { ...changes, ...countsOf(done) } };
      };
      return app.audit.around(actor, { operation, object, objectId, details: keysOf(object, input) }, run, endOf);
    };
  }
}

/** Objects that are named by what they are, not by what somebody is called. */
function idGiven(object: string, input: Record<string, unknown>): string {
  if (object === 'workspace') return 'workspace';
  const { key, id, kind, name } = input;
  // Of users and erasures the id alone: whatever else names them has to be forgotten with them.
  if (object === 'user' || object === 'erasure') return typeof id === 'string' && /^[\da-f-]{1,36}$/.test(id) ? id : '';
  const given = [key, id, kind].find((one): one is string => typeof one === 'string');
  return object === 'retention' && typeof name === 'string' ? `${given ?? ''} ${name}` : (given ?? '');
}

/** The key or id of what was made. */
function idOf(done: unknown): string {
  if (typeof done !== 'object' || done === null) return '';
  for (const name of ['key', 'id', 'member']) {
    const found = (done as Record<string, unknown>)[name];
    if (typeof found === 'string' || typeof found === 'number') return String(found);
    if (typeof found === 'object' && found !== null) return idOf(found);
  }
  return '';
}

/** Of values of users only which were given. */
function keysOf(object: string, { attributes }: Record<string, unknown>): Record<string, unknown> {
  if (object !== 'user' || typeof attributes !== 'object' || attributes === null) return {};
  return {
    keys: Array.isArray(attributes) ? attributes.map((one: { key?: unknown }) => one.key) : Object.keys(attributes),
  };
}

function countsOf(done: unknown): Record<string, number> {
  if (typeof done !== 'object' || done === null) return {};
  const counts: Record<string, number> = {};
  for (const name of ['accepted', 'duplicates', 'rejected', 'changed', 'assigned', 'removed', 'count', 'rows']) {
    const value = (done as Record<string, unknown>)[name];
    if (typeof value === 'number') counts[name] = value;
    if (Array.isArray(value)) counts[name] = value.length;
  }
  return counts;
}
