import type { RejectedItem } from '../profile.errors.js';
import type { IdentityKind } from '../user-item.js';

/**
 * Kinds of identities that whoever writes may not see, though they read users. Who names somebody by one would learn whose it is from
 * where the write went, so nobody is named by it, whether somebody has it or not; beside an external id, see `claimIdentities`.
 */
export type UnseenKinds = ReadonlySet<IdentityKind>;

/** Why an item is not taken that names somebody by such an identity. */
export const unseenName = (index: number, kind: IdentityKind): RejectedItem => ({
  index,
  code: 'FORBIDDEN',
  message: `to name somebody by ${kind} takes the permission profile.sensitive`,
});
