import { withoutSensitiveLiterals } from '@strata/rules';
import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Actor, RoleEntry } from '@strata/access';
import type { App } from '../../composition.js';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import { plainRule } from '../rule/rule.plain.js';
import { JsonScalar } from '../scalars.js';
import { hiddenAttributes } from '../sight.js';
import { RemoveRoleInput, RoleInput, RoleObject } from './role.type.js';

@Resolver(() => RoleObject)
export class RoleResolver {
  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description:
      'The rule of the users that its members see; null: all. What it asks of sensitive attributes is `•••` to those who may not see them.',
  })
  async scope(@Root() { scope }: RoleEntry, @Ctx() context: Context): Promise<unknown> {
    return scope && withoutSensitiveLiterals(scope, await hiddenAttributes(context));
  }

  @Extensions(LENGTH.inbound)
  @Query(() => [RoleObject], {
    description: 'Built-in roles, the mightiest first, then those of your own; at most 107.',
  })
  roles(@Ctx() { app }: Context): Promise<RoleEntry[]> {
    return app.roles.list();
  }

  @Mutation(() => RoleObject, {
    description:
      'Makes a role. Nobody gives what they do not hold. Refused with ALREADY_EXISTS, INVALID_KEY, INVALID_INPUT, RULE_INVALID, FORBIDDEN.',
  })
  async createRole(
    @Arg('input', () => RoleInput, { description: 'The role.' }) input: RoleInput,
    @Ctx() { app, actor }: Context,
  ): Promise<RoleEntry> {
    return app.roles.create(actor, input.key, await read(app, actor, input));
  }

  @Mutation(() => RoleObject, {
    description:
      'Changes a role of your own as a whole; it holds at once with all its members. Refused with BUILT_IN_ROLE, NOT_FOUND, INVALID_INPUT, RULE_INVALID, FORBIDDEN.',
  })
  async changeRole(
    @Arg('input', () => RoleInput, { description: 'The role as it shall be.' }) input: RoleInput,
    @Ctx() { app, actor }: Context,
  ): Promise<RoleEntry> {
    return app.roles.change(actor, input.key, await read(app, actor, input));
  }

  @Mutation(() => Boolean, {
    description:
      'Removes a role that nobody holds. Refused with ROLE_IN_USE, BUILT_IN_ROLE, NOT_FOUND, FORBIDDEN. Answers true.',
  })
  async removeRole(
    @Arg('input', () => RemoveRoleInput, { description: 'Which.' }) { key }: RemoveRoleInput,
    @Ctx() { app, actor }: Context,
  ): Promise<boolean> {
    await app.roles.remove(actor, key);
    return true;
  }
}

async function read(app: App, actor: Actor, { name, description, permissions, scope }: RoleInput) {
  return {
    name,
    description: description ?? '',
    permissions,
    scope: scope == null ? null : (await app.rules.checkKept(actor, plainRule(scope))).rule,
  };
}
