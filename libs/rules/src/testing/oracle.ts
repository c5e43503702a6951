/**
 * The naive evaluator: written straight from the definition of the language, over plain arrays, sharing nothing but types
 * with what it judges. Slow, and simple enough to be believed.
 */
import { createHash } from 'node:crypto';
import type {
  Definitions,
  EventCondition,
  Measure,
  Moment,
  Predicate,
  PropertyFilter,
  ReachableCondition,
  Rule,
  Sequence,
  TagCondition,
} from '../rule.js';
import { averageOf, sumOf } from './decimal.js';
import { canonical } from './json.js';
import type { JsonValue } from './json.js';
import { askedType, meets } from './oracle-predicate.js';
import { isDuring, localDate, step, yearsOn } from './oracle-time.js';
import { userAt } from './population.js';
import type { Population, PopulationConsent, PopulationEvent, PopulationTag, PopulationUser } from './population.js';

/** The keys of the users that a rule denotes, ascending. */
export function oracle(rule: Rule, population: Population, definitions: Definitions, asOf: number): number[] {
  const moment = { asOf, timeZone: definitions.timeZone };
  return population.users
    .filter((user) => !user.erased && belongs(rule, user, eventsOf(user, population), definitions, moment))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

/** Earliest first; at one instant, in the order of arrival. */
function eventsOf(user: PopulationUser, { events }: Population): PopulationEvent[] {
  return events.filter((event) => event.user === user.id).sort((a, b) => a.at - b.at);
}

function belongs(
  rule: Rule,
  user: PopulationUser,
  events: readonly PopulationEvent[],
  definitions: Definitions,
  moment: Moment,
): boolean {
  const inner = (child: Rule): boolean => belongs(child, user, events, definitions, moment);
  if ('everyone' in rule) return true;
  if ('all' in rule) return rule.all.every(inner);
  if ('any' in rule) return rule.any.some(inner);
  if ('not' in rule) return !inner(rule.not);
  if ('tag' in rule) return holdsTag(rule.tag, userAt(user, moment.asOf), definitions, moment);
  if ('event' in rule) return did(rule.event, events, moment);
  if ('attribute' in rule) {
    const { key, is, heldFor } = rule.attribute;
    const { type } = known(definitions.attributes.get(key));
    const instants = heldFor === undefined ? [moment.asOf] : instantsToLookAt(user, key, heldFor, moment);
    return instants.every((at) => meets(is, type, userAt(user, at).attributes[key], moment));
  }
  if ('segment' in rule) return inner(known(definitions.segments.get(rule.segment.key)).rule);
  if ('reachable' in rule) return isReachable(rule.reachable, user, definitions, moment);
  const { salt, from, to } = rule.sample;
  const hash = createHash('sha256').update(`${salt}/${user.id}`, 'utf8').digest();
  const bucket = (hash.readUInt32BE(0) / 2 ** 32) * 100;
  return bucket >= from && bucket < to;
}

/** What is so at the beginning of the time, and after each change in it, is so throughout. */
function instantsToLookAt(
  { since, past = [] }: PopulationUser,
  key: string,
  heldFor: string,
  moment: Moment,
): number[] {
  const from = step(moment.asOf, heldFor, moment, -1);
  const changes = past.filter((value) => value.key === key).flatMap((value) => [value.from, value.to]);
  return [from, moment.asOf, since?.[key] ?? 0, ...changes].filter((at) => at >= from && at <= moment.asOf);
}

function known<T>(definition: T | undefined): T {
  if (definition === undefined) throw new Error('the rule names something that is not defined');
  return definition;
}

function holdsTag(
  { in: keys, weight, assigned }: TagCondition,
  user: PopulationUser,
  { tags }: Definitions,
  moment: Moment,
): boolean {
  return user.tags.some(
    (held) =>
      keys.some((key) => held.tag === key || held.tag.startsWith(`${key}/`)) &&
      (held.expiresAt === undefined || moment.asOf < held.expiresAt) &&
      (!weight || meetsWeight(weight, held, tags.get(held.tag)?.halfLife, moment)) &&
      (!assigned || meets(assigned, 'DATETIME', isoText(held.assignedAt), moment)),
  );
}

/** Of a weight that decays, its logarithm and those that it is compared with: in halvings, cut to whole milliseconds of them. */
function meetsWeight(
  weight: Predicate,
  { weight: given, assignedAt, changedAt }: PopulationTag,
  halfLife: string | undefined,
  moment: Moment,
): boolean {
  if (halfLife === undefined) return meets(weight, 'NUMBER', given, moment);
  const milliseconds = step(0, halfLife, { ...moment, timeZone: 'UTC' }, 1);
  const lead = (of: number): number => (of > 0 ? Math.round(milliseconds * Math.log2(of)) : -Infinity);
  const asked = Object.entries(weight).map(([operator, operand]: [string, unknown]) => {
    if (Array.isArray(operand)) return [operator, operand.map((one) => lead(Number(one)))];
    return [operator, typeof operand === 'number' ? lead(operand) : operand];
  });
  const left = given !== undefined && given > 0 ? lead(given) - (moment.asOf - (changedAt ?? assignedAt)) : undefined;
  return meets(Object.fromEntries(asked) as Predicate, 'NUMBER', left, moment);
}

function isReachable(
  { channel, purpose }: ReachableCondition,
  user: PopulationUser,
  { birthDates }: Definitions,
  moment: Moment,
): boolean {
  const { addresses = [], consents = [], suppressions = [] } = user;
  const suppressed = suppressions.some(
    ({ channel: only = channel, from, to = Infinity }) => only === channel && from <= moment.asOf && moment.asOf < to,
  );
  const counting = consents.filter(
    (consent) =>
      consent.purpose === purpose &&
      consent.at <= moment.asOf &&
      (!consent.granted || (consent.by === 'GUARDIAN') === wasChild(consent, user, birthDates, moment)),
  );
  const own = counting.filter((consent) => consent.channel === channel);
  const asked = own.length > 0 ? own : counting.filter((consent) => consent.channel === undefined);
  const latest = asked.filter(({ at }) => asked.every((other) => other.at <= at));
  return addresses.includes(channel) && !suppressed && latest.length > 0 && latest.every(({ granted }) => granted);
}

/** Under 14 when it was given, by any birth date that is known; where none is any more, by the last that was. */
function wasChild(
  { at }: PopulationConsent,
  { attributes, past = [] }: PopulationUser,
  birthDates: readonly string[] = [],
  moment: Moment,
): boolean {
  const of14 = (born: JsonValue | undefined): number[] => (typeof born === 'string' ? [yearsOn(born, 14, moment)] : []);
  const known = birthDates.flatMap((key) => of14(attributes[key]));
  const were = past.filter(({ key, value }) => birthDates.includes(key) && typeof value === 'string');
  const lastEnd = Math.max(...were.map(({ to }) => to));
  const last = were.filter(({ to }) => to === lastEnd).flatMap(({ value }) => of14(value));
  return at < Math.max(...(known.length > 0 ? known : last));
}

function did(condition: EventCondition, events: readonly PopulationEvent[], moment: Moment): boolean {
  const { name, where, during, measure = { count: true }, is = { gte: 1 }, sequence } = condition;
  if (sequence) return didInSequence(sequence, during, events, moment);
  const counted = events.filter(
    (event) => isSuch(event, { name, where }, moment) && isDuring(event.at, during, moment),
  );
  const type = measure.lastValue !== undefined ? askedType(is) : measure.first || measure.last ? 'DATETIME' : 'NUMBER';
  return meets(is, type, measured(counted, measure, moment), moment);
}

function isSuch(event: PopulationEvent, such: { name?: string; where?: PropertyFilter[] }, moment: Moment): boolean {
  if (event.name.normalize('NFC') !== such.name?.normalize('NFC')) return false;
  return (such.where ?? []).every(({ property, is }) => meets(is, askedType(is), event.properties[property], moment));
}

function measured(events: readonly PopulationEvent[], measure: Measure, moment: Moment): JsonValue | undefined {
  const property =
    measure.sum ?? measure.avg ?? measure.min ?? measure.max ?? measure.distinct ?? measure.lastValue ?? '';
  const values = events
    .map(({ properties }) => properties[property])
    .filter((value) => value !== undefined && value !== null);
  const numbers = values.filter((value) => typeof value === 'number');
  if (measure.days) return new Set(events.map(({ at }) => localDate(at, moment).toString())).size;
  if (measure.sum !== undefined) return sumOf(numbers);
  if (measure.avg !== undefined) return numbers.length > 0 ? averageOf(numbers) : undefined;
  if (measure.min !== undefined) return numbers.length > 0 ? Math.min(...numbers) : undefined;
  if (measure.max !== undefined) return numbers.length > 0 ? Math.max(...numbers) : undefined;
  if (measure.distinct !== undefined) return new Set(values.map(canonical)).size;
  if (measure.first) return isoText(events[0]?.at);
  if (measure.last) return isoText(events.at(-1)?.at);
  if (measure.lastValue !== undefined) return events.at(-1)?.properties[property];
  return events.length;
}

/** Instants as they arrive from outside. */
function isoText(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

/** Tries every choice of events for the steps. */
function didInSequence(
  { steps, within, notFollowedBy }: Sequence,
  during: EventCondition['during'],
  events: readonly PopulationEvent[],
  moment: Moment,
): boolean {
  const inWindow = events.filter(({ at }) => isDuring(at, during, moment));

  function choose(at: number, chosen: readonly PopulationEvent[]): boolean {
    const such = steps[at];
    if (such === undefined) return isLonely(chosen);
    return inWindow.some((event) => {
      const [first] = chosen;
      const last = chosen.at(-1);
      if (last && event.at <= last.at) return false;
      if (first && within !== undefined && event.at > step(first.at, within, moment)) return false;
      return isSuch(event, such, moment) && choose(at + 1, [...chosen, event]);
    });
  }

  function isLonely(chosen: readonly PopulationEvent[]): boolean {
    if (!notFollowedBy) return true;
    const last = known(chosen.at(-1));
    const until = notFollowedBy.within === undefined ? moment.asOf : step(last.at, notFollowedBy.within, moment);
    if (until > moment.asOf) return false;
    return !events.some(
      ({ at, ...event }) => at > last.at && at <= until && isSuch({ at, ...event }, notFollowedBy, moment),
    );
  }

  return choose(0, []);
}
