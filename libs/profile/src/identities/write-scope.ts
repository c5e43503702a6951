/** Writing for whoever sees only some of the users: what it names of others is as unknown as what nobody has. */
import type { Transaction } from '@strata/db';
import type { Identity } from '../user-item.js';
import { lockAlone } from './hold-users.js';
import { externalIdentity, isExternalId, nameOf, ownersOf } from './identity-rows.js';

/** The users whom somebody sees and may write of. */
export interface WriteScope {
  /** Tells it from others: message ids are known to those alone who send within it. */
  readonly name: string;
  /** Those of these users who are within it, as the transaction sees them. */
  seen(transaction: Transaction, users: readonly number[]): Promise<ReadonlySet<number>>;
}

/** Why an item is not taken whose user is not there for whoever writes. The same for one who is not there at all. */
export const UNSEEN = {
  code: 'UNKNOWN_USER',
  message: 'there is no such user among those whom you see, or not with all of these identities',
};

/** Why what takes a user out of the scope is not written. */
export const LEAVES = {
  code: 'LEAVES_SCOPE',
  message: 'with this the user would not be among those whom you see any more',
};

/**
 * Whose these identities are, of users within the scope; undefined of all others. Nobody else writes of those who are found until
 * the commit, so that they stay within it. Others are not held: nobody is to notice that they were asked for.
 */
export async function seenOwners(
  transaction: Transaction,
  identities: readonly Identity[],
  scope: WriteScope,
): Promise<(identity: Identity) => number | undefined> {
  const { of, shared } = await ownersOf(transaction, identities);
  const seen = await lockSeen(transaction, [...new Set(of.values())], scope);
  return (identity) => {
    const name = nameOf(identity);
    const user = shared.has(name) && !isExternalId(identity) ? undefined : of.get(name);
    return user !== undefined && seen.has(user) ? user : undefined;
  };
}

/** The same for external ids as they were asked for; those of nobody within the scope are absent. */
export async function seenUsers(
  transaction: Transaction,
  externalIds: readonly string[],
  scope: WriteScope,
): Promise<Map<string, number>> {
  const asked = [...new Set(externalIds)].map((externalId) => ({ externalId, identity: externalIdentity(externalId) }));
  const ownerOf = await seenOwners(
    transaction,
    asked.map(({ identity }) => identity),
    scope,
  );
  return new Map(
    asked.flatMap(({ externalId, identity }): [string, number][] => {
      const user = ownerOf(identity);
      return user === undefined ? [] : [[externalId, user]];
    }),
  );
}

/** Those of the users who are within the scope, and stay so: they are judged again once nobody else writes of them. */
export async function lockSeen(
  transaction: Transaction,
  users: readonly number[],
  scope: WriteScope,
): Promise<ReadonlySet<number>> {
  const found = [...(await scope.seen(transaction, users))];
  await lockAlone(transaction, found);
  return scope.seen(transaction, found);
}
