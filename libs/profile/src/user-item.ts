/** One user of a batch as it arrives, and as it is once every part of it was found good. */
import { isStorableText, parseInstant } from '@strata/rules';
import type { AttributeType } from '@strata/rules';
import { quote, readAttributeValue } from './attribute-value.js';
import type { Candidate } from './origin.js';
import { ItemRejected } from './profile.errors.js';
import { readExternalId } from './identities/resolve-users.js';
import { standardIdentity } from './standard-forms/identity-value.js';

export const IDENTITY_KINDS = ['EXTERNAL_ID', 'PHONE', 'EMAIL', 'DEVICE', 'ANONYMOUS', 'IM', 'OTHER'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Values that name a user elsewhere, in standard form. Unique by value, kind and namespace. */
export interface Identity {
  kind: IdentityKind;
  namespace: string;
  value: string;
  /** As it came, where that is another text: who was erased before ids had a standard form is known by it. Never stored. */
  written?: string | undefined;
}

export interface UserItem {
  /** Absent: the first identity names the user. */
  externalId?: string | null;
  /** Merged into those there are; null removes one. */
  attributes?: Record<string, unknown> | null;
  /** Added to those there are. */
  identities?: readonly { kind: string; namespace?: string | null; value: string }[] | null;
  /** The time of the values: an ISO 8601 date-time with zone, never in the future. Absent: now. */
  at?: string | null;
  /** Texts before they were cleaned, by attribute key; kept beside the values. From those who clean, never from outside. */
  originals?: Readonly<Record<string, string>>;
  /** By which method values were inferred, by attribute key. They never replace a value that was given. */
  inferred?: Readonly<Record<string, string>>;
}

export interface ReadUser {
  index: number;
  externalId: string | null;
  values: ReadonlyMap<string, Candidate>;
  identities: readonly Identity[];
}

/** So that value and namespace together fit into an index, whatever the script. */
const MAX_IDENTITY = 512;
const MAX_NAMESPACE = 64;
const MAX_IDENTITIES = 100;
/** So far the clocks of others may be ahead; what is said within it is of now. */
const CLOCKS_APART_MS = 60_000;
const MAX_ORIGINAL = 1_000;

/** What the items of a batch are read by. */
export interface ItemContext {
  types: ReadonlyMap<string, AttributeType>;
  /** Which model keeps which attribute: nobody else writes it. */
  kept?: ReadonlyMap<string, string>;
  source: string;
  /** Whose phone numbers are written without a country code. */
  region: string;
  now: number;
}

/** Reads one item, or throws its rejection. */
export function readUserItem(item: UserItem, index: number, context: ItemContext): ReadUser {
  const identities = readIdentities(item.identities, context.region);
  const { externalId } = item;
  const isNamed = (externalId !== undefined && externalId !== null) || identities.length === 0;
  return {
    index,
    externalId: isNamed ? readExternalId(externalId) : null,
    values: readAttributes(item, context),
    identities,
  };
}

/** The values of an item, each read by its type. */
export function readAttributes(
  item: Omit<UserItem, 'externalId'>,
  { types, kept, source, now }: Omit<ItemContext, 'region'>,
): ReadonlyMap<string, Candidate> {
  const attributes: unknown = item.attributes;
  const at = readTime(item.at, now);
  const values = new Map<string, Candidate>();
  if (attributes === undefined || attributes === null) return values;
  if (typeof attributes !== 'object' || Array.isArray(attributes))
    throw new ItemRejected('INVALID_ATTRIBUTES', 'attributes: expected an object of attribute keys and values');
  for (const [name, value] of Object.entries(attributes)) {
    // Keys are defined in NFC.
    const key = types.has(name) ? name : name.normalize('NFC');
    const type = types.get(key);
    if (!type) throw new ItemRejected('UNKNOWN_ATTRIBUTE', `no attribute ${quote(key)} is defined`);
    const model = kept?.get(key);
    if (model !== undefined)
      throw new ItemRejected('KEPT_BY_MODEL', `attribute ${quote(key)} is kept by the model ${quote(model)}`);
    const candidate: Candidate = { value: value === null ? null : readAttributeValue(value, type, key), source };
    if (at !== undefined) candidate.at = at;
    const original = readOriginal(item.originals?.[name]);
    if (original !== undefined) candidate.original = original;
    const inferred = value === null ? undefined : item.inferred?.[name];
    if (inferred !== undefined) candidate.inferred = inferred;
    values.set(key, candidate);
  }
  return values;
}

function readTime(at: unknown, now: number): number | undefined {
  if (at === undefined || at === null) return undefined;
  const instant = typeof at === 'string' ? parseInstant(at) : undefined;
  if (instant === undefined || instant < 0)
    throw new ItemRejected('INVALID_TIME', `at: expected a date-time with zone from 1970 on, got ${quote(at)}`);
  if (instant > now + CLOCKS_APART_MS) throw new ItemRejected('INVALID_TIME', `at: ${quote(at)} is in the future`);
  return Math.min(instant, now);
}

/** As it was, but for what PostgreSQL cannot keep, and for its end where it is long. */
function readOriginal(text: string | undefined): string | undefined {
  return text?.slice(0, MAX_ORIGINAL).replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

function readIdentities(identities: unknown, region: string): Identity[] {
  if (identities === undefined || identities === null) return [];
  if (!Array.isArray(identities) || identities.length > MAX_IDENTITIES)
    throw new ItemRejected('INVALID_IDENTITY', `identities: expected a list of at most ${MAX_IDENTITIES}`);
  return identities.map((identity) => readIdentity(identity, region));
}

/** Reads an identity into its standard form, or throws the item's rejection. */
export function readIdentity(identity: unknown, region: string): Identity {
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
  const standard = standardIdentity(known, value, region);
  if (standard === '' || standard.length > MAX_IDENTITY)
    throw new ItemRejected('INVALID_IDENTITY', `identities: expected a value of 1 to ${MAX_IDENTITY} characters`);
  return { kind: known, namespace: space, value: standard, written: standard === value ? undefined : value };
}
