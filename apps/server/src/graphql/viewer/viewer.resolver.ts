import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { ViewerObject } from './viewer.type.js';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerObject, { description: 'Who asks, and what they may do.' })
  viewer(@Ctx() { actor }: Context): ViewerObject {
    const { id, name, kind, permissions, scope } = actor;
    return {
      id,
      name,
      isMember: kind === 'member',
      permissions: [...permissions],
      isScoped: scope !== undefined,
    };
  }
}
