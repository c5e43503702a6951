import { Refusal } from '@strata/db';
import { isStorableText } from '@strata/rules';
import { MOVEMENT_KINDS } from '../movement.js';
import type { MovementKind } from '../movement.js';

/** A system that is told who moved. */
export interface Destination {
  key: string;
  name: string;
  /** Where to it is posted. */
  url: string;
  /** Which movements; none: all. */
  kinds: MovementKind[];
  /** Keys of segments, tags and models; none: all. */
  objects: string[];
  /** Told of nothing until it goes on, and then of everything since. */
  paused: boolean;
  /** How many tries in a row have failed. */
  failures: number;
  /** Why the last try failed; null where it did not. */
  fault: string | null;
  /** When something last arrived. */
  arrivedAt: Date | null;
  createdAt: Date;
}

export interface DestinationInput {
  name: string;
  url: string;
  kinds?: readonly MovementKind[] | null;
  objects?: readonly string[] | null;
}

/** What is absent stays. */
export type DestinationChange = { [Field in keyof DestinationInput]?: DestinationInput[Field] | null } & {
  paused?: boolean | null;
};

export const DESTINATION_COLUMNS =
  'key, name, url, kinds, objects, paused, failures, fault, arrived_at AS "arrivedAt", created_at AS "createdAt"';

const LONGEST = 200;
const LONGEST_URL = 2_000;
const MOST_OBJECTS = 500;

export function readName(name: string): string {
  const text = name.trim();
  if (text === '' || text.length > LONGEST || !isStorableText(text))
    throw new Refusal('INVALID_INPUT', `name: expected a text of 1 to ${LONGEST} characters`);
  return text;
}

/** Where it leads is looked at with each request, as it may lead elsewhere by then. */
export function readUrl(text: string): string {
  const url = URL.canParse(text) && text.length <= LONGEST_URL ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new Refusal('INVALID_INPUT', 'url: expected an address with https:// or http://, without a password in it');
  return url.href;
}

export const readKinds = (kinds: readonly MovementKind[]): MovementKind[] =>
  MOVEMENT_KINDS.filter((kind) => kinds.includes(kind));

export function readObjects(objects: readonly string[]): string[] {
  if (objects.length > MOST_OBJECTS || !objects.every((one) => one !== '' && isStorableText(one)))
    throw new Refusal('INVALID_INPUT', `objects: expected at most ${MOST_OBJECTS} keys`);
  return [...new Set(objects.map((one) => one.normalize('NFC')))];
}
