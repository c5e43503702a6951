import { Repeater } from '@graphql-yoga/subscription';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Refusal } from '@strata/db';
import type { Movement, MovementFilter, MovementKind } from '@strata/movement';
import type { User } from '@strata/profile';
import type { App } from '../../composition.js';
import type { Context } from '../context.js';
import { usersById } from '../user/user.loaders.js';
import { UserObject } from '../user/user.type.js';
import { MovementKindEnum, MovementObject } from './movement.type.js';

const LOOKS_EVERY_MS = 500;
/** Movements of one look: a listener who is slow is told later, and misses none. */
const BATCH = 100;

@Resolver(() => MovementObject)
export class MovementSubscription {
  @Subscription(() => MovementObject, {
    description:
      'Tells of everybody who enters or leaves a watched segment or a dynamic tag, one after another and in order for each user. With `after` it begins with what came later than that movement, so that nothing is missed between two connections; movements are kept for a week.',
    subscribe: ({
      args,
      context,
    }: {
      args: { kinds?: MovementKind[] | null; objects?: string[] | null; after?: string | null };
      context: Context;
    }) => movementsOf(context.app, args, args.after ?? undefined),
  })
  movementHappened(
    @Root() movement: MovementObject,
    @Arg('kinds', () => [MovementKindEnum], { nullable: true, description: 'Only these; absent: all.' })
    _kinds: MovementKind[] | null | undefined,
    @Arg('objects', () => [String], {
      nullable: true,
      description: 'Only of segments, tags and models of these keys; absent: of all.',
    })
    _objects: string[] | null | undefined,
    @Arg('after', () => ID, { nullable: true, description: 'The id of a movement; absent: from now on.' })
    _after: string | null | undefined,
  ): MovementObject {
    return movement;
  }

  @FieldResolver(() => UserObject, {
    nullable: true,
    description: 'Who moved; null for many at once, and for somebody who is gone by now.',
  })
  async user(@Root() { userId }: Pick<Movement, 'userId'>, @Ctx() { loaders }: Context): Promise<User | null> {
    return userId === null ? null : loaders.of(usersById).load(userId);
  }
}

function movementsOf(app: App, filter: MovementFilter, after: string | undefined): AsyncIterable<Movement> {
  if (after !== undefined && !/^\d{1,18}$/.test(after))
    throw new Refusal('INVALID_INPUT', 'after: expected the id of a movement');
  return new Repeater<Movement>(async (push, stop) => {
    let ended = false;
    stop.then(
      () => (ended = true),
      () => undefined,
    );
    let last = after ?? (await app.movements.last());
    while (!ended) {
      const batch = await app.movements.after(last, filter, BATCH);
      for (const movement of batch) {
        await push(movement);
        if (ended) return;
      }
      last = batch.at(-1)?.id ?? last;
      if (batch.length < BATCH) await Promise.race([stop, new Promise((go) => setTimeout(go, LOOKS_EVERY_MS))]);
    }
  });
}
