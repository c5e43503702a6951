import { Arg, Ctx, Extensions, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Retention, RetentionKind } from '@strata/profile';
import type { Context } from '../context.js';
import { LENGTH, PASS } from '../costs.js';
import { RetentionKindEnum, RetentionObject, SetRetentionInput } from './retention.type.js';

@Resolver(() => RetentionObject)
export class RetentionResolver {
  @Extensions(LENGTH.eventTypes)
  @Query(() => [RetentionObject], { description: 'What is not kept for good, by kind and name.' })
  retentions(@Ctx() { app }: Context): Promise<Retention[]> {
    return app.retentions.list();
  }

  @Query(() => Int, {
    complexity: PASS,
    description: 'How much a period would delete, were it set now. Refused with NOT_FOUND or INVALID_INPUT.',
  })
  retentionPreview(
    @Arg('kind', () => RetentionKindEnum, { description: 'Of what.' }) kind: RetentionKind,
    @Arg('name', () => String, { description: 'The name of the event, or the key of the attribute.' }) name: string,
    @Arg('period', () => String, { description: 'ISO 8601 duration of a day at least.' }) period: string,
    @Ctx() { app }: Context,
  ): Promise<number> {
    return app.retentions.preview(kind, name, period);
  }

  @Extensions(LENGTH.eventTypes)
  @Mutation(() => [RetentionObject], {
    description:
      'Sets for how long something is kept. What is older is deleted within an hour, and events of that age are rejected (TOO_OLD). Answers all that are set. Refused with NOT_FOUND or INVALID_INPUT.',
  })
  async setRetention(
    @Arg('input', () => SetRetentionInput, { description: 'What, and for how long.' }) input: SetRetentionInput,
    @Ctx() { app }: Context,
  ): Promise<Retention[]> {
    await app.retentions.set(input.kind, input.name, input.period ?? null);
    return app.retentions.list();
  }
}
