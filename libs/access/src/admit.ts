import { Refusal } from '@strata/db';
import { restsOnSensitive, sensitiveConditions } from '@strata/rules';
import type { Definitions } from '@strata/rules';
import type { Actor } from './actor.js';

/** What a rule is judged by: what it may name, and the attributes that not everybody may see. */
export interface Judged {
  rules: Pick<Definitions, 'segments' | 'tags'>;
  sensitive: { attributes: ReadonlySet<string> };
}

/** Whether an actor sees sensitive values as they are, and may ask questions that turn on them. */
export function seesSensitive({ permissions }: Actor): boolean {
  return permissions.has('profile.sensitive');
}

/** Whether an actor is told of people by figures alone. */
export function seesFiguresAlone(actor: Actor): boolean {
  return !seesSensitive(actor) && !actor.permissions.has('profile.read');
}

/**
 * Refuses a question that somebody brings, and that turns on attributes which they may not see: whoever chooses the conditions reads the
 * values by bisection. Every door that takes a rule asks this, or `admitKept`. What a rule names was published by somebody else, and may
 * be used: by those who are told figures alone, as it is.
 */
export function admit(actor: Actor, rule: unknown, definitions: Judged): void {
  expectSeen(actor, rule, definitions);
  if (!isOneSegment(rule) || actor.scope) expectNotJoined(actor, [rule], definitions);
}

/** The same for a rule that is kept, or only drafted: what is kept can become another rule, and tells who entered and who left. */
export function admitKept(actor: Actor, rule: unknown, definitions: Judged): void {
  expectSeen(actor, rule, definitions);
  expectNotJoined(actor, [rule], definitions);
}

function expectSeen(actor: Actor, rule: unknown, { sensitive }: Judged): void {
  if (seesSensitive(actor)) return;
  const conditions = sensitiveConditions(rule, sensitive.attributes);
  const [first] = conditions;
  if (!first) return;
  throw new Refusal(
    'FORBIDDEN',
    `${first.path}: the attribute "${first.key}" is sensitive, and a condition on it takes the permission profile.sensitive.`,
    { permission: 'profile.sensitive', conditions },
  );
}

/** Whether a rule rests on what an actor may not learn from figures that they join with others. */
export function mayNotJoin(actor: Actor, rule: unknown, { rules, sensitive }: Judged): boolean {
  return seesFiguresAlone(actor) && restsOnSensitive(rule, rules, sensitive.attributes);
}

/**
 * Refuses to whoever is told figures alone to join a segment or tag that rests on sensitive values with anything: "platinum, or this one
 * person with it", less "platinum", tells whether that person is in it, and both are too large to be blurred.
 */
export function expectNotJoined(actor: Actor, rules: readonly unknown[], definitions: Judged): void {
  if (rules.some((rule) => mayNotJoin(actor, rule, definitions))) throw notJoined();
}

/** Refuses it where what is joined is not known to rest on nothing sensitive. */
export function expectMoreThanFigures(actor: Actor): void {
  if (seesFiguresAlone(actor)) throw notJoined();
}

const notJoined = (): Refusal =>
  new Refusal(
    'FORBIDDEN',
    'To join what may rest on sensitive attributes with anything takes the permission profile.read or profile.sensitive.',
    { permission: 'profile.read' },
  );

/** One segment and nothing else, however many groups of one an editor has put around it. */
function isOneSegment(rule: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return false;
  const entries: [string, unknown][] = Object.entries(rule);
  const [key, value] = entries.length === 1 ? entries[0]! : [];
  if (key === 'segment') return true;
  return (key === 'all' || key === 'any') && Array.isArray(value) && value.length === 1 && isOneSegment(value[0]);
}
