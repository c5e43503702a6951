import { seesSensitive } from '@strata/access';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { mayNotUncover } from '../sight.js';
import { UpdateWorkspaceInput, WorkspaceType } from './workspace.type.js';
import { VERSION } from '../../version.js';

@Resolver(() => WorkspaceType)
export class WorkspaceResolver {
  @Query(() => WorkspaceType, { description: 'What is the same for the whole company.' })
  async workspace(@Ctx() { app }: Context): Promise<WorkspaceType> {
    return { ...(await app.workspace.get()), version: VERSION, publicUrl: app.publicUrl };
  }

  @Mutation(() => WorkspaceType, { description: 'Changes name, time zone, locale, region or which counts are small.' })
  async updateWorkspace(
    @Arg('input', () => UpdateWorkspaceInput, { description: 'What to change.' }) input: UpdateWorkspaceInput,
    @Ctx() { app, actor }: Context,
  ): Promise<WorkspaceType> {
    if (typeof input.smallCount === 'number' && !seesSensitive(actor)) throw mayNotUncover('smallCount');
    return { ...(await app.workspace.update(input)), version: VERSION, publicUrl: app.publicUrl };
  }
}
