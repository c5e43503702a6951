import { defaultFieldResolver } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Actor } from '@strata/access';
import type { Context } from '../graphql/context.js';
import { writtenDown } from './deed.js';

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
      const object = 'not' in rule ? '' : rule.object;
      const input = (args as { input?: Record<string, unknown> }).input ?? (args as Record<string, unknown>);
      return writtenDown(
        app,
        actor,
        { operation, objectId: idGiven(actor, object, input), details: namesOf(object, input) },
        async (): Promise<unknown> => await resolve(root, args, context, info),
        (done) => ({ objectId: idOf(done), details: countsOf(done) }),
      );
    };
  }
}

/** Objects that are named by what they are, not by what somebody is called. */
function idGiven(actor: Actor, object: string, input: Record<string, unknown>): string {
  if (object === 'workspace' || object === 'access_settings') return object;
  if (object === 'account') return actor.id;
  const { key, id, kind, name } = input;
  // Of users and erasures the id alone: whatever else names them has to be forgotten with them.
  if (object === 'user' || object === 'erasure') return typeof id === 'string' && /^[\da-f-]{1,36}$/.test(id) ? id : '';
  if (object === 'import_mapping' && typeof name === 'string') return name;
  const given = [key, id, kind].find((one): one is string => typeof one === 'string');
  return NAMED_WITHIN.has(object) && typeof name === 'string' ? `${given ?? ''} ${name}` : (given ?? '');
}

/** Of a kind and a name. */
const NAMED_WITHIN = new Set(['retention', 'processing_record']);

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

/** Of values of users only which were given, and of several users their ids. */
function namesOf(object: string, input: Record<string, unknown>): Record<string, unknown> {
  const { attributes, one, other } = input;
  if (object === 'duplicate') return { users: [one, other] };
  if (object !== 'user' || typeof attributes !== 'object' || attributes === null) return {};
  return {
    keys: Array.isArray(attributes) ? attributes.map((given: { key?: unknown }) => given.key) : Object.keys(attributes),
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
