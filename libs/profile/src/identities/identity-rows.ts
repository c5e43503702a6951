/** The table `identities`: whose a value is, and giving it to someone. */
import { copyRows } from '@strata/db';
import type { Queryable, Transaction } from '@strata/db';
import { isStorableText } from '@strata/rules';
import { announceIdentities } from '../consent/channels.js';
import { standardId } from '../standard-forms/identity-value.js';
import type { Identity } from '../user-item.js';

/** PostgreSQL's code of a serialization failure, for which a transaction is run again. */
export class IdentityRace extends Error {
  readonly code = '40001';
}

/** One text for each identity, as a key of maps; none of the three holds U+0000. */
export const nameOf = ({ kind, namespace, value }: Identity): string => `${value}\0${kind}\0${namespace}`;

/** An identity with its name: a batch asks for it several times, and making it costs more than finding it. */
export interface NamedIdentity extends Identity {
  readonly name: string;
}

export const named = (identity: Identity): NamedIdentity => ({
  kind: identity.kind,
  namespace: identity.namespace,
  value: identity.value,
  written: identity.written,
  name: nameOf(identity),
});

/** That of an external id of the company itself, however it is written. */
export const externalIdentity = (written: string): Identity => {
  const value = standardId(written);
  return { kind: 'EXTERNAL_ID', namespace: '', value, written: value === written ? undefined : written };
};

/** Whether it is an external id of the company itself, by which callers name users. */
export const isExternalId = ({ kind, namespace }: Identity): boolean => kind === 'EXTERNAL_ID' && namespace === '';

/** Concurrent batches take their locks in one order, by the value itself. */
const compareIdentities = ({ name: a }: NamedIdentity, { name: b }: NamedIdentity): number =>
  a < b ? -1 : a > b ? 1 : 0;

export interface Owners {
  /** User keys by the name of an identity. */
  of: Map<string, number>;
  /** Names of identities that too many share. */
  shared: Set<string>;
}

/** Whose these are, in one statement. Whoever writes of those who are found holds them first. */
export async function ownersOf(transaction: Transaction, identities: Iterable<Identity>): Promise<Owners> {
  const wanted = [...identities];
  const owners: Owners = { of: new Map(), shared: new Set() };
  if (wanted.length === 0) return owners;
  const rows = await transaction.query<Identity & { user_id: number | null }>(
    `SELECT value, kind, namespace, user_id FROM identities WHERE value = ANY($1::text[])
     UNION ALL
     SELECT value, kind, namespace, NULL FROM identity_notices WHERE value = ANY($1::text[]) AND cleared_at IS NULL`,
    [[...new Set(wanted.map(({ value }) => value))]],
  );
  if (rows.length === 0) return owners;
  const names = new Set(wanted.map(nameOf));
  for (const { user_id, ...identity } of rows) {
    const name = nameOf(identity);
    if (!names.has(name)) continue;
    if (user_id === null) owners.shared.add(name);
    else owners.of.set(name, user_id);
  }
  return owners;
}

/**
 * Whose an identity is that somebody asks for: by its text as it came before its standard form, because an older version may have
 * stored it so.
 */
export async function ownerOf(
  queryable: Queryable,
  { value, kind, namespace, written = value }: Identity,
): Promise<number | undefined> {
  const [row] = await queryable.query<{ user: number }>(
    `SELECT user_id AS user FROM identities WHERE value = ANY($1::text[]) AND kind = $2 AND namespace = $3
     ORDER BY value = $4 DESC LIMIT 1`,
    [[value, written].filter(isStorableText), kind, namespace, written],
  );
  return row?.user;
}

export interface OwnedIdentity extends NamedIdentity {
  userId: number;
}

/** PostgreSQL's code for it; a cluster's COPY gives the message of the shard and none of its code. */
const isUniqueViolation = ({ code, message }: { code?: unknown; message?: unknown }): boolean =>
  code === '23505' || (code === 'XX000' && String(message).startsWith('duplicate key value'));

/**
 * Gives identities that nobody had a moment ago to their owners, by COPY. Where someone else took one meanwhile the transaction
 * runs again and sees it.
 */
export async function copyIdentities(transaction: Transaction, identities: readonly OwnedIdentity[]): Promise<void> {
  if (identities.length === 0) return;
  const rows = identities
    .toSorted(compareIdentities)
    .map(({ value, kind, namespace, userId }) => [value, kind, namespace, userId]);
  try {
    await copyRows(transaction, 'identities', ['value', 'kind', 'namespace', 'user_id'], rows);
  } catch (error) {
    if (!isUniqueViolation(error as Error)) throw error;
    throw new IdentityRace('an identity was taken by someone else meanwhile');
  }
  await announceIdentities(transaction, identities);
}

/** Gives identities that nobody has to their owners; answers with those that someone else took meanwhile. */
export async function insertIdentities(
  transaction: Transaction,
  identities: readonly OwnedIdentity[],
): Promise<OwnedIdentity[]> {
  if (identities.length === 0) return [];
  const sorted = identities.toSorted(compareIdentities);
  const inserted = await transaction.query<Identity>(
    `INSERT INTO identities (value, kind, namespace, user_id)
     SELECT value, kind, namespace, user_id
     FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[]) AS new (value, kind, namespace, user_id)
     ON CONFLICT DO NOTHING RETURNING value, kind, namespace`,
    [
      sorted.map(({ value }) => value),
      sorted.map(({ kind }) => kind),
      sorted.map(({ namespace }) => namespace),
      sorted.map(({ userId }) => userId),
    ],
  );
  const given = new Set(inserted.map(nameOf));
  const isGiven = ({ name }: OwnedIdentity): boolean => given.has(name);
  await announceIdentities(transaction, sorted.filter(isGiven));
  return inserted.length === identities.length ? [] : sorted.filter((identity) => !isGiven(identity));
}
