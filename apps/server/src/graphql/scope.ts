import DataLoader from 'dataloader';
import type { EvaluateOptions, UserSet } from '@strata/audience';
import type { Definitions, Plan, Rule, SomeUsers } from '@strata/rules';
import { checkRule, planRule } from '@strata/rules';
import { NOBODY } from '../rules.service.js';
import type { Context, LoaderFactory } from './context.js';
import { definitionsOf } from './definitions.loader.js';

/** The users that there are for whoever asks, once a request for each freshness; '' for none in particular. */
const scopes: LoaderFactory<string, UserSet | undefined> = ({ rules }, options, loaders, actor) =>
  new DataLoader(async (keys) => {
    const read = await definitionsOf(loaders);
    return Promise.all(
      keys.map((minFreshness) =>
        rules.scopeOf(actor, { minFreshness: minFreshness || undefined, signal: loaders.signal }, read),
      ),
    );
  }, options);

type Asking = Pick<Context, 'actor' | 'loaders'>;

/** The users that there are for whoever asks; undefined: all. */
export async function scopeSet({ actor, loaders }: Asking, minFreshness?: string): Promise<UserSet | undefined> {
  return actor.scope && loaders.of(scopes).load(minFreshness ?? '');
}

/** The same users, for figures that are counted by a statement; undefined: all. */
export async function someUsers({
  app,
  actor,
  loaders,
}: Asking & Pick<Context, 'app'>): Promise<SomeUsers | undefined> {
  return actor.scope && app.rules.someUsers(actor, await definitionsOf(loaders));
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

/** The plan joined with the scope: at a past instant of those who were within it then. Counts only are made of it. */
export async function planInScope(plan: Plan, { actor, loaders }: Asking): Promise<Plan> {
  return actor.scope ? within(actor.scope, plan, (await definitionsOf(loaders)).rules) : plan;
}

/** A plan joined with a scope, which selects nobody where it holds no more. */
export function within(scope: Rule | undefined, plan: Plan, definitions: Definitions): Plan {
  if (!scope) return plan;
  const checked = checkRule(scope, definitions);
  const seen = checked.faults ? NOBODY : planRule(checked.rule, definitions);
  return { node: 'all', path: plan.path, children: [seen, plan] };
}
