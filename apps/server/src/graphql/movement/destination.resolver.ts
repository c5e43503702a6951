import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import type { Destination } from '@strata/movement';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import {
  ChangeDestinationInput,
  CreateDestinationInput,
  DestinationKeyInput,
  DestinationObject,
  DestinationSecretPayload,
} from './destination.type.js';

@Resolver()
export class DestinationResolver {
  @Extensions(LENGTH.inbound)
  @Query(() => [DestinationObject], { description: 'Every destination, the newest first; at most 50.' })
  destinations(@Ctx() { app }: Context): Promise<Destination[]> {
    return app.destinations.list();
  }

  @Mutation(() => DestinationSecretPayload, { description: 'Makes a destination. Its secret is shown this once.' })
  createDestination(
    @Arg('input', () => CreateDestinationInput, { description: 'The destination.' }) input: CreateDestinationInput,
    @Ctx() { app }: Context,
  ): Promise<DestinationSecretPayload> {
    return app.destinations.create(input);
  }

  @Mutation(() => DestinationObject, { description: 'Changes a destination.' })
  changeDestination(
    @Arg('input', () => ChangeDestinationInput, { description: 'What is to be other.' })
    { key, ...change }: ChangeDestinationInput,
    @Ctx() { app }: Context,
  ): Promise<Destination> {
    return app.destinations.change(key, change);
  }

  @Mutation(() => DestinationSecretPayload, {
    description: 'Gives a destination a new secret, shown this once, by which everything is signed from now on.',
  })
  rotateDestinationSecret(
    @Arg('input', () => DestinationKeyInput, { description: 'Which.' }) { key }: DestinationKeyInput,
    @Ctx() { app }: Context,
  ): Promise<DestinationSecretPayload> {
    return app.destinations.rotate(key);
  }

  @Mutation(() => Boolean, { description: 'Ends a destination for good; false where there was none.' })
  removeDestination(
    @Arg('input', () => DestinationKeyInput, { description: 'Which.' }) { key }: DestinationKeyInput,
    @Ctx() { app }: Context,
  ): Promise<boolean> {
    return app.destinations.remove(key);
  }
}
