import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import { Refusal } from '@strata/db';
import { processingOf } from '../../processing.js';
import type { Processing } from '../../processing.js';
import type { Context } from '../context.js';
import { LENGTH, PASS } from '../costs.js';
import { ProcessingRecordObject, SetProcessingRecordInput } from './processing.type.js';

@Resolver(() => ProcessingRecordObject)
export class ProcessingResolver {
  @Extensions(LENGTH.eventTypes)
  @Query(() => [ProcessingRecordObject], {
    complexity: PASS,
    description: 'Everything that is collected: identities, attributes, events, and the roots of the tree of tags.',
  })
  processingRecords(@Ctx() { app }: Context): Promise<Processing[]> {
    return processingOf(app);
  }

  @Mutation(() => ProcessingRecordObject, {
    description:
      'Writes down why something is collected, by which right, and who else is given it. Refused with NOT_FOUND.',
  })
  async setProcessingRecord(
    @Arg('input', () => SetProcessingRecordInput, { description: 'What is said, and of what.' })
    input: SetProcessingRecordInput,
    @Ctx() { app }: Context,
  ): Promise<Processing> {
    const find = async (): Promise<Processing> => {
      const name = input.name.normalize('NFC');
      const found = (await processingOf(app)).find((one) => one.kind === input.kind && one.name === name);
      if (!found) throw new Refusal('NOT_FOUND', 'there is no such definition');
      return found;
    };
    await find();
    await app.processing.set(input);
    return find();
  }
}
