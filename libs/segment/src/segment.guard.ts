import { mayNotJoin } from '@strata/access';
import type { Actor, Judged, Permission } from '@strata/access';
import { Refusal } from '@strata/db';
import { nameDependents } from './segment.errors.js';
import type { RuleHolder } from './segment.usage.js';

/** What giving somebody such a limit takes. */
const GIVEN_BY = { ROLE: 'member.manage', API_KEY: 'key.manage' } as const satisfies Record<string, Permission>;

/**
 * Refuses to change whom a segment, or a tag by its rule, holds where that would change what somebody else sees: it takes what giving a
 * role or an API key its limit takes, as whoever widens the segment widens the limit. Whoever is told figures alone leaves what rests on sensitive values as it
 * is: by what they put into it they would read it off.
 */
export function expectMayDecide(actor: Actor, decided: readonly RuleHolder[], definitions: Judged): void {
  const above = decided.filter((holder) => {
    if (!('permissions' in holder)) return mayNotJoin(actor, holder.rule, definitions);
    const takes = [GIVEN_BY[holder.kind], ...holder.permissions];
    return takes.some((permission) => !actor.permissions.has(permission));
  });
  if (above.length === 0) return;
  const dependents = above.map(({ kind, key, name }) => ({ kind, key, name }));
  throw new Refusal(
    'DECIDES_WHAT_OTHERS_SEE',
    `This decides ${nameDependents(dependents)}: whoever changes whom it holds has to hold what that allows, and be allowed to give it.`,
    { dependents },
  );
}
