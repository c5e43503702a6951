import { raiseDefinitionsVersion, Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import { IDENTITY_KINDS } from '../user-item.js';
import type { IdentityKind } from '../user-item.js';

export const POLICIES = ['MERGE', 'LINK', 'REJECT'] as const;
export type Policy = (typeof POLICIES)[number];

/** What becomes of an item that names an identity of another user. */
export interface IdentityPolicy {
  kind: IdentityKind;
  /** MERGE: the two are one person. LINK: it stays with its owner, the item is taken without it. REJECT: the item is rejected. */
  policy: Policy;
  /** With MERGE: the profiles that one identity may join; at one more it is shared, and joins nobody. */
  mostProfiles: number;
  /** Whether only those see values who may see sensitive ones. An external id never is: it is how systems name people to each other. */
  sensitive: boolean;
}

const MOST_PROFILES_ON_ONE = 5;
const LARGEST_MOST = 1_000;

/** Devices and browsers are often used by several people, everything else by one. Who is known by nothing else is joined anyway. */
const defaultOf = (kind: IdentityKind): IdentityPolicy => ({
  kind,
  policy: kind === 'DEVICE' || kind === 'ANONYMOUS' ? 'LINK' : 'MERGE',
  mostProfiles: MOST_PROFILES_ON_ONE,
  sensitive: kind === 'PHONE' || kind === 'EMAIL',
});

/** The policy of every kind. */
export async function policiesOf(queryable: Queryable): Promise<Record<IdentityKind, IdentityPolicy>> {
  const rows = await queryable.query<Omit<IdentityPolicy, 'sensitive'> & { sensitive: boolean | null }>(
    'SELECT kind, policy, most_profiles AS "mostProfiles", sensitive FROM identity_policies',
  );
  const set = new Map(
    rows.map((row) => [row.kind, { ...row, sensitive: row.sensitive ?? defaultOf(row.kind).sensitive }]),
  );
  return Object.fromEntries(IDENTITY_KINDS.map((kind) => [kind, set.get(kind) ?? defaultOf(kind)])) as Record<
    IdentityKind,
    IdentityPolicy
  >;
}

/** Reads and sets what becomes of shared identities. */
export class IdentityPolicies {
  constructor(private readonly database: Database) {}

  /** One for each kind, in the order of the kinds. */
  async list(): Promise<IdentityPolicy[]> {
    const policies = await policiesOf(this.database);
    return IDENTITY_KINDS.map((kind) => policies[kind]);
  }

  /** Holds for what arrives from now on; nobody is merged or parted by it. What is absent stays. */
  async set(
    kind: IdentityKind,
    change: { policy?: Policy | null; mostProfiles?: number | null; sensitive?: boolean | null },
  ): Promise<IdentityPolicy> {
    if (!IDENTITY_KINDS.includes(kind)) throw new Refusal('INVALID_INPUT', `no kind of identity "${kind}"`);
    const now = (await policiesOf(this.database))[kind];
    const policy = change.policy ?? now.policy;
    const mostProfiles = change.mostProfiles ?? now.mostProfiles;
    const sensitive = change.sensitive ?? now.sensitive;
    if (kind === 'EXTERNAL_ID' && sensitive)
      throw new Refusal('INVALID_INPUT', 'sensitive: an external id is how systems name people, and never sensitive');
    if (!POLICIES.includes(policy)) throw new Refusal('INVALID_INPUT', `no policy "${policy}"`);
    if (!Number.isInteger(mostProfiles) || mostProfiles < 1 || mostProfiles > LARGEST_MOST)
      throw new Refusal('INVALID_INPUT', `mostProfiles: expected a whole number from 1 to ${LARGEST_MOST}`);
    await this.database.transaction(async (transaction) => {
      await transaction.query(
        `INSERT INTO identity_policies (kind, policy, most_profiles, sensitive) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind) DO UPDATE
           SET policy = excluded.policy, most_profiles = excluded.most_profiles,
             sensitive = coalesce(excluded.sensitive, identity_policies.sensitive)`,
        [kind, policy, mostProfiles, change.sensitive ?? null],
      );
      // What is sensitive is held in memory with the definitions.
      await raiseDefinitionsVersion(transaction);
    });
    return { kind, policy, mostProfiles, sensitive };
  }
}
