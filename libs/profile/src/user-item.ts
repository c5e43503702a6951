/** One user of a batch as it arrives, and as it is once every part of it was found good. */
import { isStorableText } from '@strata/rules';
import type { AttributeType } from '@strata/rules';
import { quote, readAttributeValue } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { ItemRejected } from './profile.errors.js';
import { readExternalId } from './resolve-users.js';
import { standardIdentity } from './standard-forms/identity-value.js';

export const IDENTITY_KINDS = ['EXTERNAL_ID', 'PHONE', 'EMAIL', 'DEVICE', 'ANONYMOUS', 'IM', 'OTHER'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Values that name a user elsewhere, phones and e-mail addresses in standard form. Unique by value, kind and namespace. */
export interface Identity {
  kind: IdentityKind;
  namespace: string;
  value: string;
}

export interface UserItem {
  externalId: string;
  /** Merged into those there are; null removes one. */
  attributes?: Record<string, unknown> | null;
  /** Added to those there are. */
  identities?: readonly { kind: string; namespace?: string | null; value: string }[] | null;
}

export interface ReadUser {
  index: number;
  externalId: string;
  values: ReadonlyMap<string, StoredValue | null>;
  identities: readonly Identity[];
}

/** So that value and namespace together fit into an index, whatever the script. */
const MAX_IDENTITY = 512;
const MAX_NAMESPACE = 64;
const MAX_IDENTITIES = 100;

/** Reads one item, or throws its rejection. Phones without a country code are of the region. */
export function readUserItem(
  item: UserItem,
  index: number,
  types: ReadonlyMap<string, AttributeType>,
  region: string,
): ReadUser {
  const externalId = readExternalId(item.externalId);
  return {
    index,
    externalId,
    values: readAttributes(item.attributes, types),
    identities: readIdentities(item.identities, region),
  };
}

function readAttributes(
  attributes: unknown,
  types: ReadonlyMap<string, AttributeType>,
): ReadonlyMap<string, StoredValue | null> {
  const values = new Map<string, StoredValue | null>();
  if (attributes === undefined || attributes === null) return values;
  if (typeof attributes !== 'object' || Array.isArray(attributes))
    throw new ItemRejected('INVALID_ATTRIBUTES', 'attributes: expected an object of attribute keys and values');
  for (const [name, value] of Object.entries(attributes)) {
    const key = name.normalize('NFC');
    const type = types.get(key);
    if (!type) throw new ItemRejected('UNKNOWN_ATTRIBUTE', `no attribute ${quote(key)} is defined`);
    values.set(key, value === null ? null : readAttributeValue(value, type, key));
  }
  return values;
}

function readIdentities(identities: unknown, region: string): Identity[] {
  if (identities === undefined || identities === null) return [];
  if (!Array.isArray(identities) || identities.length > MAX_IDENTITIES)
    throw new ItemRejected('INVALID_IDENTITY', `identities: expected a list of at most ${MAX_IDENTITIES}`);
  return identities.map((identity) => readIdentity(identity, region));
}

function readIdentity(identity: unknown, region: string): Identity {
  const { kind, namespace, value } = (identity ?? {}) as Record<string, unknown>;
  const known = IDENTITY_KINDS.find((one) => one === kind);
  if (!known)
    throw new ItemRejected('INVALID_IDENTITY', `identities: kind must be one of ${IDENTITY_KINDS.join(', ')}`);
  if (typeof value !== 'string' || value === '' || value.length > MAX_IDENTITY || !isStorableText(value))
    throw new ItemRejected('INVALID_IDENTITY', `identities: expected a value of 1 to ${MAX_IDENTITY} characters`);
  const space = namespace ?? '';
  if (typeof space !== 'string' || space.length > MAX_NAMESPACE || !isStorableText(space))
    throw new ItemRejected(
      'INVALID_IDENTITY',
      `identities: expected a namespace of at most ${MAX_NAMESPACE} characters`,
    );
  return { kind: known, namespace: space, value: standardIdentity(known, value, region) };
}
