import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { seesSensitive } from '@strata/access';
import { SEES_ALL, shownIdentity } from '@strata/profile';
import type { IdentityNotice, IdentityPolicy, NoticePlace, ShownIdentity, User } from '@strata/profile';
import { CursorFormat, page, PageArguments, pageSize } from '../connection.js';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import { mayNotUncover } from '../sight.js';
import { usersById } from '../user/user.loaders.js';
import { UserObject } from '../user/user.type.js';
import {
  ClearIdentityNoticeInput,
  IdentityNoticeConnection,
  IdentityNoticeObject,
  IdentityPolicyObject,
  SetIdentityPolicyInput,
} from './identity.type.js';

const noticeCursor = new CursorFormat<NoticePlace>('notices', (value): value is NoticePlace => {
  const place = (value ?? {}) as Partial<Record<keyof NoticePlace, unknown>>;
  return [place.raisedAt, place.value, place.kind, place.namespace].every((part) => typeof part === 'string');
});

@Resolver(() => IdentityPolicyObject)
export class IdentityPolicyResolver {
  @Extensions(LENGTH.identityKinds)
  @Query(() => [IdentityPolicyObject], { description: 'What becomes of shared identities, one policy for each kind.' })
  identityPolicies(@Ctx() { app }: Context): Promise<IdentityPolicy[]> {
    return app.identityPolicies.list();
  }

  @Mutation(() => IdentityPolicyObject, {
    description: 'Sets the policy of one kind. It holds for what arrives from then on, and merges or parts nobody.',
  })
  setIdentityPolicy(
    @Arg('input', () => SetIdentityPolicyInput, { description: 'What changes.' }) input: SetIdentityPolicyInput,
    @Ctx() { app, actor }: Context,
  ): Promise<IdentityPolicy> {
    if (input.sensitive === false && !seesSensitive(actor)) throw mayNotUncover('sensitive');
    return app.identityPolicies.set(input.kind, input);
  }
}

@Resolver(() => IdentityNoticeObject)
export class IdentityNoticeResolver {
  @Query(() => IdentityNoticeConnection, { description: 'Identities that too many profiles share.' })
  async identityNotices(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { app, seen }: Context,
  ): Promise<IdentityNoticeConnection> {
    const size = pageSize(first);
    const rows = await app.identityNotices.page(size + 1, noticeCursor.decode(after));
    for (const { userId } of rows.slice(0, size)) if (userId !== null) seen.add(userId);
    return {
      ...page(rows, {
        first: size,
        after,
        cursor: ({ raisedAt, value, kind, namespace }) =>
          noticeCursor.encode({ raisedAt: raisedAt.toISOString(), value, kind, namespace }),
        node: noticeNode,
      }),
      get totalCount() {
        return app.identityNotices.count();
      },
    };
  }

  @FieldResolver(() => UserObject, {
    nullable: true,
    description: 'Whose it is; absent where it was shared from the start.',
  })
  async user(@Root() { userId }: NoticeNode, @Ctx() { loaders }: Context): Promise<User | null> {
    return userId === null ? null : loaders.of(usersById).load(userId);
  }

  @Mutation(() => IdentityNoticeObject, {
    description: 'Lets an identity find and join people again. Its profiles are counted from then on.',
  })
  async clearIdentityNotice(
    @Arg('input', () => ClearIdentityNoticeInput, { description: 'Which.' }) { identity }: ClearIdentityNoticeInput,
    @Ctx() { app }: Context,
  ): Promise<NoticeNode> {
    return noticeNode(await app.identityNotices.clear({ ...identity, namespace: identity.namespace ?? '' }));
  }
}

interface NoticeNode {
  identity: ShownIdentity;
  profiles: number;
  raisedAt: Date;
  userId: number | null;
}

/** A notice is only for those who may see every identity: `IdentityNotice` takes `profile.sensitive`. */
const noticeNode = ({ kind, namespace, value, ...notice }: IdentityNotice): NoticeNode => ({
  identity: shownIdentity({ kind, namespace, value }, SEES_ALL),
  ...notice,
});
