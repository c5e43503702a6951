import type { Channel } from '../rule.js';
import type { JsonValue } from './json.js';

/**
 * People and what they did, as plain arrays, in the forms in which they arrive at the doors: dates and date-times of
 * attributes as text, numbers as numbers. Instants of our own are milliseconds.
 */
export interface Population {
  users: readonly PopulationUser[];
  /** In the order of arrival. */
  events: readonly PopulationEvent[];
}

export interface PopulationUser {
  id: number;
  erased?: boolean;
  attributes: Readonly<Record<string, JsonValue>>;
  tags: readonly PopulationTag[];
  /** The channels on which they have an address. */
  addresses?: readonly Channel[];
  /** In the order of arrival. */
  consents?: readonly PopulationConsent[];
  suppressions?: readonly PopulationSuppression[];
  /** From when on attributes are as they are; absent: since the beginning of 1970. */
  since?: Readonly<Record<string, number>>;
  /** What attributes and tags were before, each for a while: from, and until what came next. */
  past?: readonly PastValue[];
  pastTags?: readonly (PopulationTag & { from: number; to: number })[];
}

export interface PastValue {
  key: string;
  value: JsonValue;
  from: number;
  to: number;
}

export interface PopulationConsent {
  purpose: string;
  /** Absent: on every channel that has no consent of its own. */
  channel?: Channel;
  granted: boolean;
  by?: 'SELF' | 'GUARDIAN';
  at: number;
}

/** From one instant to another, the second excluded. */
export interface PopulationSuppression {
  /** Absent: on every channel. */
  channel?: Channel;
  from: number;
  to?: number;
}

export interface PopulationTag {
  tag: string;
  weight?: number;
  assignedAt: number;
  expiresAt?: number;
  /** From when on it is as it is; absent: since it was assigned. */
  changedAt?: number;
}

export interface PopulationEvent {
  user: number;
  name: string;
  at: number;
  properties: Readonly<Record<string, JsonValue>>;
}

/** What may happen to a population. `time` happens to the clock alone. */
export type Change =
  | { change: 'attributes'; user: number; attributes: Readonly<Record<string, JsonValue>> }
  | { change: 'assign'; user: number; tag: PopulationTag }
  | { change: 'remove'; user: number; tag: string }
  | { change: 'event'; event: PopulationEvent }
  | { change: 'consent'; user: number; consent: PopulationConsent }
  | { change: 'suppress'; user: number; suppression: PopulationSuppression }
  | { change: 'addresses'; user: number; addresses: readonly Channel[] }
  | { change: 'arrive'; user: PopulationUser }
  | { change: 'erase'; user: number }
  | { change: 'time'; milliseconds: number };

/**
 * The population after a change at some instant. One that names a user who is not there, or not any more, changes nothing.
 * What was so until then is past.
 */
export function applyChange(population: Population, change: Change, now: number): Population {
  const { users, events } = population;
  const alter = (id: number, alteration: (user: PopulationUser) => Partial<PopulationUser>): Population => ({
    users: users.map((user) => (user.id === id && !user.erased ? { ...user, ...alteration(user) } : user)),
    events,
  });
  switch (change.change) {
    case 'attributes':
      return alter(change.user, (user) => merge(user, change.attributes, now));
    case 'assign':
      return alter(change.user, (user) => assign(user, change.tag, now));
    case 'remove':
      return alter(change.user, (user) => remove(user, change.tag, now));
    case 'consent':
      return alter(change.user, ({ consents = [] }) => ({ consents: [...consents, change.consent] }));
    case 'suppress':
      return alter(change.user, () => ({ suppressions: [change.suppression] }));
    case 'addresses':
      return alter(change.user, () => ({ addresses: change.addresses }));
    case 'event': {
      const known = users.some(({ id, erased }) => id === change.event.user && !erased);
      return known ? { users, events: [...events, change.event] } : population;
    }
    case 'arrive':
      return users.some(({ id }) => id === change.user.id) ? population : { users: [...users, change.user], events };
    case 'erase':
      return alter(change.user, () => ({ erased: true }));
    case 'time':
      return population;
  }
}

