import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Channel, Definitions } from '../../rule.js';
import type { JsonValue } from '../json.js';
import { applyChange } from '../population.js';
import type {
  Change,
  Population,
  PopulationConsent,
  PopulationEvent,
  PopulationSuppression,
  PopulationTag,
  PopulationUser,
} from '../population.js';
import { DAY } from '../cases/case-group.js';
import { ARBITRARY_NOW, ARBITRARY_VALUES, arbitraryNumber, arbitraryPast, arbitraryProperty } from './values.js';

export const EVENT_NAMES = ['order', 'visit', 'cart'] as const;
export const PROPERTIES = ['amount', 'city', 'due', 'items'] as const;

export const CONSENT_PURPOSES = ['MARKETING', 'SURVEY'] as const;
export const CONSENT_CHANNELS = ['EMAIL', 'SMS', 'TELEGRAM'] as const satisfies readonly Channel[];

export interface PopulationSize {
  users?: number;
  events?: number;
}

/** Keys on both sides of where an engine may divide them: 65,536 and 1,048,576 at a time, and far beyond all others. */
const KEYS = [1, 2, 65_535, 65_536, 65_537, 1_048_575, 1_048_576, 1_048_577, 3, 4, 40_000_000, 5];

/** The keys of a population: the first users' lie at edges, the others' follow on the last. */
const keyOf = (place: number): number => KEYS[place] ?? 40_000_001 + place - KEYS.length;
const arbitraryKey = (users: number): Arbitrary<number> => fc.nat({ max: users - 1 }).map(keyOf);

/** At most `users` users (12 unless told) and at most `events` events (60 unless told). */
export function arbitraryPopulation(definitions: Definitions, size: PopulationSize = {}): Arbitrary<Population> {
  const { users = 12, events = 60 } = size;
  return fc.record({
    users: fc
      .array(fc.tuple(arbitraryLife(definitions), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: users })
      .map((list) =>
        list.map(([user, chance], i) => ({ ...user, id: keyOf(i), ...(chance === 1 && { erased: true }) })),
      ),
    events: fc.array(arbitraryEvent(users), { maxLength: events }),
  });
}

/** Something that happens to one of so many users, or to the next one to arrive. */
export function arbitraryChange(definitions: Definitions, users: number): Arbitrary<Change> {
  const user = arbitraryKey(users);
  const tag = fc.constantFrom(...definitions.tags.keys());
  const changes: [number, Arbitrary<Change>][] = [
    [4, fc.record({ change: fc.constant('attributes'), user, attributes: arbitraryAttributes(definitions, true) })],
    [4, fc.record({ change: fc.constant('event'), event: arbitraryEvent(users) })],
    [3, fc.record({ change: fc.constant('assign'), user, tag: arbitraryTag(definitions) })],
    [2, fc.record({ change: fc.constant('remove'), user, tag })],
    [3, fc.record({ change: fc.constant('consent'), user, consent: arbitraryConsent })],
    [1, fc.record({ change: fc.constant('suppress'), user, suppression: arbitrarySuppression })],
    [1, fc.record({ change: fc.constant('addresses'), user, addresses: arbitraryAddresses })],
    [1, arbitraryUser(definitions).map((arrived) => ({ change: 'arrive', user: { ...arrived, id: keyOf(users) } }))],
    [1, fc.record({ change: fc.constant('erase'), user })],
    [3, fc.constantFrom(1, 60_000, DAY, 30 * DAY).map((milliseconds) => ({ change: 'time', milliseconds }))],
  ];
  return fc.oneof(...changes.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

function arbitraryUser(definitions: Definitions): Arbitrary<PopulationUser> {
  return fc.record({
    id: fc.constant(0),
    attributes: arbitraryAttributes(definitions, false),
    tags: fc.uniqueArray(arbitraryTag(definitions), { maxLength: 3, selector: ({ tag }) => tag }),
    addresses: arbitraryAddresses,
    consents: fc.array(arbitraryConsent, { maxLength: 4 }),
    suppressions: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      arbitrarySuppression.map((one) => [one]),
    ),
  });
}

const channel = fc.constantFrom(...CONSENT_CHANNELS);
const arbitraryAddresses: Arbitrary<readonly Channel[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(CONSENT_CHANNELS) },
  { weight: 1, arbitrary: fc.subarray([...CONSENT_CHANNELS]) },
);

