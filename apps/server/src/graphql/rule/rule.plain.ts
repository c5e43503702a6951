import type { GivenRule } from '../../rules.service.js';
import type { RuleInput } from './rule.input.js';

/**
 * The rule as plain JSON: null-prototype objects, absent keys dropped. Nothing is judged here; a null, an empty list or
 * a wrong literal reaches `check`, which names it with its path. So it is a `Rule` only once it was admitted for whoever brings it.
 */
export function plainRule(input: RuleInput): GivenRule {
  return { given: plainJson(input) };
}

/** A part of one, the same way. Depth is bounded before this runs (limits.ts), so the recursion is safe. */
export function plainJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, child] of Object.entries(value)) {
    if (child !== undefined) copy[key] = plainJson(child);
  }
  return copy;
}
