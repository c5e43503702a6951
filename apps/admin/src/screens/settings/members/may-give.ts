import type { MembersQuery, Permission } from '../../../graphql/graphql';

export type MemberRow = MembersQuery['members'][number];
export type RoleChoice = MembersQuery['roles'][number];

/** Who looks, as far as it decides whom they may take in hand. */
export interface Hand {
  /** Of the member. */
  id: string | undefined;
  isOwner: boolean;
  held: readonly Permission[];
}

export const handOf = ({ account, viewer }: Pick<MembersQuery, 'account' | 'viewer'>): Hand => ({
  id: account?.id,
  isOwner: account?.role === 'owner',
  held: viewer.permissions,
});

/** What a role allows that they do not hold: only without any may they give it, or make the way in of whoever has it. */
export const missingFor = ({ held }: Hand, role: Pick<RoleChoice, 'permissions'>): Permission[] =>
  role.permissions.filter((one) => !held.includes(one));

export const mayGive = (hand: Hand, role: RoleChoice | undefined): boolean =>
  role !== undefined && (role.key !== 'owner' || hand.isOwner) && missingFor(hand, role).length === 0;
