import { seesSensitive } from '@strata/access';
import { Refusal } from '@strata/db';
import { SEES_ALL, sightOf as profileSight } from '@strata/profile';
import type { Sight } from '@strata/profile';
import { restsOnSensitive } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import type { Context } from './context.js';
import { definitionsOf } from './definitions.loader.js';

/** What whoever asks may not see, by the definitions that the request has read. */
export async function sightOf({ actor, loaders }: Pick<Context, 'actor' | 'loaders'>): Promise<Sight> {
  return seesSensitive(actor) ? SEES_ALL : profileSight(actor, (await definitionsOf(loaders)).sensitive);
}

/** Keys of the attributes that whoever asks may not see; none for those who may see all. */
export async function hiddenAttributes({
  actor,
  loaders,
}: Pick<Context, 'actor' | 'loaders'>): Promise<ReadonlySet<string>> {
  return seesSensitive(actor) ? new Set() : (await definitionsOf(loaders)).sensitive.attributes;
}

/** What shows more to everybody is not for those who may not see it themselves. */
export function mayNotUncover(field: string): Refusal {
  return new Refusal('FORBIDDEN', `${field}: this takes the permission profile.sensitive.`, {
    permission: 'profile.sensitive',
  });
}

/**
 * Only now, for whoever may not see what the rule turns on: a segment that somebody else published tells a sensitive value by the instant at
 * which its rule begins to hold, a birthday by the day. Throws FORBIDDEN.
 */
export async function expectNow(
  rule: Rule,
  definitions: Definitions,
  field: string,
  context: Pick<Context, 'actor' | 'loaders'>,
): Promise<void> {
  if (restsOnSensitive(rule, definitions, await hiddenAttributes(context))) throw mayNotUncover(field);
}
