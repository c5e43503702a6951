import { Readable } from 'node:stream';
import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import { FaultyTable } from '@strata/collect';
import type { InferenceTable } from '@strata/collect';
import { expectMayInfer } from '../../inference.js';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import {
  GiveInferenceTableInput,
  GiveInferenceTablePayload,
  InferenceTableFaulty,
  InferenceTableObject,
  RemoveInferenceTableInput,
  RemoveInferenceTablePayload,
} from './inference-table.type.js';

@Resolver()
export class InferenceTableResolver {
  @Extensions(LENGTH.few)
  @Query(() => [InferenceTableObject], {
    description: 'The tables that places are inferred by, one of each kind at most. Each source says which it uses.',
  })
  inferenceTables(@Ctx() { app }: Context): Promise<InferenceTable[]> {
    return app.inferenceTables.list();
  }

  @Mutation(() => GiveInferenceTablePayload, {
    description:
      'Gives a table. It is taken whole or not at all, and counts from the next batch on, in every process. One by which places are inferred from sensitive values, as from phone numbers, takes `profile.sensitive`.',
  })
  async giveInferenceTable(
    @Arg('input', () => GiveInferenceTableInput, { description: 'The table.' })
    { kind, csv, note }: GiveInferenceTableInput,
    @Ctx() { app, actor }: Context,
  ): Promise<InferenceTable | InferenceTableFaulty> {
    await expectMayInfer(app, actor, [kind]);
    try {
      const content = Readable.from([Buffer.from(csv)]);
      return await app.inferenceTables.give(kind, { fileName: `${kind.toLowerCase()}.csv`, note: note ?? '', content });
    } catch (error) {
      if (!(error instanceof FaultyTable)) throw error;
      const { faults, faulty } = error;
      return { faults, faulty };
    }
  }

  @Mutation(() => RemoveInferenceTablePayload, {
    description: 'Removes a table: from the next batch on nothing is inferred by it. What was inferred stays, marked.',
  })
  async removeInferenceTable(
    @Arg('input', () => RemoveInferenceTableInput, { description: 'Which.' }) { kind }: RemoveInferenceTableInput,
    @Ctx() { app }: Context,
  ): Promise<RemoveInferenceTablePayload> {
    return { removed: await app.inferenceTables.remove(kind) };
  }
}
