import { seesSensitive } from '@strata/access';
import type { Actor, Permission } from '@strata/access';
import type { UnseenKinds } from '@strata/profile';
import type { App } from './composition.js';

/** By any of these one finds again what one has written, and with it whose it became. */
const READS: readonly Permission[] = ['profile.read', 'audience.count', 'profile.export', 'segment.export'];

/** The kinds of identities that an actor may not see, and could learn of by what they write: absent for who sees them, and who only writes. */
export async function unseenBy(app: App, actor: Actor): Promise<UnseenKinds | undefined> {
  if (seesSensitive(actor) || !READS.some((permission) => actor.permissions.has(permission))) return undefined;
  return (await app.definitions.current()).sensitive.identities;
}
