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

/** The population after a change. One that names a user who is not there, or not any more, changes nothing. */
export function applyChange(population: Population, change: Change): Population {
  const { users, events } = population;
  const alter = (id: number, alteration: (user: PopulationUser) => Partial<PopulationUser>): Population => ({
    users: users.map((user) => (user.id === id && !user.erased ? { ...user, ...alteration(user) } : user)),
    events,
  });
  switch (change.change) {
    case 'attributes':
      return alter(change.user, (user) => ({ attributes: merge(user.attributes, change.attributes) }));
    case 'assign':
      return alter(change.user, (user) => ({ tags: assign(user.tags, change.tag) }));
    case 'remove':
      return alter(change.user, (user) => ({ tags: user.tags.filter(({ tag }) => tag !== change.tag) }));
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
function merge(
  attributes: PopulationUser['attributes'],
  change: PopulationUser['attributes'],
): PopulationUser['attributes'] {
  return Object.fromEntries(Object.entries({ ...attributes, ...change }).filter(([, value]) => value !== null));
}

/** Assigning again changes weight and expiry, not the time of assignment. */
function assign(tags: readonly PopulationTag[], tag: PopulationTag): PopulationTag[] {
  const before = tags.find((held) => held.tag === tag.tag);
  return [...tags.filter((held) => held !== before), { ...tag, assignedAt: before?.assignedAt ?? tag.assignedAt }];
}
