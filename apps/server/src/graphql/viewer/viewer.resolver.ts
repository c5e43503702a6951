import { Ctx, Query, Resolver } from 'type-graphql';
import { smallCountOf } from '../blur.js';
import type { Context } from '../context.js';
import { ViewerObject } from './viewer.type.js';

@Resolver()
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
      smallCount: await smallCountOf(context),
    };
  }
}
