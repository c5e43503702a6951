/**
 * The events that the field knows, by the names under which Strata offers them: in rules, imports and the SDK. Any other
 * name may be sent; these need no explaining.
 */
import { COMMERCE_EVENTS } from './commerce.js';
import { MESSAGE_EVENTS } from './messages.js';
import { MOVEMENT_EVENTS } from './movements.js';
import { STANDARD_PROPERTIES } from './properties.js';
import type { StandardProperty } from './properties.js';
import { SESSION_EVENTS } from './sessions.js';
import type { StandardEvent } from './standard-event.js';

export type { StandardEvent } from './standard-event.js';
export type { StandardProperty, StandardPropertyType } from './properties.js';

export const STANDARD_EVENT_GROUPS = {
  MESSAGE: MESSAGE_EVENTS,
  COMMERCE: COMMERCE_EVENTS,
  SESSION: SESSION_EVENTS,
  MOVEMENT: MOVEMENT_EVENTS,
};
export type StandardEventGroup = keyof typeof STANDARD_EVENT_GROUPS;
export type StandardEventName = {
  [Group in StandardEventGroup]: keyof (typeof STANDARD_EVENT_GROUPS)[Group];
}[StandardEventGroup];

const EVENTS: ReadonlyMap<string, StandardEvent> = new Map(
  Object.values(STANDARD_EVENT_GROUPS).flatMap(Object.entries<StandardEvent>),
);
const PROPERTIES: ReadonlyMap<string, StandardProperty> = new Map(
  Object.entries<StandardProperty>(STANDARD_PROPERTIES),
);

/** The standard event of a name; undefined for a name of a company's own. */
export const standardEvent = (name: string): StandardEvent | undefined => EVENTS.get(name);

/** Whether Strata alone tells of it: nobody else may send events of this name. */
export const isMovementEvent = (name: string): boolean => Object.hasOwn(MOVEMENT_EVENTS, name);

export const standardEventNames = (): string[] => [...EVENTS.keys()];

/** What a property of this key means, whatever the event; undefined for a key of a company's own. */
export const standardProperty = (key: string): StandardProperty | undefined => PROPERTIES.get(key);

export const standardPropertyKeys = (): string[] => [...PROPERTIES.keys()];

/**
 * Types that a property of a standard event has come with, other than the catalogue says. They are stored as they are, and
 * rules find them by what they are; but a sum over texts is 0, so the catalogue of events says so.
 */
export function unexpectedTypes(event: string, property: string, types: readonly string[]): string[] {
  if (!standardEvent(event)?.properties.some((key) => key === property)) return [];
  const expected = standardProperty(property)?.type;
  if (expected === undefined) return [];
  // A text may look like an instant by chance, and is a text all the same.
  const fitting: readonly string[] =
    expected === 'ID' ? ['TEXT', 'NUMBER', 'DATETIME'] : expected === 'TEXT' ? ['TEXT', 'DATETIME'] : [expected];
  return types.filter((type) => !fitting.includes(type));
}
