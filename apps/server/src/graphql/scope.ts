import DataLoader from 'dataloader';
import type { EvaluateOptions, UserSet } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Plan } from '@strata/rules';
import { checkRule, planRule } from '@strata/rules';
import type { Context, LoaderFactory } from './context.js';
import { definitionsOf } from './definitions.loader.js';

/** The users that there are for whoever asks, once a request for each freshness; '' for none in particular. */
const scopes: LoaderFactory<string, UserSet | undefined> = ({ rules }, options, loaders, actor) =>
  new DataLoader(async (keys) => {
    const read = await definitionsOf(loaders);
    return Promise.all(keys.map((minFreshness) => rules.scopeOf(actor, minFreshness || undefined, read)));
  }, options);

type Asking = Pick<Context, 'actor' | 'loaders'>;

/** The users that there are for whoever asks; undefined: all. */
export async function scopeSet({ actor, loaders }: Asking, minFreshness?: string): Promise<UserSet | undefined> {
  return actor.scope && loaders.of(scopes).load(minFreshness ?? '');
}

/** The same question, of the users that there are for whoever asks. */
export async function withinScope(options: EvaluateOptions, context: Asking): Promise<EvaluateOptions> {
  const within = await scopeSet(context, options.minFreshness);
  return within ? { ...options, within } : options;
}

/** A set without those whom whoever asks does not see. */
export async function inScope(members: UserSet, context: Asking): Promise<UserSet> {
  const scope = await scopeSet(context);
  return scope ? members.and(scope) : members;
}

/** Whether there is a user for whoever asks. */
export async function sees(user: number, context: Asking): Promise<boolean> {
  return (await scopeSet(context))?.has(user) ?? true;
}

/** Refuses a user who is not there for whoever asks, as if there were none. */
export async function expectSeen(user: number, context: Asking): Promise<void> {
  if (!(await sees(user, context))) throw new Refusal('NOT_FOUND', 'there is no such user');
}

/** The plan joined with the scope: at a past instant of those who were within it then. Counts only are made of it. */
export async function planInScope(plan: Plan, { actor, loaders }: Asking): Promise<Plan> {
  if (!actor.scope) return plan;
  const { rules } = await definitionsOf(loaders);
  const checked = checkRule(actor.scope, rules);
  const everyone: Plan = { node: 'everyone', path: plan.path };
  const scope: Plan = checked.faults
    ? { node: 'not', path: plan.path, child: everyone }
    : planRule(checked.rule, rules);
  return { node: 'all', path: plan.path, children: [scope, plan] };
}
