import { Arg, Ctx, Extensions, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { seesSensitive } from '@strata/access';
import type { AttributeDefinition } from '@strata/profile';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import { definitionsOf } from '../definitions.loader.js';
import { someUsers } from '../scope.js';
import { AttributeObject, DefineAttributeInput } from './attribute.type.js';

@Resolver(() => AttributeObject)
export class AttributeResolver {
  @Extensions(LENGTH.attributes)
  @Query(() => [AttributeObject], { description: 'Every attribute that is defined, by key; at most 1,000.' })
  async attributes(@Ctx() { loaders }: Context): Promise<AttributeDefinition[]> {
    const { attributes } = await definitionsOf(loaders);
    return [...attributes.values()];
  }

  @FieldResolver(() => Int, {
    description: 'How many users have a value; up to some minutes old where it is slow to count.',
  })
  async coverage(@Root() attribute: AttributeDefinition, @Ctx() context: Context): Promise<number> {
    return (await context.app.attributes.coverage(await someUsers(context), context.signal)).get(attribute.key) ?? 0;
  }

  @Mutation(() => AttributeObject, {
    description: 'Defines an attribute, or changes what is known of one; its type never changes.',
  })
  defineAttribute(
    @Arg('input', () => DefineAttributeInput, { description: 'The definition.' }) input: DefineAttributeInput,
    @Ctx() { app, actor }: Context,
  ): Promise<AttributeDefinition> {
    return app.attributes.define(input, { mayUncover: seesSensitive(actor) });
  }
}
