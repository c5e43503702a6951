import { Refusal } from '@strata/db';
import { sensitiveConditions } from '@strata/rules';
import type { Actor } from './actor.js';

/** Whether an actor sees sensitive values as they are, and may ask questions that turn on them. */
export function seesSensitive({ permissions }: Actor): boolean {
  return permissions.has('profile.sensitive');
}

/**
 * Refuses a rule that somebody brings, and that turns on attributes which they may not see: whoever chooses the conditions reads the
 * values by bisection. Every door that takes a rule asks it, whether the rule is evaluated at once, kept, or only drafted. What a
 * rule names was published by somebody else, and may be used.
 */
export function admit(actor: Actor, rule: unknown, sensitive: ReadonlySet<string>): void {
  if (seesSensitive(actor)) return;
  const conditions = sensitiveConditions(rule, sensitive);
  const [first] = conditions;
  if (!first) return;
  throw new Refusal(
    'FORBIDDEN',
    `${first.path}: the attribute "${first.key}" is sensitive, and a condition on it takes the permission profile.sensitive.`,
    { permission: 'profile.sensitive', conditions },
  );
}
