import { Arg, Ctx, Extensions, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WriteKey } from '@strata/collect';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import { DateTimeScalar } from '../scalars.js';
import { ensureSource } from './ensure-source.js';

@ObjectType('WriteKey', {
  description: 'By it a page or an app writes as a source, with the SDK. It may read nothing, and is no secret.',
})
export class WriteKeyObject {
  @Field(() => String, { description: 'The key itself.' })
  key: string;

  @Field(() => String, { description: 'The source that it writes as.' })
  source: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When something last came by it, to the minute.' })
  usedAt: Date | null;
}

@InputType({ description: 'A new write key.' })
export class CreateWriteKeyInput {
  @Field(() => String, { description: 'The key of the source that it writes as; one that is not defined is made.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'The name of a source that is made.' })
  name?: string | null;
}

@InputType({ description: 'Which write key.' })
export class RevokeWriteKeyInput {
  @Field(() => String, { description: 'The key itself.' })
  key: string;
}

@Resolver(() => WriteKeyObject)
export class WriteKeyResolver {
  @Extensions(LENGTH.inbound)
  @Query(() => [WriteKeyObject], { description: 'Every write key that holds, by source, the newest first.' })
  writeKeys(@Ctx() { app }: Context): Promise<WriteKey[]> {
    return app.inbound.writeKeys.list();
  }

  @Mutation(() => WriteKeyObject, { description: 'Makes a write key; a source has at most ten.' })
  async createWriteKey(
    @Arg('input', () => CreateWriteKeyInput, { description: 'Of which source.' })
    { source, name }: CreateWriteKeyInput,
    @Ctx() { app }: Context,
  ): Promise<WriteKey> {
    const key = await ensureSource(app, source, 'SDK', name ?? source);
    return app.database.transaction((transaction) => app.inbound.writeKeys.create(key, transaction));
  }

  @Mutation(() => Boolean, { description: 'From now on nothing comes by this key; false where there was none.' })
  revokeWriteKey(
    @Arg('input', () => RevokeWriteKeyInput, { description: 'Which.' }) { key }: RevokeWriteKeyInput,
    @Ctx() { app }: Context,
  ): Promise<boolean> {
    return app.inbound.writeKeys.revoke(key);
  }
}
