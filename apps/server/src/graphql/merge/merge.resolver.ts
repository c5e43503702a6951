import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Refusal } from '@strata/db';
import { shownIdentity } from '@strata/profile';
import type { Merge, User, UserName } from '@strata/profile';
import { CursorFormat, page, PageArguments, pageSize } from '../connection.js';
import type { Context, LoaderFactory } from '../context.js';
import { LENGTH, LIST } from '../costs.js';
import { sightOf } from '../sight.js';
import { batched, usersById } from '../user/user.loaders.js';
import { UserIdentity, UserObject } from '../user/user.type.js';
import { MergeConnection, MergeObject, MergeUsersInput, UndoMergeInput } from './merge.type.js';
import type { UserNameInput } from './merge.type.js';

const mergeCursor = new CursorFormat<string>(
  'merges',
  (value): value is string => typeof value === 'string' && /^[1-9]\d{0,17}$/.test(value),
);

export const mergesOfUsers: LoaderFactory<number, Merge[]> = ({ merges }, options) =>
  batched((ids) => merges.ofUsers(ids), [], options);

/** Who is meant, by the one of the two that was given. */
export function userName({ id, externalId }: UserNameInput): UserName {
  if (typeof id === 'string') return { id: Number(id) };
  if (typeof externalId === 'string') return { externalId };
  throw new Refusal('INVALID_INPUT', 'expected either id or externalId');
}

@Resolver(() => MergeObject)
export class MergeResolver {
  @Query(() => MergeConnection, {
    description: 'Everyone who was merged into another, those that were undone included.',
  })
  async merges(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { app }: Context,
  ): Promise<MergeConnection> {
    const size = pageSize(first);
    const rows = await app.merges.page(size + 1, mergeCursor.decode(after));
    return {
      ...page(rows, { first: size, after, cursor: ({ id }) => mergeCursor.encode(id), node: (merge) => merge }),
      get totalCount() {
        return app.merges.count();
      },
    };
  }

  @FieldResolver(() => UserIdentity, {
    nullable: true,
    description: 'The identity that both had; absent where someone merged them by hand.',
  })
  async evidence(@Root() { evidence, keptId }: Merge, @Ctx() context: Context): Promise<UserIdentity | null> {
    if (evidence) context.seen.add(keptId);
    return evidence ? shownIdentity(evidence, await sightOf(context)) : null;
  }

  @FieldResolver(() => UserObject, {
    nullable: true,
    description: 'The one who was kept; absent where they are gone by now.',
  })
  kept(@Root() { keptId }: Merge, @Ctx() { loaders }: Context): Promise<User | null> {
    return loaders.of(usersById).load(keptId);
  }

  @Mutation(() => UserObject, {
    description:
      'Makes one user of two: everything of one goes to the other. Refused with SAME_USER, USER_MERGED, USER_ERASED, USER_RESTRICTED or NOT_FOUND. Answers the one who was kept.',
  })
  async mergeUsers(
    @Arg('input', () => MergeUsersInput, { description: 'Who.' }) { keep, merge }: MergeUsersInput,
    @Ctx() { app }: Context,
  ): Promise<User> {
    const merged = await app.merges.merge(userName(keep), userName(merge));
    const user = await app.profiles.byId(merged.merge.keptId);
    if (!user) throw new Error('the user who was kept is gone');
    return user;
  }

  @Mutation(() => MergeObject, {
    description:
      'Makes two users of one again, as they were; what has arrived since stays with the one who was kept. They are never merged by themselves again. Refused with ALREADY_UNDONE, TOO_LATE after 30 days, USER_MERGED where a later merge has to be undone first, USER_ERASED or NOT_FOUND.',
  })
  async undoMerge(
    @Arg('input', () => UndoMergeInput, { description: 'Which.' }) { id }: UndoMergeInput,
    @Ctx() { app }: Context,
  ): Promise<Merge> {
    return (await app.merges.undo(id)).merge;
  }
}

@Resolver(() => UserObject)
export class UserMergeResolver {
  @Extensions(LENGTH.few)
  @FieldResolver(() => [MergeObject], {
    complexity: LIST,
    description: 'Who was merged into them, and into those, the newest first; at most 100.',
  })
  merges(@Root() { id }: User, @Ctx() { loaders }: Context): Promise<Merge[]> {
    return loaders.of(mergesOfUsers).load(id);
  }
}
