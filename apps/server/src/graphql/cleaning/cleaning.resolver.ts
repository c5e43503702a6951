import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { prepareItems } from '@strata/collect';
import type { BoundUser, InferenceMethod, PreparedItem } from '@strata/collect';
import { Refusal } from '@strata/db';
import { ItemRejected } from '@strata/profile';
import { preparingOf } from '../../cleaning.js';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import { cleaningSettings } from './cleaning.settings.js';
import { TriedValue, TryCleaningInput } from './cleaning.type.js';

const MOST_VALUES = 100;

@Resolver()
export class CleaningResolver {
  @Extensions(LENGTH.batch)
  @Query(() => [TriedValue], {
    description: 'What cleaning would make of values, and by which rules. Nothing is stored.',
  })
  async tryCleaning(
    @Arg('input', () => TryCleaningInput, { description: 'The values.' }) input: TryCleaningInput,
    @Ctx() { app }: Context,
  ): Promise<TriedValue[]> {
    if (input.values.length > MOST_VALUES) throw new Refusal('TOO_LARGE', `at most ${MOST_VALUES} values`);
    const { definitions, sources, loadedTables } = app;
    const others = input.cleaning ? cleaningSettings(input.cleaning) : undefined;
    const preparing = await preparingOf(definitions, sources, loadedTables, input.source ?? '', others);
    const attribute = input.attribute.normalize('NFC');
    if (!preparing.attributes.has(attribute)) throw new Refusal('NOT_FOUND', `no attribute "${attribute}" is defined`);
    const prepare = prepareItems('users', preparing);
    return input.values.map((value) => tried(attribute, value, prepare));
  }
}

function tried(attribute: string, value: string, prepare: (item: BoundUser) => PreparedItem): TriedValue {
  try {
    const { item, repairs } = prepare({ externalId: '', attributes: { [attribute]: value } });
    const { attributes, inferred } = item as BoundUser;
    const stored = Object.entries(attributes ?? {}).map(([key, clean]) => ({
      attribute: key,
      value: clean,
      inferred: (inferred?.[key] as InferenceMethod | undefined) ?? null,
    }));
    return { value, stored, repairs };
  } catch (error) {
    if (!(error instanceof ItemRejected)) throw error;
    return { value, stored: [], repairs: [], fault: error.message };
  }
}
