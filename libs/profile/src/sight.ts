import { seesSensitive } from '@strata/access';
import type { Actor } from '@strata/access';
import type { IdentityKind } from './user-item.js';

/** What is sensitive: keys of attributes, and kinds of identities. */
export interface SensitiveFields {
  readonly attributes: ReadonlySet<string>;
  readonly identities: ReadonlySet<IdentityKind>;
}

/** What somebody may not see of people. Whatever reads values for somebody takes it. */
export interface Sight {
  hidesAttribute(key: string): boolean;
  hidesIdentity(kind: IdentityKind): boolean;
}

/** Of whoever may see everything, and of what works for nobody in particular. */
export const SEES_ALL: Sight = { hidesAttribute: () => false, hidesIdentity: () => false };

/** What an actor may not see. */
export function sightOf(actor: Actor, { attributes, identities }: SensitiveFields): Sight {
  if (seesSensitive(actor)) return SEES_ALL;
  return { hidesAttribute: (key) => attributes.has(key), hidesIdentity: (kind) => identities.has(kind) };
}