/** Null removes an attribute. */
function merge(user: PopulationUser, change: PopulationUser['attributes'], now: number): Partial<PopulationUser> {
  const changed = Object.entries(change).filter(
    ([key, value]) => JSON.stringify(user.attributes[key] ?? null) !== JSON.stringify(value),
  );
  const keys = changed.map(([key]) => key);
  const past = keys.flatMap((key): PastValue[] => {
    const value = user.attributes[key];
    const from = user.since?.[key] ?? 0;
    return value === undefined || from >= now ? [] : [{ key, value, from, to: now }];
  });
  const attributes = { ...user.attributes, ...Object.fromEntries(changed) };
  return {
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)),
    since: { ...user.since, ...Object.fromEntries(keys.map((key) => [key, now])) },
    past: [...(user.past ?? []), ...past],
  };
}

/** Assigning again changes weight and expiry, not the time of assignment, unless it had ended: then it is another one. */
function assign(user: PopulationUser, tag: PopulationTag, now: number): Partial<PopulationUser> {
  const before = user.tags.find((held) => held.tag === tag.tag);
  const isHeld = before && !(before.expiresAt !== undefined && before.expiresAt <= now);
  const after: PopulationTag = isHeld
    ? { ...tag, assignedAt: before.assignedAt, changedAt: now }
    : { ...tag, assignedAt: now };
  return { ...remove(user, tag.tag, now), tags: [...user.tags.filter((held) => held !== before), after] };
}

function remove(user: PopulationUser, tag: string, now: number): Partial<PopulationUser> {
  const past = user.tags.flatMap((held) => {
    const from = held.changedAt ?? held.assignedAt;
    return held.tag === tag && from < now ? [{ ...held, from, to: now }] : [];
  });
  return { tags: user.tags.filter((held) => held.tag !== tag), pastTags: [...(user.pastTags ?? []), ...past] };
}

/** Someone as they were at an instant. */
export function userAt(user: PopulationUser, at: number): PopulationUser {
  const { attributes, tags, since = {}, past = [], pastTags = [] } = user;
  const begun = Object.entries(attributes).filter(([key]) => (since[key] ?? 0) <= at);
  const then = past.filter(({ from, to }) => from <= at && at < to);
  return {
    ...user,
    attributes: { ...Object.fromEntries(begun), ...Object.fromEntries(then.map(({ key, value }) => [key, value])) },
    tags: [
      ...tags.filter(({ assignedAt, changedAt }) => (changedAt ?? assignedAt) <= at),
      ...pastTags.filter(({ from, to }) => from <= at && at < to).map((tag) => ({ ...tag, changedAt: tag.from })),
    ],
  };
}

/** Someone to whom nothing has happened after an instant. */
export function stoppedAt(user: PopulationUser, at: number): PopulationUser {
  const { since = {}, past = [], pastTags = [] } = user;
  const goesOn = <T extends { from: number; to: number }>({ from, to }: T): boolean => from <= at && at < to;
  const begun = Object.fromEntries(past.filter(goesOn).map(({ key, from }) => [key, from]));
  return {
    ...userAt(user, at),
    since: { ...since, ...begun },
    past: past.filter(({ to }) => to <= at),
    pastTags: pastTags.filter(({ to }) => to <= at),
  };
}

/** What has to be said of someone, and when, so that their attributes become what they are and have been. */
export function sayingsOf({
  attributes,
  since = {},
  past = [],
}: PopulationUser): [at: number, said: PopulationUser['attributes']][] {
  const said = new Map<number, Record<string, JsonValue>>();
  const say = (at: number, key: string, value: JsonValue): void => {
    said.set(at, { ...said.get(at), [key]: value });
  };
  for (const { key, to } of past) say(to, key, null);
  for (const { key, value, from } of past) say(from, key, value);
  for (const [key, value] of Object.entries(attributes)) say(since[key] ?? 0, key, value);
  return [...said].sort(([one], [other]) => one - other);
}

/** The same of tags: an assignment each, or only its end. */
export function assignmentsOf({
  tags,
  pastTags = [],
}: PopulationUser): [at: number, tag: PopulationTag | { ended: string }][] {
  const all = [...tags.map((tag) => ({ ...tag, from: tag.changedAt ?? tag.assignedAt, to: Infinity })), ...pastTags];
  return all
    .flatMap(({ from, to, ...tag }): [number, PopulationTag | { ended: string }][] => {
      const goesOn = all.some((next) => next.tag === tag.tag && next.from === to);
      return to === Infinity || goesOn
        ? [[from, tag]]
        : [
            [from, tag],
            [to, { ended: tag.tag }],
          ];
    })
    .sort(([one], [other]) => one - other);
}
