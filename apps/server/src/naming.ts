import { seesSensitive } from '@strata/access';
import type { Actor, Permission } from '@strata/access';
import type { EventItem } from '@strata/collect';
import type { IdentityKind, IngestAnswer, RejectedItem } from '@strata/profile';
import type { TaggedUserItem } from '@strata/tag';
import type { App } from './composition.js';

/** By any of these one finds again what one has written, and with it whose it became. */
const READS: readonly Permission[] = ['profile.read', 'audience.count', 'profile.export', 'segment.export'];

const SEES_ALL_KINDS: ReadonlySet<IdentityKind> = new Set();

/** Takes items; `unseen` are the kinds of identities that whoever sent them may not see. */
type Take<Item> = (items: readonly Item[], unseen: ReadonlySet<IdentityKind>) => Promise<IngestAnswer>;

/**
 * Takes users for an actor. Who names somebody by an identity alone and reads users would learn whose it is from where the write went: an
 * item that does so by a kind that the actor may not see is rejected, whether somebody has it or not. Beside an external id it is taken
 * unless somebody else has it: a merge would show who.
 */
export const namedUsers = (
  app: App,
  actor: Actor,
  items: readonly TaggedUserItem[],
  take: Take<TaggedUserItem>,
): Promise<IngestAnswer> =>
  // Any of them finds the user where there is no external id, as they are linked to each other.
  named(app, actor, items, ({ externalId, identities }) => (externalId == null ? kindsOf(identities) : []), take);

/** The same for events. */
export const namedEvents = (
  app: App,
  actor: Actor,
  items: readonly EventItem[],
  take: Take<EventItem>,
): Promise<IngestAnswer> => named(app, actor, items, ({ identity }) => kindsOf(identity && [identity]), take);

async function named<Item>(
  app: App,
  actor: Actor,
  items: readonly Item[],
  naming: (item: Item) => readonly string[],
  take: Take<Item>,
): Promise<IngestAnswer> {
  if (seesSensitive(actor) || !READS.some((permission) => actor.permissions.has(permission)))
    return take(items, SEES_ALL_KINDS);
  const { identities: unseen } = (await app.definitions.current()).sensitive;
  const refused: RejectedItem[] = [];
  const places: number[] = [];
  items.forEach((item, index) => {
    const kind = naming(item).find((one) => unseen.has(one as IdentityKind));
    if (kind === undefined) places.push(index);
    else
      refused.push({
        index,
        code: 'FORBIDDEN',
        message: `to name somebody by ${kind} takes the permission profile.sensitive`,
      });
  });
  if (refused.length === 0) return take(items, unseen);
  const answer = await take(
    places.map((place) => items[place]!),
    unseen,
  );
  const rejected = answer.rejected.map((one) => ({ ...one, index: places[one.index] ?? one.index }));
  return { ...answer, rejected: [...rejected, ...refused].sort((one, other) => one.index - other.index) };
}

/** From JSON it may be anything; what is no identity is refused by the service. */
const kindsOf = (identities: unknown): string[] =>
  Array.isArray(identities)
    ? identities.flatMap((one: { kind?: unknown } | null) => (typeof one?.kind === 'string' ? [one.kind] : []))
    : [];
