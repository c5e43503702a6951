import { Arg, Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { smallCountOf } from '../blur.js';
import type { Context } from '../context.js';
import { LOCALE, sentenceOf } from '../rule/sentence.js';
import { ViewerObject } from './viewer.type.js';

@Resolver(() => ViewerObject)
export class ViewerResolver {
  @Query(() => ViewerObject, { description: 'Who asks, and what they may do.' })
  async viewer(@Ctx() context: Context): Promise<ViewerObject> {
    const { actor } = context;
    const { id, name, kind, permissions, scope } = actor;
    return {
      id,
      name,
      isMember: kind === 'member',
      permissions: [...permissions],
      isScoped: scope !== undefined,
      lacksSecondFactor: actor.lacksSecondFactor ?? false,
      smallCount: await smallCountOf(context),
    };
  }

  @FieldResolver(() => [String], {
    description:
      'The operations that they may do, by the names that they have here and at every other door. Objects and fields may take more.',
  })
  operations(@Ctx() { app, actor }: Context): string[] {
    return app.authorization.allowed(actor);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The rule of the users whom they see, in plain words; null: they see all.',
  })
  async scope(
    @Arg('locale', () => String, LOCALE) locale: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const { scope } = context.actor;
    return scope ? sentenceOf(scope, locale, context) : null;
  }
}
