import type { Transaction } from '@strata/db';
import type { RejectedItem } from './profile.errors.js';
import { insertUsers, nextUserKeys } from './resolve-users.js';
import type { Identity, ReadUser } from './user-item.js';

/** A user that exists, by key, or one that the batch creates, by its first external id. */
type Owner = number | string;

/** PostgreSQL's code of a serialization failure, for which a transaction is run again. */
class IdentityRace extends Error {
  readonly code = '40001';
}

const nameOf = ({ kind, namespace, value }: Identity): string => JSON.stringify([value, kind, namespace]);
/**
 * Concurrent batches take their locks in one order, by the value itself, which `resolveUsers` sorts by, too. (A name would
 * not do: as JSON, "a" comes after "a!".)
 */
const compareIdentities = (a: Identity, b: Identity): number =>
  compare(a.value, b.value) || compare(a.kind, b.kind) || compare(a.namespace, b.namespace);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const externalIdentity = (value: string): Identity => ({ kind: 'EXTERNAL_ID', namespace: '', value });

export interface ClaimedUser extends ReadUser {
  userId: number;
}

/**
 * Gives each item its user, creating those that do not exist, and each identity its owner. Items are taken in order: one
 * that names an identity of another user is rejected whole. When someone else took one of these identities meanwhile,
 * the transaction runs again and sees it.
 */
export async function claimIdentities(
  transaction: Transaction,
  items: readonly ReadUser[],
): Promise<{ users: ClaimedUser[]; created: number[]; rejected: RejectedItem[] }> {
  const owners = await ownersOf(transaction, items);
  const claims = new Map<string, { identity: Identity; owner: Owner }>();
  const ownerOf = (identity: Identity): Owner | undefined =>
    claims.get(nameOf(identity))?.owner ?? owners.get(nameOf(identity));

  const taken: { item: ReadUser; owner: Owner }[] = [];
  const rejected: RejectedItem[] = [];
  for (const item of items) {
    const external = externalIdentity(item.externalId);
    const owner = ownerOf(external) ?? item.externalId;
    const foreign = item.identities.find((identity) => (ownerOf(identity) ?? owner) !== owner);
    if (foreign) {
      const message = `identities: ${foreign.kind} "${foreign.value}" belongs to another user`;
      rejected.push({ index: item.index, code: 'IDENTITY_TAKEN', message });
      continue;
    }
    for (const identity of [external, ...item.identities])
      if (ownerOf(identity) === undefined) claims.set(nameOf(identity), { identity, owner });
    taken.push({ item, owner });
  }

  const newcomers = [...new Set(taken.map(({ owner }) => owner).filter((owner) => typeof owner === 'string'))];
  const created = newcomers.length > 0 ? await nextUserKeys(transaction, newcomers.length) : [];
  const keys = new Map(newcomers.map((externalId, at) => [externalId, created[at] as number]));
  const keyOf = (owner: Owner): number => (typeof owner === 'number' ? owner : (keys.get(owner) as number));

  await insertIdentities(
    transaction,
    [...claims.values()].map(({ identity, owner }) => ({ ...identity, userId: keyOf(owner) })),
  );
  await insertUsers(
    transaction,
    newcomers.map((externalId) => ({ id: keyOf(externalId), externalId })),
  );
  return { users: taken.map(({ item, owner }) => ({ ...item, userId: keyOf(owner) })), created, rejected };
}

async function ownersOf(transaction: Transaction, items: readonly ReadUser[]): Promise<Map<string, number>> {
  const values = new Set(items.flatMap((item) => [item.externalId, ...item.identities.map(({ value }) => value)]));
  if (values.size === 0) return new Map();
  const rows = await transaction.query<Identity & { user_id: number }>(
    'SELECT value, kind, namespace, user_id FROM identities WHERE value = ANY($1::text[])',
    [[...values]],
  );
  return new Map(rows.map((row) => [nameOf(row), row.user_id]));
}

async function insertIdentities(
  transaction: Transaction,
  identities: (Identity & { userId: number })[],
): Promise<void> {
  if (identities.length === 0) return;
  const sorted = identities.toSorted(compareIdentities);
  const inserted = await transaction.query(
    `INSERT INTO identities (value, kind, namespace, user_id)
     SELECT value, kind, namespace, user_id
     FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[]) AS new (value, kind, namespace, user_id)
     ON CONFLICT DO NOTHING RETURNING user_id`,
    [
      sorted.map(({ value }) => value),
      sorted.map(({ kind }) => kind),
      sorted.map(({ namespace }) => namespace),
      sorted.map(({ userId }) => userId),
    ],
  );
  if (inserted.length < identities.length) throw new IdentityRace('an identity was taken by someone else meanwhile');
}
