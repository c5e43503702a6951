import type { Transaction } from '@strata/db';
import type { RejectedItem } from '../profile.errors.js';
import { ERASED_MESSAGE, erasedAmong } from '../rights/erased-identities.js';
import type { Identity, ReadUser } from '../user-item.js';
import { circumstancesOf, contestedOf, makesKnown, usersIn } from './contested.js';
import type { Profile } from './contested.js';
import { holdUsers, lockUsers } from './hold-users.js';
import { copyIdentities, externalIdentity, isExternalId, named, ownersOf } from './identity-rows.js';
import type { NamedIdentity, Owners } from './identity-rows.js';
import { raiseNotices } from './notices.js';
import { Persons } from './persons.js';
import { insertUsers, nextUserKeys } from './resolve-users.js';
import type { UnseenKinds } from './unseen.js';

export interface ClaimedUser extends ReadUser {
  userId: number;
}

/** Two users that share an identity, to be merged once all that the batch says of them is written. */
export interface UsersToMerge {
  one: number;
  other: number;
  evidence: Identity;
}

export interface Claimed {
  users: ClaimedUser[];
  created: number[];
  /** The identities that this transaction has given to users, beside their external ids. */
  given: ReadonlyMap<number, readonly Identity[]>;
  rejected: RejectedItem[];
  joins: UsersToMerge[];
}

const NO_KINDS: UnseenKinds = new Set();

/**
 * Gives each item its user, creating those that do not exist, and each identity its owner. Items are taken in order. What
 * becomes of one that names an identity of another user is said by the policy of its kind; how many share an identity is
 * counted before, so that it is the same for every order. When someone else took one of these identities meanwhile, the
 * transaction runs again and sees it. Nobody is merged by identities of `unseen` kinds: the item is rejected.
 */
export async function claimIdentities(
  transaction: Transaction,
  read: readonly ReadUser[],
  unseen: UnseenKinds = NO_KINDS,
): Promise<Claimed> {
  const all = read.map((item) => ({ item, identities: identitiesOf(item) }));
  const owners = await ownersOf(
    transaction,
    all.flatMap(({ identities }) => identities),
  );
  const erased = await erasedAmong(
    transaction,
    all.flatMap(({ identities }) => identities.filter(({ name }) => !owners.of.has(name))),
  );
  const isErased = ({ identities }: { identities: readonly NamedIdentity[] }): boolean =>
    identities.some((identity) => erased.has(identity));
  const items = all.filter((item) => !isErased(item));
  const contested = contestedOf(items, owners.of);
  if (contested.size > 0) await lockUsers(transaction, usersIn(contested));
  await holdUsers(transaction, owners.of.values());
  // Read under the lock: of two batches that share an identity the second counts what the first has merged.
  const circumstances = contested.size === 0 ? undefined : await circumstancesOf(transaction, contested, unseen);
  const claims = new Claims(owners, new Persons(circumstances, contested));
  const taken: { item: ReadUser; profile: Profile }[] = [];
  const rejected: RejectedItem[] = all.filter(isErased).map(({ item: { index }, identities }) => {
    const hidden = identities.find((identity) => erased.has(identity) && unseen.has(identity.kind));
    return { index, ...(hidden ? identityTaken(hidden) : { code: 'ERASED', message: ERASED_MESSAGE }) };
  });
  for (const { item, identities } of items) {
    const answer = claims.take(identities);
    if (typeof answer === 'object') rejected.push({ index: item.index, ...answer });
    else taken.push({ item, profile: answer });
  }
  const { keyOf, created, given } = await writeClaims(transaction, claims);
  await raiseNotices(
    transaction,
    claims.notices().map((notice) => {
      const named = taken.filter(({ profile }) => contested.get(notice.name)?.profiles.has(profile));
      return { ...notice, claimedBy: [...new Set(named.map(({ profile }) => keyOf(profile)))] };
    }),
  );
  return {
    users: taken.map(({ item, profile }) => ({ ...item, userId: keyOf(profile) })),
    created,
    given,
    rejected,
    joins: claims.persons.joins.map(({ one, other, evidence }) => ({ one: keyOf(one), other: keyOf(other), evidence })),
  };
}

/** Every identity of an item once, the one that names the user first. */
export function identitiesOf({ externalId, identities }: ReadUser): NamedIdentity[] {
  const all: NamedIdentity[] = externalId === null ? [] : [named(externalIdentity(externalId))];
  for (const identity of identities.map(named)) if (!all.some(({ name }) => name === identity.name)) all.push(identity);
  return all;
}

interface SharedIdentity extends NamedIdentity {
  profiles: number;
  userId: number | null;
}

/** Whose is what, while the items of a batch are taken one after another. */
class Claims {
  readonly made = new Map<string, { identity: NamedIdentity; profile: Profile }>();
  private readonly shared = new Map<string, SharedIdentity>();

  constructor(
    private readonly owners: Owners,
    readonly persons: Persons,
  ) {}

