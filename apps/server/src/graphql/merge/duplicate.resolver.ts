import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Duplicate, DuplicatePlace, User } from '@strata/profile';
import { CursorFormat, isDenseKey, page, PageArguments, pageSize } from '../connection.js';
import type { Context } from '../context.js';
import { LENGTH, LIST } from '../costs.js';
import { definitionsOf } from '../definitions.loader.js';
import { sightOf } from '../sight.js';
import { usersById } from '../user/user.loaders.js';
import { UserObject } from '../user/user.type.js';
import {
  DismissDuplicateInput,
  DismissDuplicatePayload,
  DuplicateConnection,
  DuplicateObject,
  MergeOutcome,
} from './duplicate.type.js';

const duplicateCursor = new CursorFormat<DuplicatePlace>('duplicates', (value): value is DuplicatePlace => {
  const { score, userId, otherId } = (value ?? {}) as Partial<DuplicatePlace>;
  return typeof score === 'number' && isDenseKey(userId) && isDenseKey(otherId);
});

@Resolver(() => DuplicateObject)
export class DuplicateResolver {
  @Query(() => DuplicateConnection, {
    description: 'Users who are probably one person and of whom nobody has decided, the surer first.',
  })
  async duplicates(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { app, seen }: Context,
  ): Promise<DuplicateConnection> {
    const size = pageSize(first);
    const rows = await app.duplicates.page(size + 1, duplicateCursor.decode(after));
    // What they have in common is told by its values.
    for (const { userId, otherId } of rows.slice(0, size)) seen.add(userId, otherId);
    return {
      ...page(rows, {
        first: size,
        after,
        cursor: ({ score, userId, otherId }) => duplicateCursor.encode({ score, userId, otherId }),
        node: (duplicate) => duplicate,
      }),
      get totalCount() {
        return app.duplicates.count();
      },
    };
  }

  @FieldResolver(() => UserObject)
  one(@Root() { userId }: Duplicate, @Ctx() { loaders }: Context): Promise<User | null> {
    return loaders.of(usersById).load(userId);
  }

  @FieldResolver(() => UserObject)
  other(@Root() { otherId }: Duplicate, @Ctx() { loaders }: Context): Promise<User | null> {
    return loaders.of(usersById).load(otherId);
  }

  @Extensions(LENGTH.userAttributes)
  @Query(() => [MergeOutcome], {
    complexity: LIST,
    description: 'What a merge would make of each attribute, by key. Nothing is written.',
  })
  async mergePreview(
    @Arg('keep', () => ID, { description: 'The id of the one who would be kept.' }) keep: string,
    @Arg('merge', () => ID, { description: 'The id of the one who would be merged.' }) merge: string,
    @Ctx() context: Context,
  ): Promise<MergeOutcome[]> {
    const { app, loaders, seen } = context;
    const ids = [Number(keep), Number(merge)].filter(isDenseKey);
    const [one, other] = await app.profiles.byIds(ids);
    if (!one || !other) return [];
    const [outcomes, { attributes }, sight] = await Promise.all([
      app.merges.preview(one.id, other.id),
      definitionsOf(loaders),
      sightOf(context),
    ]);
    return outcomes.flatMap(({ key, stands, ...outcome }): MergeOutcome[] => {
      const attribute = attributes.get(key);
      if (!attribute) return [];
      // Whether the two are the same would tell one by the other.
      if (sight.hidesAttribute(key))
        return [{ attribute, masked: true, mergedStands: false, kept: null, merged: null }];
      if (attribute.sensitive) seen.add(one.id, other.id);
      return [{ attribute, masked: false, mergedStands: stands === 'MERGED', ...outcome }];
    });
  }

  @Mutation(() => DismissDuplicatePayload, {
    description:
      'These two are not one person: they are never proposed again, nor merged by an identity that both give. Refused with NOT_FOUND where they are not proposed.',
  })
  async dismissDuplicate(
    @Arg('input', () => DismissDuplicateInput, { description: 'Who.' }) { one, other }: DismissDuplicateInput,
    @Ctx() { app }: Context,
  ): Promise<DismissDuplicatePayload> {
    await app.duplicates.dismiss(Number(one) || 0, Number(other) || 0);
    return { one, other };
  }
}