/** Granted three times in four, so that somebody can be reached. */
const arbitraryConsent: Arbitrary<PopulationConsent> = fc.record(
  {
    purpose: fc.constantFrom(...CONSENT_PURPOSES),
    channel,
    granted: fc.constantFrom(true, true, true, false),
    by: fc.constantFrom('SELF' as const, 'SELF' as const, 'GUARDIAN' as const),
    at: arbitraryPast,
  },
  { requiredKeys: ['purpose', 'granted', 'at'] },
);

const arbitrarySuppression: Arbitrary<PopulationSuppression> = fc
  .record({
    channel: fc.option(channel, { nil: undefined }),
    from: arbitraryPast,
    lasts: fc.constantFrom(1, DAY, 366 * DAY, Infinity),
  })
  .map(({ channel: only, from, lasts }) => ({
    ...(only && { channel: only }),
    from,
    ...(lasts !== Infinity && { to: from + lasts }),
  }));
/** Someone whose attributes and tags have changed a few times before now. */
function arbitraryLife(definitions: Definitions): Arbitrary<PopulationUser> {
  const change = fc.oneof<Arbitrary<Change>[]>(
    fc.record({
      change: fc.constant('attributes' as const),
      user: fc.constant(0),
      attributes: arbitraryAttributes(definitions, true),
    }),
    fc.record({ change: fc.constant('assign' as const), user: fc.constant(0), tag: arbitraryTag(definitions) }),
    fc.record({
      change: fc.constant('remove' as const),
      user: fc.constant(0),
      tag: fc.constantFrom(...definitions.tags.keys()),
    }),
  );
  const changes = fc.array(fc.tuple(arbitraryBefore, change), { maxLength: 6 });
  return fc.tuple(arbitraryUser(definitions), changes).map(([user, unsorted]) => {
    // A tag that was assigned later than something happened to it would be of no world.
    const first = { ...user, tags: user.tags.map((tag) => ({ ...tag, assignedAt: Math.min(tag.assignedAt, FIRST) })) };
    const sorted = unsorted.toSorted(([one], [other]) => one - other);
    const start: Population = { users: [sorted.length > 0 ? first : user], events: [] };
    const end = sorted.reduce((population, [at, one]) => applyChange(population, one, at), start);
    return end.users[0] ?? user;
  });
}

/** Some of the attributes; null removes one, where that is asked for. */
function arbitraryAttributes({ attributes }: Definitions, removals: boolean): Arbitrary<Record<string, JsonValue>> {
  const values = [...attributes].map(([key, { type }]): [string, Arbitrary<JsonValue>] => {
    const value = ARBITRARY_VALUES[type];
    return [key, removals ? fc.option(value) : value];
  });
  return someOf(Object.fromEntries(values));
}

/** What is so has begun. */
const arbitraryBefore = arbitraryPast.map((at) => Math.min(at, ARBITRARY_NOW));
/** Before all that `arbitraryBefore` gives. */
const FIRST = ARBITRARY_NOW - 400 * DAY;

/** With an expiry as often as not, near now. */
function arbitraryTag({ tags }: Definitions): Arbitrary<PopulationTag> {
  return fc.record(
    {
      tag: fc.constantFrom(...tags.keys()),
      assignedAt: arbitraryBefore,
      weight: arbitraryNumber,
      expiresAt: fc.constantFrom(-DAY, -1, 0, 1, 60_000, DAY, 31 * DAY).map((offset) => ARBITRARY_NOW + offset),
    },
    { requiredKeys: ['tag', 'assignedAt'] },
  );
}

function arbitraryEvent(users: number): Arbitrary<PopulationEvent> {
  return fc.record({
    user: arbitraryKey(users),
    name: fc.constantFrom(...EVENT_NAMES),
    at: arbitraryPast,
    properties: someOf(Object.fromEntries(PROPERTIES.map((property) => [property, arbitraryProperty]))),
  });
}

/** An object with some of the keys. */
function someOf(values: Record<string, Arbitrary<JsonValue>>): Arbitrary<Record<string, JsonValue>> {
  return fc.record(values, { requiredKeys: [] }).map((record) => {
    const there = Object.entries(record).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
    return Object.fromEntries(there);
  });
}
