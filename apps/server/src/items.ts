import type { EventItem } from '@strata/collect';
import { ItemRejected } from '@strata/profile';
import type { ConsentItem, Identity } from '@strata/profile';
import type { TaggedUserItem } from '@strata/tag';

/** The keys of an item, spelled out for the compiler: one that is added to the type has to be added here. */
const keysOf = <Item>(keys: Record<keyof Item, true>): readonly string[] => Object.keys(keys);

const EVENT = keysOf<Required<EventItem>>({
  messageId: true,
  externalId: true,
  identity: true,
  name: true,
  occurredAt: true,
  properties: true,
});
/** Originals and methods of inference are ours to say. */
const USER = keysOf<Required<Omit<TaggedUserItem, 'originals' | 'inferred'>>>({
  externalId: true,
  attributes: true,
  identities: true,
  tags: true,
  at: true,
});
const CONSENT = keysOf<Required<ConsentItem>>({
  externalId: true,
  purpose: true,
  channel: true,
  state: true,
  source: true,
  wording: true,
  at: true,
  givenBy: true,
  proof: true,
});
const IDENTITY = keysOf<Omit<Identity, 'written'>>({ kind: true, namespace: true, value: true });

/** Of a key that nobody knows, so much is shown. */
const SHOWN = 80;

/**
 * JSON has no schema as GraphQL has, so the doors and the import of files look for keys that mean nothing: `ocurredAt`, passed over in silence, would
 * date an event wrongly for ever. What stands under the known keys is judged by the services. Throws an `ItemRejected`.
 */
export function eventItem(value: unknown): EventItem {
  const item = known(value, EVENT, '');
  if (item['identity'] !== undefined && item['identity'] !== null) known(item['identity'], IDENTITY, 'identity');
  return item as unknown as EventItem;
}

/** The same for users, and for each of their identities. */
export function userItem(value: unknown): TaggedUserItem {
  const item = known(value, USER, '');
  const { identities } = item;
  if (Array.isArray(identities))
    identities.forEach((identity: unknown, at) => known(identity, IDENTITY, `identities[${at}]`));
  return item;
}

/** The same for consents. */
export function consentItem(value: unknown): ConsentItem {
  return known(value, CONSENT, '') as unknown as ConsentItem;
}

/** The first key that is not among the known ones, as a sentence; undefined where there is none. */
export function unknownKey(value: object, keys: readonly string[], path = ''): string | undefined {
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown === undefined) return undefined;
  return `${path}${path && '.'}${unknown.slice(0, SHOWN)}: unknown key; expected ${keys.join(', ')}`;
}

function known(value: unknown, keys: readonly string[], path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = `${path && `${path}: `}expected an object with ${keys.join(', ')}, got ${kindOf(value)}`;
    throw new ItemRejected('INVALID_ITEM', message);
  }
  const fault = unknownKey(value, keys, path);
  if (fault !== undefined) throw new ItemRejected('UNKNOWN_KEY', fault);
  return value as Record<string, unknown>;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
