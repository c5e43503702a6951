import { recordChanges } from '@strata/audience';
import { copyRows } from '@strata/db';
import type { Transaction } from '@strata/db';
import { isStorableText } from '@strata/rules';
import { ItemRejected } from '../profile.errors.js';
import { erasedAmong } from '../rights/erased-identities.js';
import { standardId } from '../standard-forms/identity-value.js';
import type { Identity } from '../user-item.js';
import { holdUsers } from './hold-users.js';
import { externalIdentity, insertIdentities, isExternalId, named, nameOf, ownersOf } from './identity-rows.js';

const MAX_EXTERNAL_ID = 256;

/** An external id as it arrived, or the item's rejection. `externalIdentity` brings it into standard form. */
export function readExternalId(externalId: unknown): string {
  if (typeof externalId !== 'string' || standardId(externalId) === '')
    throw new ItemRejected('INVALID_EXTERNAL_ID', 'externalId: expected a text that is not empty');
  // Some characters are several in standard form.
  if (externalId.length > MAX_EXTERNAL_ID || standardId(externalId).length > MAX_EXTERNAL_ID)
    throw new ItemRejected('INVALID_EXTERNAL_ID', `externalId: more than ${MAX_EXTERNAL_ID} characters`);
  if (!isStorableText(externalId))
    throw new ItemRejected('INVALID_EXTERNAL_ID', 'externalId: text with U+0000 or half of a surrogate pair');
  return externalId;
}

/** Keys for users that are about to be created. Those of a transaction that rolls back stay unused. */
export async function nextUserKeys(transaction: Transaction, count: number): Promise<number[]> {
  if (count === 0) return [];
  // In one text: a thousand rows cost the driver three times as much.
  const [row] = await transaction.query<{ ids: string }>(
    `SELECT string_agg(nextval('user_ids')::text, ',') AS ids FROM generate_series(1, $1::integer)`,
    [count],
  );
  return (row?.ids ?? '').split(',').map(Number);
}

/** The keys of users by external id as it was asked for, however it is written: `resolveIdentities` for the usual case. */
export async function resolveUsers(
  transaction: Transaction,
  externalIds: Iterable<string>,
  options: { create: boolean },
): Promise<Map<string, number>> {
  const asked = [...new Set(externalIds)].map((externalId) => ({ externalId, identity: externalIdentity(externalId) }));
  const keys = await resolveIdentities(
    transaction,
    asked.map(({ identity }) => identity),
    options,
  );
  return new Map(
    asked.flatMap(({ externalId, identity }): [string, number][] => {
      const key = keys(identity);
      return key === undefined ? [] : [[externalId, key]];
    }),
  );
}

/**
 * The keys of users by any identity, in one statement; with `create`, users that do not exist yet are created and
 * announced on the change feed. Of two that create the same user at once the second waits, and takes the first one's.
 * Nobody is named by an identity that too many share, nor by one of someone who was erased, nor, without `create`, by an
 * unknown one. Whoever is found is held
 * until the transaction ends, so that no merge takes them away meanwhile.
 */
export async function resolveIdentities(
  transaction: Transaction,
  identities: Iterable<Identity>,
  { create }: { create: boolean },
): Promise<(identity: Identity) => number | undefined> {
  const wanted = new Map([...identities].map(named).map((identity) => [identity.name, identity]));
  const { of: keys, shared } = await ownersOf(transaction, wanted.values());
  await holdUsers(transaction, keys.values());
  const names = (identity: Identity): boolean => isExternalId(identity) || !shared.has(nameOf(identity));
  const absent = [...wanted.values()].filter((identity) => !keys.has(identity.name) && names(identity));
  const erased = create ? await erasedAmong(transaction, absent) : new Set();
  const unknown = absent.filter((identity) => !erased.has(identity));
  if (create && unknown.length > 0) {
    const created = await nextUserKeys(transaction, unknown.length);
    const owned = unknown.map((identity, place) => ({ ...identity, userId: created[place] as number }));
    const taken = await insertIdentities(transaction, owned);
    const lost = new Set(taken.map(({ name }) => name));
    const users = owned.filter(({ name }) => !lost.has(name));
    await insertUsers(
      transaction,
      users.map((identity) => ({ id: identity.userId, externalId: isExternalId(identity) ? identity.value : null })),
    );
    for (const identity of users) keys.set(identity.name, identity.userId);
    const others = (await ownersOf(transaction, taken)).of;
    await holdUsers(transaction, others.values());
    for (const [name, key] of others) keys.set(name, key);
  }
  return (identity) => (names(identity) ? keys.get(nameOf(identity)) : undefined);
}

/** Those of these identities that too many share: they name nobody. An external id always names its user. */
export async function sharedAmong(
  transaction: Transaction,
  identities: Iterable<Identity>,
): Promise<(identity: Identity) => boolean> {
  const others = [...identities].filter((identity) => !isExternalId(identity));
  const { shared } = await ownersOf(transaction, others);
  return (identity) => shared.has(nameOf(identity));
}

/** Inserts users whose identities are taken already, and announces them. */
export async function insertUsers(
  transaction: Transaction,
  users: { id: number; externalId: string | null }[],
): Promise<void> {
  if (users.length === 0) return;
  const ids = users.map(({ id }) => id);
  await copyRows(
    transaction,
    'users',
    ['id', 'external_id'],
    users.map(({ id, externalId }) => [id, externalId]),
  );
  await recordChanges(transaction, [{ topic: 'users', users: ids }]);
}