  /** The profile of an item, or why it is rejected. Nothing is claimed for one that is. */
  take(identities: readonly NamedIdentity[]): Profile | { code: string; message: string } {
    const [own, ...others] = identities as [NamedIdentity, ...NamedIdentity[]];
    if (!isExternalId(own) && this.isShared(own))
      return {
        code: 'IDENTITY_SHARED',
        message: `identities: ${quoted(own)} is shared by several users and names none`,
      };
    const profile = this.ownerOf(own) ?? own.name;
    const item = { known: identities.some(makesKnown) };
    const judged = others
      .filter((identity) => !this.isShared(identity))
      .map((identity) => ({ identity, owner: this.ownerOf(identity) }));
    const foreign = judged.find(
      ({ identity, owner }) => owner !== undefined && this.persons.judge(identity, profile, owner, item) === 'REJECT',
    );
    if (foreign) return identityTaken(foreign.identity);
    this.claim(own, profile);
    for (const { identity, owner } of judged) {
      if (owner !== undefined) this.meet(identity, profile, owner, item);
      else if (!this.isSharedFromTheStart(identity)) this.claim(identity, profile);
    }
    return profile;
  }

  notices(): SharedIdentity[] {
    return [...this.shared.values()];
  }

  private ownerOf({ name }: NamedIdentity): Profile | undefined {
    return this.owners.of.get(name) ?? this.made.get(name)?.profile;
  }

  private isShared({ name }: NamedIdentity): boolean {
    return this.owners.shared.has(name) || this.shared.has(name);
  }

  private claim(identity: NamedIdentity, profile: Profile): void {
    const { name } = identity;
    if (this.owners.of.has(name) || this.made.has(name)) return;
    this.made.set(name, { identity, profile });
    this.persons.claim(profile, identity);
  }

  private meet(identity: NamedIdentity, profile: Profile, owner: Profile, item: { known: boolean }): void {
    switch (this.persons.judge(identity, profile, owner, item)) {
      case 'JOIN':
        return this.persons.join({ one: profile, other: owner, evidence: identity });
      case 'ADOPT':
        return this.persons.adopt(profile as string, owner);
      case 'SHARED':
        return this.share(identity, typeof owner === 'number' ? owner : null);
      // It is theirs already, or stays with its owner; an item that is rejected does not come here.
      case 'MINE':
      case 'APART':
      case 'REJECT':
    }
  }

  private isSharedFromTheStart(identity: NamedIdentity): boolean {
    if (!this.persons.isShared(identity)) return false;
    this.share(identity, null);
    return true;
  }

  private share(identity: NamedIdentity, userId: number | null): void {
    this.shared.set(identity.name, { ...identity, profiles: this.persons.profilesOf(identity), userId });
  }
}

const identityTaken = (identity: Identity): { code: string; message: string } => ({
  code: 'IDENTITY_TAKEN',
  message: `identities: ${quoted(identity)} belongs to another user`,
});

const quoted = ({ kind, value }: Identity): string => `${kind} "${value}"`;

/** Creates the users that are new, and writes whose each identity is. */
async function writeClaims(
  transaction: Transaction,
  { made, persons }: Claims,
): Promise<{ keyOf: (profile: Profile) => number } & Pick<Claimed, 'created' | 'given'>> {
  const settled = (profile: Profile): Profile => {
    let last = profile;
    while (typeof last === 'string' && persons.adopted.has(last)) last = persons.adopted.get(last) as Profile;
    return last;
  };
  const claims = [...made.values()].map(({ identity, profile }) => ({ identity, profile: settled(profile) }));
  const newcomers = [...new Set(claims.map(({ profile }) => profile).filter((profile) => typeof profile === 'string'))];
  const created = await nextUserKeys(transaction, newcomers.length);
  const keys = new Map(newcomers.map((profile, place) => [profile, created[place] as number]));
  const keyOf = (profile: Profile): number => {
    const last = settled(profile);
    return typeof last === 'number' ? last : (keys.get(last) as number);
  };
  await copyIdentities(
    transaction,
    claims.map(({ identity: { kind, namespace, value, name }, profile }) => ({
      kind,
      namespace,
      value,
      name,
      userId: keyOf(profile),
    })),
  );

  const externalIds = new Map<number, string>();
  const given = new Map<number, Identity[]>();
  for (const { identity, profile } of claims) {
    const key = keyOf(profile);
    if (!isExternalId(identity)) {
      const { kind, namespace, value } = identity;
      const those = given.get(key);
      if (those) those.push({ kind, namespace, value });
      else given.set(key, [{ kind, namespace, value }]);
    } else if (!externalIds.has(key)) externalIds.set(key, identity.value);
  }
  await insertUsers(
    transaction,
    created.map((id) => ({ id, externalId: externalIds.get(id) ?? null })),
  );
  await nameUsers(transaction, externalIds, new Set(created));
  return { keyOf, created, given };
}

/** Users of before who had no external id have one now. */
async function nameUsers(
  transaction: Transaction,
  externalIds: ReadonlyMap<number, string>,
  created: ReadonlySet<number>,
): Promise<void> {
  const named = [...externalIds].filter(([id]) => !created.has(id)).sort(([a], [b]) => a - b);
  if (named.length === 0) return;
  await transaction.query(
    `UPDATE users SET external_id = named.external_id FROM unnest($1::integer[], $2::text[]) AS named (id, external_id)
     WHERE users.id = named.id AND users.external_id IS NULL`,
    [named.map(([id]) => id), named.map(([, externalId]) => externalId)],
  );
}
