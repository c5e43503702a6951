/** What has to be known to judge identities that several profiles of one batch name. */
import type { Queryable } from '@strata/db';
import type { Identity, IdentityKind } from '../user-item.js';
import { nameOf } from './identity-rows.js';
import type { NamedIdentity } from './identity-rows.js';
import { policiesOf } from './policies.js';
import type { IdentityPolicy } from './policies.js';
import type { UnseenKinds } from './unseen.js';

/** A user that exists, by key, or one that the batch creates, by the name of the identity that it came with. */
export type Profile = number | string;

/** By these alone nobody is known: who says more becomes the one who said it. */
export const ANONYMOUS_KINDS: readonly IdentityKind[] = ['ANONYMOUS', 'DEVICE'];
export const makesKnown = ({ kind }: Identity): boolean => !ANONYMOUS_KINDS.includes(kind);

export interface Contested {
  identity: Identity;
  /** Everyone who has it or names it, as they were before the batch: the same whatever the order of the items. */
  profiles: Set<Profile>;
}

/** Identities with several profiles, by name. In most batches there is none, and nothing else has to be asked. */
export function contestedOf(
  items: readonly { identities: readonly NamedIdentity[] }[],
  owners: ReadonlyMap<string, number>,
): Map<string, Contested> {
  const first = new Map<string, Profile>();
  const contested = new Map<string, Contested>();
  for (const { identities } of items) {
    const [own] = identities;
    if (!own) continue;
    const profile = owners.get(own.name) ?? own.name;
    for (const identity of identities) {
      const { name } = identity;
      const known = owners.get(name) ?? first.get(name);
      if (known === undefined) first.set(name, profile);
      else if (known !== profile) {
        const several = contested.get(name) ?? { identity, profiles: new Set([known]) };
        several.profiles.add(profile);
        contested.set(name, several);
      }
    }
  }
  return contested;
}

/** Those of the profiles who are users already. */
export function usersIn(contested: ReadonlyMap<string, Contested>): Set<number> {
  const users = new Set<number>();
  for (const { profiles } of contested.values())
    for (const profile of profiles) if (typeof profile === 'number') users.add(profile);
  return users;
}

export interface Circumstances {
  policies: Record<IdentityKind, IdentityPolicy>;
  /** Users with an identity that makes them known. */
  known: Set<number>;
  /** Users whose data may be kept but not used: nothing is joined to them. */
  restricted: Set<number>;
  /** Pairs that must not be merged, each way round. */
  apart: Map<number, Set<number>>;
  /** How many profiles each identity has joined to another, by name, since its notice was cleared. */
  joined: Map<string, number>;
  /** How many profiles were merged into each user. */
  merged: Map<number, number>;
}

/** Everything about those concerned, in six statements however many they are. Of `unseen` kinds the policy is REJECT, whatever is set. */
export async function circumstancesOf(
  queryable: Queryable,
  contested: ReadonlyMap<string, Contested>,
  unseen: UnseenKinds,
): Promise<Circumstances> {
  const ids = [...usersIn(contested)];
  const values = [...new Set([...contested.values()].map(({ identity }) => identity.value))];
  const policies = await policiesOf(queryable);
  for (const kind of unseen) policies[kind] = { ...policies[kind], policy: 'REJECT' };
  const known = await queryable.query<{ id: number }>(
    'SELECT DISTINCT user_id AS id FROM identities WHERE user_id = ANY($1::integer[]) AND kind <> ALL($2::text[])',
    [ids, ANONYMOUS_KINDS],
  );
  const restricted = await queryable.query<{ id: number }>(
    'SELECT id FROM users WHERE id = ANY($1::integer[]) AND restricted_at IS NOT NULL',
    [ids],
  );
  const apart = await queryable.query<{ one: number; other: number }>(
    'SELECT user_id AS one, other_id AS other FROM kept_apart WHERE user_id = ANY($1::integer[])',
    [ids],
  );
  const merges = await queryable.query<{ id: number; merges: number }>(
    `SELECT user_id AS id, count(*)::integer AS merges FROM merges
     WHERE user_id = ANY($1::integer[]) AND undone_at IS NULL GROUP BY user_id`,
    [ids],
  );
  const pairs = new Map<number, Set<number>>();
  for (const { one, other } of apart) pairs.set(one, (pairs.get(one) ?? new Set()).add(other));
  return {
    policies,
    known: new Set(known.map(({ id }) => id)),
    restricted: new Set(restricted.map(({ id }) => id)),
    apart: pairs,
    joined: await joinedBy(queryable, values),
    merged: new Map(merges.map(({ id, merges: count }) => [id, count])),
  };
}

async function joinedBy(queryable: Queryable, values: readonly string[]): Promise<Map<string, number>> {
  const joined = await queryable.query<Identity & { at: Date }>(
    `SELECT evidence_value AS value, evidence_kind AS kind, evidence_namespace AS namespace, merged_at AS at FROM merges
     WHERE evidence_value = ANY($1::text[]) AND undone_at IS NULL`,
    [values],
  );
  const cleared = await queryable.query<Identity & { at: Date }>(
    `SELECT value, kind, namespace, cleared_at AS at FROM identity_notices
     WHERE value = ANY($1::text[]) AND cleared_at IS NOT NULL`,
    [values],
  );
  const since = new Map(cleared.map((identity) => [nameOf(identity), identity.at]));
  const counts = new Map<string, number>();
  for (const { at, ...identity } of joined) {
    const name = nameOf(identity);
    const from = since.get(name);
    if (!from || at > from) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
